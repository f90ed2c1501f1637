// What a tour costs the host: nothing while it rests, nothing afterwards, and never a mark on the host's own elements.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openSurface } from '../../../sdk/surfaces/tour.ts'
import { aTour } from '../../support/surfaceViews.ts'
import { closeAll, desk, hostPage, keep, part, recordingDeps, type Recorded } from './stubs.ts'
import type { TourView } from '../../../sdk/runner/view.ts'

let deps: Recorded
let page: ReturnType<typeof hostPage>
const view = (change: Partial<TourView> = {}) => aTour({ target: page.target, spotlight: 'ring', ...change })

beforeEach(async () => {
  await desk()
  page = hostPage()
  deps = recordingDeps()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await closeAll()
})

describe('the host page', () => {
  it('has no element, attribute or style of its own changed', async () => {
    const before = document.documentElement.outerHTML
    const surface = await openSurface(view({ spotlight: 'dim' }), deps)
    document.querySelector('shirube-root')?.toggleAttribute('hidden', false)
    const during = document.documentElement.cloneNode(true)
    if (during instanceof Element) during.querySelector('shirube-root')?.remove()
    expect(during instanceof Element && during.outerHTML).toBe(before)
    await surface.close({ restoreFocus: true })
    expect(document.documentElement.outerHTML).toBe(before)
  })

  it('keeps no node and no listener after 200 tours', async () => {
    const held = new Map<EventTarget, Set<unknown>[]>()
    const restores = [window, document, document.body].map((target) => {
      const sets: Record<string, Set<unknown>> = {}
      const [on, off] = [target.addEventListener, target.removeEventListener]
      target.addEventListener = ((type: string, listener: EventListener, options?: AddEventListenerOptions) => {
        ;(sets[type] ??= new Set()).add(listener)
        on.call(target, type, listener, options)
      }) as typeof on // the DOM's overloads cannot be spelt by a wrapper
      target.removeEventListener = ((type: string, listener: EventListener, options?: EventListenerOptions) => {
        sets[type]?.delete(listener)
        off.call(target, type, listener, options)
      }) as typeof off // the DOM's overloads cannot be spelt by a wrapper
      return () => {
        held.set(target, Object.values(sets))
        target.addEventListener = on
        target.removeEventListener = off
      }
    })
    const nodes = document.querySelectorAll('*').length
    for (let i = 0; i < 200; i++) {
      const surface = await openSurface(view({ stepId: `s${i}` }), deps)
      surface.update(view({ stepId: `t${i}`, target: page.field }))
      await surface.close({ restoreFocus: false })
    }
    restores.forEach((restore) => restore())
    expect(document.querySelectorAll('*').length).toBe(nodes)
    const sets = [...held.values()].flat()
    expect(sets.length).toBeGreaterThan(2)
    expect(sets.reduce((sum, set) => sum + set.size, 0)).toBe(0)
    expect(deps.errors).toEqual([])
  })

  it('runs no animation frame and no timer while a step rests', async () => {
    await keep(openSurface(view({ takesFocus: true }), deps))
    await vi.waitFor(() => expect(deps.seen).toEqual(['invite']), 4000)
    const frames = vi.spyOn(window, 'requestAnimationFrame')
    const timers = vi.spyOn(window, 'setTimeout')
    const resting = await new Promise<number>((resolve) => {
      const channel = new MessageChannel()
      let turns = 0
      channel.port1.onmessage = () => (++turns < 2000 ? channel.port2.postMessage(0) : resolve(frames.mock.calls.length + timers.mock.calls.length))
      channel.port2.postMessage(0)
    })
    expect(resting).toBe(0)
    expect(part('card').parentElement?.getAnimations({ subtree: true })).toEqual([])
  })
})

describe('motion', () => {
  const animations = () => part('card').parentElement?.getAnimations({ subtree: true }) ?? []

  it('is opacity and transform only, at most 150 ms, and over when the surface is gone', async () => {
    deps = recordingDeps({ still: false })
    const surface = await openSurface(view(), deps)
    const entering = animations()
    surface.update(view({ stepId: 'next', index: 2, target: page.field }))
    const all = [...entering, ...animations()]
    expect(all.length).toBeGreaterThan(3)
    for (const { effect } of all) {
      expect(Number(effect?.getComputedTiming().duration)).toBeLessThanOrEqual(150)
      const moved = effect instanceof KeyframeEffect ? effect.getKeyframes().flatMap((frame) => Object.keys(frame)) : []
      const allowed = ['opacity', 'transform', 'offset', 'computedOffset', 'easing', 'composite']
      expect(moved.filter((name) => !allowed.includes(name))).toEqual([])
    }
    await surface.close({ restoreFocus: false })
    expect(document.querySelector('shirube-root')).toBeNull()
  })

  it('is none at all when it shall be still', async () => {
    const surface = await keep(openSurface(view(), deps))
    surface.update(view({ stepId: 'next', index: 2, target: page.field }))
    expect(animations()).toEqual([])
  })
})

describe('seen', () => {
  it('is reported once per step, also after updates of the same step', async () => {
    const surface = await keep(openSurface(view(), deps))
    surface.update(view({ busy: true }))
    await vi.waitFor(() => expect(deps.seen).toEqual(['invite']), 4000)
    surface.update(view({ stepId: 'next' }))
    await vi.waitFor(() => expect(deps.seen).toEqual(['invite', 'next']), 4000)
  })

  it('waits while something lies over the card, and counts after the person has put that away', async () => {
    await keep(openSurface(view(), deps))
    const cover = document.createElement('div')
    cover.popover = 'manual'
    Object.assign(cover.style, { inset: '0', width: '100vw', height: '100vh' })
    document.body.append(cover)
    cover.showPopover()
    const looked = vi.spyOn(ShadowRoot.prototype, 'elementFromPoint')
    await vi.waitFor(() => expect(looked).toHaveBeenCalled(), 4000)
    expect(deps.seen).toEqual([])
    cover.remove()
    dispatchEvent(new PointerEvent('pointerup'))
    await vi.waitFor(() => expect(deps.seen).toEqual(['invite']), 4000)
  })

  it('never counts a chip', async () => {
    const looked = vi.spyOn(window, 'IntersectionObserver')
    await keep(openSurface(view({ mode: 'chip', takesFocus: false }), deps))
    expect(looked).not.toHaveBeenCalled()
  })
})

describe('place', () => {
  it('comes back after the host has thrown everything out of its body', async () => {
    const surface = await keep(openSurface(view(), deps))
    page = hostPage()
    surface.update(view())
    expect(part('card').matches(':popover-open')).toBe(true)
  })

  it('stays put when the host removes the target, and goes to the one it is given next', async () => {
    const surface = await keep(openSurface(view(), deps))
    const { top, left } = part('card').getBoundingClientRect()
    page.target.remove()
    dispatchEvent(new Event('resize'))
    expect(part('card').getBoundingClientRect()).toMatchObject({ top, left })
    document.body.append(page.target)
    page.target.style.marginTop = '300px'
    surface.update(view({ target: page.field }))
    surface.update(view({ target: page.target }))
    expect(part('card').getBoundingClientRect().top).toBeGreaterThan(top + 100)
  })
})
