// Each row of the Runs table, then the promise behind all of them: exactly one outcome, whatever happens in whatever order.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { advance, type RunAction } from '../../../sdk/guides/advance.ts'
import { isOpen } from '../../../sdk/guides/progress.ts'
import type { Guide } from '../../../sdk/protocol/guide.schema.ts'
import type { Progress } from '../../../sdk/protocol/state.schema.ts'

const tour: Guide = { id: 'tour', kind: 'tour', steps: [{ id: 'one', type: 'modal' }, { id: 'two', type: 'modal' }] }
const list: Guide = { id: 'list', kind: 'checklist', title: 'List', items: [{ id: 'a', title: 'A', manual: true }, { id: 'b', title: 'B', manual: true }] }

function play(guide: Guide, actions: readonly RunAction[], from?: Progress) {
  let progress = from
  const facts: { name: string; properties: object }[] = []
  actions.forEach((action, i) => {
    const next = advance(guide, progress, action, 1000 + i)
    progress = next.progress
    facts.push(...next.facts)
  })
  return { progress, facts, names: facts.map(({ name }) => name) }
}
const open: RunAction = { do: 'open', runId: 'r1' }
const seen: RunAction = { do: 'seen', trigger: 'user', stepId: 'one', index: 0 }

describe('outcomes', () => {
  test('the last Next, complete() or its milestone completes the run', () => {
    const { progress, facts } = play(tour, [open, seen, { do: 'done', stepId: 'two', how: 'button' }, { do: 'complete' }])
    expect(progress).toMatchObject({ status: 'completed', runs: 1, lastOutcomeAt: 1003 })
    expect(facts.slice(-2)).toEqual([
      { name: '$step_completed', properties: { stepId: 'two', how: 'button' } },
      { name: '$guide_completed', properties: {} },
    ])
  })
  test.each(['close', 'skip', 'api', 'never'] as const)('dismissal says its reason: %s', (reason) => {
    const { progress, facts } = play(tour, [open, seen, { do: 'dismiss', reason }])
    expect(progress?.status).toBe('dismissed')
    expect(facts.at(-1)).toEqual({ name: '$guide_dismissed', properties: { reason } })
  })
  test('a target missing with no step left blocks the run', () => {
    const { progress, names } = play(tour, [open, { do: 'missing', stepId: 'one', reason: 'hidden', waitedMs: 6000 }, { do: 'block', reason: 'target_missing' }])
    expect(progress).toMatchObject({ status: 'blocked', runs: 0 })
    expect(names).toEqual(['$target_missing', '$guide_blocked'])
  })
  test('a new version may supersede the run', () => {
    expect(play(tour, [open, seen, { do: 'supersede' }])).toMatchObject({ progress: { status: 'superseded' }, names: ['$guide_started', '$step_shown', '$guide_superseded'] })
  })
})

describe('what leaves the run open', () => {
  test('Later snoozes until a moment and comes back as the same run', () => {
    const { progress, facts } = play(tour, [open, seen, { do: 'snooze', until: 9000 }])
    expect(progress).toMatchObject({ status: 'snoozed', snoozedUntil: 9000, runId: 'r1' })
    expect(facts.at(-1)).toEqual({ name: '$guide_snoozed', properties: { until: 9000 } })
    const back = play(tour, [{ do: 'open', runId: 'r2' }, { do: 'resume' }], progress)
    expect(back).toMatchObject({ progress: { status: 'in_progress', runId: 'r1', runs: 1 }, names: ['$guide_resumed'] })
  })
  test('Esc pauses and resuming keeps run and step', () => {
    const { progress } = play(tour, [open, { do: 'enter', stepId: 'two' }, seen, { do: 'pause' }])
    expect(progress).toMatchObject({ status: 'paused', stepId: 'two' })
    expect(play(tour, [{ do: 'open', runId: 'r2' }, { do: 'resume' }], progress)).toMatchObject({ progress: { status: 'in_progress', stepId: 'two', runId: 'r1' }, names: ['$guide_resumed'] })
  })
  test('folding a checklist is no outcome and tells nothing', () => {
    expect(play(list, [open, { do: 'fold', open: true }, { do: 'fold', open: false }])).toMatchObject({ progress: { status: 'in_progress', open: false }, names: [] })
  })
  test('a reload opens nothing new', () => {
    const { progress } = play(tour, [open, seen])
    expect(play(tour, [{ do: 'open', runId: 'r2' }], progress)).toMatchObject({ progress: { runId: 'r1' }, names: [] })
  })
})

describe('started means seen', () => {
  test('the start is told once per run, the step each time it is shown', () => {
    const { names, progress } = play(tour, [open, seen, seen, { ...seen, stepId: 'two', index: 1 }])
    expect(names).toEqual(['$guide_started', '$step_shown', '$step_shown', '$step_shown'])
    expect(progress?.runs).toBe(1)
  })
  test('a run closed before that uses no frequency', () => {
    const { progress } = play(tour, [open, { do: 'dismiss', reason: 'api' }])
    expect(progress).toMatchObject({ status: 'dismissed', runs: 0 })
    expect(progress).not.toHaveProperty('lastOutcomeAt')
  })
  test('an earlier outcome is remembered through a run that nobody saw', () => {
    const first = play(tour, [open, seen, { do: 'complete' }]).progress
    const { progress } = play(tour, [{ do: 'open', runId: 'r2' }, { do: 'block', reason: 'chunk_failed' }], first)
    expect(progress).toMatchObject({ runId: 'r2', runs: 1, lastOutcomeAt: 1002 })
  })
})

describe('checklist items', () => {
  test('an item is told once and keeps who did it', () => {
    const { progress, facts } = play(list, [open, { do: 'tick', itemId: 'a', how: 'condition', by: 'teammate' }, { do: 'tick', itemId: 'a', how: 'manual' }])
    expect(progress?.items).toEqual({ a: { at: 1001, by: 'teammate' } })
    expect(facts).toEqual([{ name: '$item_completed', properties: { itemId: 'a', how: 'condition', by: 'teammate' } }])
  })
  test('ticks outlive a hidden run', () => {
    const hidden = play(list, [open, { do: 'tick', itemId: 'a', how: 'manual' }, { do: 'dismiss', reason: 'skip' }]).progress
    expect(play(list, [{ do: 'open', runId: 'r2' }], hidden).progress).toMatchObject({ runId: 'r2', status: 'in_progress', items: { a: { at: 1001 } } })
  })
})

test('ids that the guide does not have change nothing', () => {
  const before = play(tour, [open]).progress
  const strangers: RunAction[] = [{ do: 'enter', stepId: 'x' }, { do: 'done', stepId: 'x', how: 'api' }, { do: 'missing', stepId: 'x', reason: 'hidden', waitedMs: 1 }, { do: 'tick', itemId: 'a', how: 'manual' }]
  expect(play(tour, strangers, before)).toEqual({ progress: before, facts: [], names: [] })
})

test('a clock that goes back does not make a record older', () => {
  const first = advance(tour, undefined, open, 5000).progress
  expect(advance(tour, first, { do: 'pause' }, 10).progress.updatedAt).toBe(5000)
})

const anyAction: fc.Arbitrary<RunAction> = fc.oneof(
  fc.constantFrom<RunAction>({ do: 'engage' }, { do: 'pause' }, { do: 'resume' }, { do: 'complete' }, { do: 'supersede' }, seen, { do: 'dismiss', reason: 'close' }, { do: 'block', reason: 'target_missing' }, { do: 'snooze', until: 5000 }),
  fc.record({ do: fc.constant('enter' as const), stepId: fc.constantFrom('one', 'two', 'x') }),
  fc.record({ do: fc.constant('done' as const), stepId: fc.constantFrom('one', 'two', 'x'), how: fc.constantFrom('button' as const, 'click' as const) }),
  fc.record({ do: fc.constant('open' as const), runId: fc.uuid() }),
)

test('any sequence gives each run at most one outcome, at most one start, and nothing after its end', () => {
  fc.assert(
    fc.property(fc.array(anyAction, { maxLength: 40 }), (actions) => {
      let progress: Progress | undefined
      const outcomes = new Map<string, number>()
      const starts = new Map<string, number>()
      for (const [i, action] of [open, ...actions].entries()) {
        const before = progress
        const next = advance(tour, before, action, i)
        progress = next.progress
        const { runId } = progress
        for (const { name } of next.facts) {
          if (/_(completed|dismissed|blocked|superseded)$/.test(name) && name.startsWith('$guide')) outcomes.set(runId, (outcomes.get(runId) ?? 0) + 1)
          if (name === '$guide_started') starts.set(runId, (starts.get(runId) ?? 0) + 1)
        }
        if (before && !isOpen(before) && action.do !== 'open') expect(next).toEqual({ progress: before, facts: [] })
        expect(progress.updatedAt).toBeGreaterThanOrEqual(before?.updatedAt ?? 0)
        expect(progress.runs).toBe([...starts.values()].reduce((a, b) => a + b, 0))
        expect(outcomes.get(runId) ?? 0).toBe(isOpen(progress) ? 0 : 1)
      }
      expect(Math.max(0, ...outcomes.values(), ...starts.values())).toBeLessThanOrEqual(1)
    }),
    { numRuns: 1000 },
  )
})
