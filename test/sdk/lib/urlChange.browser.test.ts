import { afterEach, expect, it, vi } from 'vitest'
import { onUrlChange } from '../../../sdk/lib/urlChange.ts'

const address = location.href
const stops: (() => void)[] = []
const watch = (changed: () => void): (() => void) => {
  const stop = onUrlChange(changed)
  stops.push(stop)
  return stop
}
const withoutNavigationApi = (): void => void Object.defineProperty(window, 'navigation', { value: undefined, configurable: true })

afterEach(() => {
  for (const stop of stops.splice(0)) stop()
  Reflect.deleteProperty(window, 'navigation')
  history.replaceState(null, '', address)
})

it('tells of every way the address changes without a load, and of none after its end', () => {
  const changed = vi.fn()
  const stop = watch(changed)
  history.pushState(null, '', '#/a')
  history.replaceState(null, '', '#/b')
  expect(changed).toHaveBeenCalledTimes(2)
  stop()
  history.pushState(null, '', '#/c')
  expect(changed).toHaveBeenCalledTimes(2)
})

it('tells it in browsers without the Navigation API too, and leaves the history as it was', async () => {
  withoutNavigationApi()
  const [before, changed] = [[history.pushState, history.replaceState], vi.fn()]
  const stop = watch(changed)
  // Once by itself: what changed before it listened was not heard.
  await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(1))
  history.pushState(null, '', '#/a')
  history.replaceState(null, '', '#/b')
  dispatchEvent(new PopStateEvent('popstate'))
  expect(changed).toHaveBeenCalledTimes(4)
  stop()
  expect([history.pushState, history.replaceState]).toEqual(before)
  expect(Object.keys(history)).toEqual([])
  history.pushState(null, '', '#/c')
  expect(changed).toHaveBeenCalledTimes(4)
})

it('stays in the chain when somebody wraps the history after us', async () => {
  withoutNavigationApi()
  const [changed, theirs] = [vi.fn(), vi.fn()]
  const stop = watch(changed)
  await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(1))
  const ours = history.pushState
  history.pushState = function (...args) {
    theirs()
    ours.apply(this, args)
  }
  stop()
  history.pushState(null, '', '#/a')
  expect([theirs.mock.calls.length, changed.mock.calls.length]).toEqual([1, 1])
  expect(location.hash).toBe('#/a')
  Reflect.deleteProperty(history, 'pushState')
})

it('hears nothing when it ended before the other way was fetched', async () => {
  withoutNavigationApi()
  const [first, second] = [vi.fn(), vi.fn()]
  watch(first)()
  watch(second)
  await vi.waitFor(() => expect(second).toHaveBeenCalled())
  history.pushState(null, '', '#/a')
  expect(first).not.toHaveBeenCalled()
})
