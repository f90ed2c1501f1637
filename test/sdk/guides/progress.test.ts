// Two memories of one run become one, and outcomes read as the words that conditions use.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guideStatus, isOpen, mergeProgress } from '../../../sdk/guides/progress.ts'
import { runStatuses, type Progress } from '../../../sdk/protocol/state.schema.ts'

const aRecord = (more: Partial<Progress> = {}): Progress => ({ runId: 'r', status: 'in_progress', updatedAt: 10, runs: 1, ...more })

test('the later record wins', () => {
  expect(mergeProgress(aRecord({ stepId: 'a' }), aRecord({ stepId: 'b', updatedAt: 11 }))).toMatchObject({ stepId: 'b', updatedAt: 11 })
})
test('an outcome is not undone by another record of the same run, even a later one', () => {
  expect(mergeProgress(aRecord({ status: 'completed' }), aRecord({ updatedAt: 99 })).status).toBe('completed')
})
test('a later run stands over an earlier outcome', () => {
  expect(mergeProgress(aRecord({ status: 'dismissed', lastOutcomeAt: 10 }), aRecord({ runId: 'r2', updatedAt: 99 }))).toMatchObject({ status: 'in_progress', runId: 'r2', lastOutcomeAt: 10 })
})
test('counters take the maximum and ticks are kept from both sides', () => {
  const merged = mergeProgress(aRecord({ runs: 3, items: { a: { at: 1 } } }), aRecord({ runs: 2, updatedAt: 20, items: { b: { at: 2, by: 'teammate' } } }))
  expect(merged).toMatchObject({ runs: 3, items: { a: { at: 1 }, b: { at: 2, by: 'teammate' } } })
})
test('merging does not depend on the order', () => {
  const record = fc.record({ runId: fc.constantFrom('r', 's'), status: fc.constantFrom(...runStatuses), updatedAt: fc.integer({ min: 0, max: 5 }), runs: fc.nat(5) })
  fc.assert(
    fc.property(record, record, (a, b) => {
      fc.pre(a.updatedAt !== b.updatedAt)
      expect(mergeProgress(a, b)).toEqual(mergeProgress(b, a))
    }),
  )
})
test('a run that ended without the person reads as not started', () => {
  expect([undefined, 'blocked', 'abandoned', 'superseded', 'snoozed', 'completed'].map((status) => guideStatus(status ? aRecord({ status: status as Progress['status'] }) : undefined))).toEqual(['not_started', 'not_started', 'not_started', 'not_started', 'snoozed', 'completed'])
  expect(isOpen(undefined)).toBe(false)
})
test('a record that does not say whether the list lies open leaves it as it lies', () => {
  expect(mergeProgress(aRecord({ open: true }), aRecord({ updatedAt: 99 })).open).toBe(true)
  expect(mergeProgress(aRecord({ open: true }), aRecord({ open: false, updatedAt: 99 })).open).toBe(false)
  expect(mergeProgress(aRecord(), aRecord({ updatedAt: 99 }))).not.toHaveProperty('open')
})
