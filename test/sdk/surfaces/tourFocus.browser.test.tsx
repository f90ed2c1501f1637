// Focus, keys and what is left behind: the parts of a tour that a person without a mouse lives by.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { openSurface } from '../../../sdk/surfaces/tour.ts'
import { activeElement } from '../../../sdk/surfaces/ui/focus.ts'
import { aTour } from '../../support/surfaceViews.ts'
import { closeAll, desk, equipped, hasPart, hostPage, keep, part, recordingDeps, shadow, type Recorded } from './stubs.ts'
import type { TourView } from '../../../sdk/runner/view.ts'

let deps: Recorded
let page: ReturnType<typeof hostPage>
const view = (change: Partial<TourView> = {}) => aTour({ target: page.target, ...change })
const open = (change: Partial<TourView> = {}) => keep(openSurface(view(change), deps))
const status = () => shadow().querySelector('[role=status]')?.textContent
const label = () => activeElement()?.ariaLabel ?? activeElement()?.textContent

beforeEach(async () => {
  await desk()
  page = hostPage()
  deps = recordingDeps()
})
afterEach(closeAll)

describe('focus', () => {
  it('moves to the card that the person asked for', async () => {
    page.start.focus()
    await open()
    expect(activeElement()).toBe(part('card'))
  })

  it('stays where the person is when the tour starts by itself, which is said once', async () => {
    page.field.focus()
    const said: string[] = []
    const opened = open({ takesFocus: false })
    await opened
    new MutationObserver(() => said.push(status() ?? '')).observe(shadow().querySelector('[role=status]') ?? shadow(), { childList: true })
    expect(activeElement()).toBe(page.field)
    await vi.waitFor(() => expect(status()).toMatch(/^Guide available: Bring in your team\. Press Ctrl\+Alt\+G to open it\.$/))
    expect(said.filter(Boolean)).toHaveLength(1)
  })

  it('follows from step to step while it is in the card', async () => {
    const surface = await open()
    part('next').focus()
    surface.update(view({ stepId: 'channel', index: 2, takesFocus: false }))
    expect(activeElement()).toBe(part('card'))
    expect(part('card').dataset['step']).toBe('channel')
  })

  it('is left with the host when an act there advanced the tour; the new step is said', async () => {
    const surface = await open({ takesFocus: false })
    page.field.focus()
    surface.update(view({ stepId: 'channel', index: 2, title: 'Make a channel', takesFocus: false }))
    expect(activeElement()).toBe(page.field)
    await vi.waitFor(() => expect(status()).toBe('Step 3 of 4: Make a channel'))
  })

  it('is not disturbed when only the state of the step changes or its target is drawn anew', async () => {
    const surface = await open()
    part('next').focus()
    surface.update(view({ busy: true }))
    expect(label()).toBe('Next')
    surface.update(view({ target: page.field }))
    expect(label()).toBe('Next')
  })

  it.each([
    ['who had it', () => {}, () => page.start],
    ['the target, when that one is gone', () => page.start.remove(), () => page.target],
  ])('returns to %s', async (_, change, expected) => {
    page.start.focus()
    const surface = await openSurface(view(), deps)
    change()
    await surface.close({ restoreFocus: true })
    expect(activeElement()).toBe(expected())
  })

  it('returns to what stood before, never to the body, when both are gone', async () => {
    const menu = document.createElement('div')
    const item = document.createElement('button')
    menu.append(item)
    document.body.append(menu)
    item.focus()
    const surface = await openSurface(view(), deps)
    await equipped()
    item.remove()
    page.target.remove()
    await surface.close({ restoreFocus: true })
    expect(activeElement()).toBe(page.field)
  })

  it('is not pulled away from the host when the tour ends there', async () => {
    page.start.focus()
    const surface = await openSurface(view(), deps)
    page.field.focus()
    await surface.close({ restoreFocus: true })
    expect(activeElement()).toBe(page.field)
  })

  it('is not hidden under the card: the card steps aside and a pill leads back', async () => {
    await open({ takesFocus: false })
    await equipped()
    const { left, top } = part('card').getBoundingClientRect()
    Object.assign(page.field.style, { position: 'fixed', left: `${left + 40}px`, top: `${top + 40}px`, width: '80px' })
    page.field.focus()
    expect(getComputedStyle(part('card')).opacity).toBe('0')
    await vi.waitFor(() => expect(part('to-step').matches(':popover-open')).toBe(true))
    part('to-step').click()
    expect(getComputedStyle(part('card')).opacity).toBe('1')
    expect(part('to-step').matches(':popover-open')).toBe(false)
  })

  it('goes back to the page when the run is put aside', async () => {
    page.start.focus()
    const surface = await open()
    surface.update(view({ mode: 'chip' }))
    await vi.waitFor(() => expect(hasPart('resume')).toBe(true))
    expect(activeElement()).toBe(page.start)
  })
})

describe('keys', () => {
  it('makes Tab a bridge: target, card in visual order, what follows the target, and back', async () => {
    await open({ takesFocus: false })
    page.target.focus()
    const visited: (string | null | undefined)[] = []
    for (let i = 0; i < 5; i++) {
      await userEvent.keyboard('{Tab}')
      visited.push(label())
    }
    expect(visited).toEqual(['Close', 'Skip', 'Back', 'Next', 'Name'])
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
    expect(label()).toBe('Next')
  })

  it('builds the bridge anew for each step', async () => {
    const surface = await open({ takesFocus: false, target: page.start })
    surface.update(view({ stepId: 'channel', takesFocus: false }))
    page.target.focus()
    await userEvent.keyboard('{Tab}')
    expect(label()).toBe('Close')
    page.start.focus()
    await userEvent.keyboard('{Tab}')
    expect(label()).toBe('Invite')
  })

  it('builds it by hand where the browser cannot: from an SVG target', async () => {
    const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
    icon.setAttribute('tabindex', '0')
    icon.setAttribute('aria-label', 'Icon')
    page.target.replaceWith(icon)
    await open({ takesFocus: false, target: icon })
    await vi.waitFor(async () => {
      icon.focus()
      await userEvent.keyboard('{Tab}')
      expect(label()).toBe('Close')
    })
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
    expect(activeElement()).toBe(icon)
    part('next').focus()
    await userEvent.keyboard('{Tab}')
    expect(label()).toBe('Name')
  })

  it('answers Esc in the card and on its target, and nowhere else', async () => {
    await open()
    await userEvent.keyboard('{Escape}')
    page.target.focus()
    await userEvent.keyboard('{Escape}')
    page.field.focus()
    await userEvent.keyboard('{Escape}')
    expect(deps.acts).toEqual([{ act: 'escape' }, { act: 'escape' }])
  })

  it("leaves an Esc alone that the host has taken for itself", async () => {
    await open()
    page.target.addEventListener('keydown', (event) => event.preventDefault(), { once: true })
    page.target.focus()
    await userEvent.keyboard('{Escape}')
    expect(deps.acts).toEqual([])
  })

  it("does not set off the host's shortcuts or outside-press handlers, and swallows no other key", async () => {
    await open()
    const heard: string[] = []
    const listen = (event: Event): void => void heard.push(event instanceof KeyboardEvent ? event.key : event.type)
    for (const name of ['keydown', 'pointerdown', 'click']) document.addEventListener(name, listen)
    part('next').focus()
    await userEvent.keyboard('{Enter}')
    await userEvent.keyboard('j')
    await userEvent.click(part('back'))
    for (const name of ['keydown', 'pointerdown', 'click']) document.removeEventListener(name, listen)
    expect(heard).toEqual(['j'])
    expect(deps.acts.map(({ act }) => act)).toEqual(['next', 'back'])
  })

  it('jumps between page and guide with Ctrl+Alt+G', async () => {
    await open({ takesFocus: false })
    page.field.focus()
    await userEvent.keyboard('{Control>}{Alt>}g{/Alt}{/Control}')
    expect(activeElement()).toBe(part('card'))
    await userEvent.keyboard('{Control>}{Alt>}g{/Alt}{/Control}')
    expect(activeElement()).toBe(page.field)
  })

  it('answers Esc in a modal step by pausing, and leaves closing to the runner', async () => {
    await open({ type: 'modal', target: null })
    await userEvent.keyboard('{Escape}')
    expect(deps.acts).toEqual([{ act: 'escape' }])
    expect(part('card').matches(':modal')).toBe(true)
  })
})
