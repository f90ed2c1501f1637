import { within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { ChecklistView } from '../../../sdk/runner/view.ts'
import { openSurface } from '../../../sdk/surfaces/checklist.ts'
import { activeElement } from '../../../sdk/surfaces/ui/focus.ts'
import { aChecklist, anItem } from '../../support/surfaceViews.ts'
import { closeAll, desk, hasPart, hostPage, keep, part, recordingDeps, shadow, type Recorded } from './stubs.ts'

let deps: Recorded
const open = (change: Partial<ChecklistView> = {}) => keep(openSurface(aChecklist(change), deps))
const panel = () => within(part('panel'))
const status = () => shadow().querySelector('[role=status]')?.textContent
const ticked = (change: Partial<ChecklistView> = {}): ChecklistView => {
  const view = aChecklist(change)
  return { ...view, items: view.items.map((item) => (item.id === 'channel' ? { ...item, done: true, doneBy: 'you', doneAt: Date.now() } : { ...item, lockedBy: null })) }
}
const finished = (change: Partial<ChecklistView> = {}): ChecklistView => {
  const view = aChecklist(change)
  return { ...view, complete: true, items: view.items.map((item) => ({ ...item, done: true, lockedBy: null, doneBy: 'teammate', doneAt: Date.now() })), ...change }
}

beforeEach(async () => {
  await desk()
  hostPage()
  deps = recordingDeps()
})
afterEach(closeAll)

describe('launcher', () => {
  it('says what it is, how far, and whether the panel is open', async () => {
    await open({ open: false })
    const launcher = within(part('launcher').parentElement ?? part('launcher')).getByRole('button', { name: /^Get started, 1 of 3 done$/ })
    expect(launcher.ariaExpanded).toBe('false')
    expect(part('panel').matches(':popover-open')).toBe(false)
    launcher.click()
    expect(deps.acts).toEqual([{ act: 'toggle', open: true }])
  })

  it('keeps clear of a fixed bar of the host and lies below its modals', async () => {
    const bar = document.createElement('footer')
    Object.assign(bar.style, { position: 'fixed', inset: 'auto 0 0', height: '64px', background: '#eee' })
    document.body.append(bar)
    await open({ open: false })
    expect(part('launcher').getBoundingClientRect().bottom).toBeLessThanOrEqual(bar.getBoundingClientRect().top - 8)
    const dialog = document.createElement('dialog')
    document.body.append(dialog)
    dialog.showModal()
    const { x, y } = part('launcher').getBoundingClientRect()
    expect(document.elementFromPoint(x + 20, y + 20)?.localName).not.toBe('shirube-root')
    dialog.close()
    dialog.remove()
    bar.remove()
  })

  it('measures again when a modal of the host closes, which had hidden the bar, and when the page has changed', async () => {
    const bar = document.createElement('footer')
    Object.assign(bar.style, { position: 'fixed', inset: 'auto 0 0', height: '80px' })
    const modal = document.createElement('dialog')
    document.body.append(bar, modal)
    modal.showModal()
    await open({ open: false })
    const room = (): string => part('launcher').closest<HTMLElement>('.s')?.style.getPropertyValue('--up') ?? ''
    expect(room()).toBe('0px')
    modal.close()
    await vi.waitFor(() => expect(room()).toBe('72px'))
    history.replaceState(null, '', '#elsewhere')
    bar.remove()
    await vi.waitFor(() => expect(room()).toBe('0px'))
  })

  it.each([
    ['bottom-end', 'right', 'bottom'],
    ['bottom-start', 'left', 'bottom'],
    ['top-end', 'right', 'top'],
    ['top-start', 'left', 'top'],
  ] as const)('sits in the corner the author chose: %s', async (corner, x, y) => {
    await open({ corner, open: false })
    const box = part('launcher').getBoundingClientRect()
    const far = { left: box.left, right: innerWidth - box.right, top: box.top, bottom: innerHeight - box.bottom }
    expect(far[x]).toBeLessThanOrEqual(20)
    expect(far[y]).toBeGreaterThanOrEqual(20)
    expect(far[y]).toBeLessThan(innerHeight / 2)
  })
})

describe('panel', () => {
  it('is a named dialog with progress and one open item: the next one', async () => {
    await open()
    expect(within(part('panel').parentElement ?? part('panel')).getByRole('dialog', { name: 'Get your team talking' }).matches(':popover-open')).toBe(true)
    expect(panel().getByRole('progressbar').getAttribute('aria-valuetext')).toBe('1 of 3 done')
    expect(panel().getAllByRole('button', { expanded: true }).map((row) => row.textContent)).toEqual([expect.stringMatching(/^Next: Create a channel/)])
  })

  it('names the state of each item and why it is locked', async () => {
    await open()
    const rows = [...shadow().querySelectorAll('[part~="item"]')].map((item) => item.textContent ?? '')
    expect(rows[0]).toMatch(/^Done: Fill in your profileYou, today \d\d:\d\d$/)
    expect(rows[2]).toMatch(/^Locked: Post a messageOpens after “Create a channel”/)
  })

  it('says the minutes that are left', async () => {
    await open()
    expect(part('panel').textContent).toContain('1 of 3 done, about 4 minutes left')
  })

  it('never names a teammate', async () => {
    await open({ items: [anItem({ done: true, doneBy: 'teammate', doneAt: null })] })
    expect(part('item').textContent).toContain('Done by a teammate')
  })

  it('opens another item in place of the first, and closes it again', async () => {
    await open({ items: [anItem(), anItem({ id: 'later', title: 'Later one', optional: true })] })
    panel().getByRole('button', { name: /Later one Optional/ }).click()
    await vi.waitFor(() => expect(panel().getAllByRole('button', { expanded: true })).toHaveLength(1))
    expect(panel().getByRole('button', { expanded: true }).textContent).toContain('Later one')
    panel().getByRole('button', { expanded: true }).click()
    await vi.waitFor(() => expect(panel().queryAllByRole('button', { expanded: true })).toHaveLength(0))
    expect(deps.acts).toEqual([])
  })

  it('hands over action, mark, hide and fold', async () => {
    await open()
    for (const name of ['item-action', 'item-mark', 'hide', 'close']) part(name).click()
    expect(deps.acts).toEqual([{ act: 'itemAction', itemId: 'channel' }, { act: 'markDone', itemId: 'channel' }, { act: 'hide' }, { act: 'toggle', open: false }])
  })

  it('keeps a disabled action quiet and offers nothing on a locked item', async () => {
    await open({ items: [anItem({ actionDisabled: true }), anItem({ id: 'b', title: 'Locked one', lockedBy: 'Fill in your profile', canMark: true })] })
    part('item-action').click()
    panel().getByRole('button', { name: /Locked one/ }).click()
    await vi.waitFor(() => expect(hasPart('item-action')).toBe(false))
    expect(deps.acts).toEqual([])
  })

  it('says a failure in the open item', async () => {
    const surface = await open()
    surface.update(aChecklist({ failure: 'That did not work.' }))
    await vi.waitFor(() => expect(shadow().querySelector('[role=alert]')?.textContent).toBe('That did not work.'))
    expect(part('panel').textContent).toContain('That did not work.')
  })

  it('speaks Japanese', async () => {
    deps = recordingDeps({ locale: 'ja' })
    await open()
    expect(within(part('launcher').parentElement ?? part('launcher')).getByRole('button', { name: 'はじめての設定、3件中1件完了' })).toBe(part('launcher'))
    expect(part('panel').textContent).toContain('3件中1件完了・残り約4分')
    expect(part('hide').textContent).toBe('この一覧を隠す')
  })
})

describe('progress', () => {
  it('says a tick once, opens the next item and moves the focus to it', async () => {
    const surface = await open()
    part('item-mark').focus()
    const said = new Set<string>()
    new MutationObserver(() => said.add(status() ?? '')).observe(shadow().querySelector('[role=status]') ?? shadow(), { childList: true })
    surface.update(ticked())
    await vi.waitFor(() => expect(status()).toBe('Done: Create a channel. 2 of 3 done.'))
    expect([...said].filter(Boolean)).toEqual(['Done: Create a channel. 2 of 3 done.'])
    expect(activeElement()?.textContent).toMatch(/^Next: Post a message/)
  })

  it('says nothing for what was done before it opened', async () => {
    const surface = await open({ open: false })
    surface.update(aChecklist({ open: false }))
    expect(status()).toBe('')
  })

  it('ends with all set, and still shows the list to who wants it', async () => {
    const surface = await open()
    surface.update(finished({ celebrate: true }))
    await vi.waitFor(() => expect(panel().getByRole('heading').textContent).toBe('All set'))
    expect(part('launcher').textContent).toBe('All set')
    expect(part('panel').textContent).toContain('3 of 3 done: 0 by you, 3 by teammates')
    panel().getByRole('button', { name: 'See the list' }).click()
    await vi.waitFor(() => expect(panel().getAllByRole('listitem')).toHaveLength(3))
    expect(activeElement()).toBe(part('panel'))
  })

  it('puts the finished list away by its button', async () => {
    await keep(openSurface(finished(), deps))
    panel().getByRole('button', { name: 'Done' }).click()
    expect(deps.acts).toEqual([{ act: 'close' }])
  })

  it('celebrates no longer than 1.2 s, and not at all when it shall be still', async () => {
    deps = recordingDeps({ still: false })
    const surface = await open()
    surface.update(finished({ celebrate: true }))
    await vi.waitFor(() => expect(part('panel').getAnimations({ subtree: true }).length).toBeGreaterThan(0))
    for (const animation of part('panel').getAnimations({ subtree: true })) expect(Number(animation.effect?.getComputedTiming().endTime)).toBeLessThanOrEqual(1200)
    await closeAll()
    deps = recordingDeps()
    const calm = await open()
    calm.update(finished({ celebrate: true }))
    await vi.waitFor(() => expect(panel().getByRole('heading').textContent).toBe('All set'))
    expect(part('panel').getAnimations({ subtree: true })).toEqual([])
  })
})

describe('focus and keys', () => {
  it('goes into the panel that the person opened and back to the launcher when it folds', async () => {
    const surface = await open({ open: false, takesFocus: false })
    part('launcher').focus()
    surface.update(aChecklist())
    await vi.waitFor(() => expect(activeElement()).toBe(part('panel')))
    await userEvent.keyboard('{Escape}')
    expect(deps.acts).toEqual([{ act: 'escape' }])
    surface.update(aChecklist({ open: false }))
    await vi.waitFor(() => expect(activeElement()).toBe(part('launcher')))
    expect(part('panel').matches(':popover-open')).toBe(false)
  })

  it('does not take Esc while it is folded', async () => {
    await open({ open: false })
    part('launcher').focus()
    const heard = vi.fn()
    document.addEventListener('keydown', heard, { once: true })
    await userEvent.keyboard('{Escape}')
    expect(deps.acts).toEqual([])
    expect(heard).toHaveBeenCalledOnce()
  })

  it('walks by Tab from the launcher through the panel in reading order', async () => {
    await open()
    part('launcher').focus()
    const visited: string[] = []
    for (let i = 0; i < 5; i++) {
      await userEvent.keyboard('{Tab}')
      const active = activeElement()
      visited.push(active?.getAttribute('aria-label') ?? active?.querySelector('.n')?.textContent ?? active?.textContent ?? '')
    }
    expect(visited).toEqual(['Make smaller', 'Fill in your profile', 'Create a channel', 'Open', 'Mark as done'])
  })

  it('folds when the host gets the focus under it', async () => {
    await open({ takesFocus: false })
    const { left, top } = part('panel').getBoundingClientRect()
    const hidden = document.createElement('button')
    Object.assign(hidden.style, { position: 'fixed', left: `${left + 20}px`, top: `${top + 20}px`, width: '40px', height: '20px' })
    document.body.append(hidden)
    hidden.focus()
    expect(deps.acts).toEqual([{ act: 'toggle', open: false }])
    hidden.remove()
  })
})

describe('seen and gone', () => {
  it('counts as seen when its panel was in view, once', async () => {
    const surface = await open({ open: false })
    surface.update(aChecklist())
    await vi.waitFor(() => expect(deps.seen).toEqual(['setup']), 4000)
    surface.update(aChecklist({ open: false }))
    surface.update(aChecklist())
    expect(deps.seen).toEqual(['setup'])
  })

  it('comes back after the host has thrown everything out of its body', async () => {
    const surface = await open()
    hostPage()
    expect(document.querySelector('shirube-root')).toBeNull()
    surface.update(aChecklist())
    await vi.waitFor(() => expect(part('panel').matches(':popover-open')).toBe(true))
  })

  it('leaves nothing behind after 50 times', async () => {
    const nodes = document.querySelectorAll('*').length
    for (let i = 0; i < 50; i++) {
      const surface = await openSurface(aChecklist(), deps)
      surface.update(ticked())
      await surface.close({ restoreFocus: false })
    }
    expect(document.querySelectorAll('*').length).toBe(nodes)
  })
})
