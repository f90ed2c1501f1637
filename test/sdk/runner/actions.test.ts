// Actions run in order; the first failure stops the rest; nothing waits for ever.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { BeforeAction } from '../../../sdk/protocol/guide.schema.ts'
import { runActions } from '../../../sdk/runner/actions.ts'
import type { RunnerDeps } from '../../../sdk/runner/runner.types.ts'

function aHost(calls: RunnerDeps['calls'] = {}) {
  const done: unknown[] = []
  const deps = {
    calls,
    navigate: async (url: string) => void done.push(url),
    track: (name: string) => void done.push(name),
    setTrait: (path: string, value: unknown) => void done.push([path, value]),
    start: (id: string) => void done.push(id),
    report: (error: unknown) => void done.push(String(error)),
  } as unknown as RunnerDeps // only what actions use
  const run = (...actions: BeforeAction[]) => runActions(actions, { deps, context: { guideId: 'g', stepId: 's' }, verb: (action) => 'next' in action && !!done.push('next') })
  return { done, run }
}
beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('in order, each awaited', async () => {
  const order: string[] = []
  const { done, run } = aHost({
    slow: async ({ guideId, stepId }) => {
      await Promise.resolve()
      order.push(`${guideId}/${stepId}`)
    },
    fast: () => void order.push('fast'),
  })
  expect(await run({ call: 'slow' }, { call: 'fast' }, { track: 'T' }, { set: { 'user.traits.a': 1 } }, { start: 'b' }, { navigate: '/x' }, { next: true })).toBe(true)
  expect(order).toEqual(['g/s', 'fast'])
  expect(done).toEqual(['T', ['user.traits.a', 1], 'b', '/x', 'next'])
  expect(vi.getTimerCount()).toBe(0)
})
test.each<[string, BeforeAction]>([
  ['a call that throws', { call: 'bad' }],
  ['a call that nobody registered', { call: 'nobody' }],
  ['a name from Object', { call: 'constructor' }],
  ['a way that is not there', { back: true }],
])('%s stops the rest and is reported', async (_, action) => {
  const { done, run } = aHost({
    bad: () => {
      throw new Error('refused')
    },
  })
  expect(await run(action, { track: 'T' })).toBe(false)
  expect(done).toHaveLength(1)
  expect(done).not.toContain('T')
})
test('a call that never answers fails after ten seconds', async () => {
  const { done, run } = aHost({ stuck: () => new Promise(() => {}) })
  const result = run({ call: 'stuck' })
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await result).toBe(false)
  expect(done.join()).toContain('10000 ms')
})
