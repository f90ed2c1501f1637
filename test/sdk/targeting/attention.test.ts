// The budget of attention: the contract's numbers.
import { expect, test } from 'vitest'
import { attention, type AttentionInput } from '../../../sdk/targeting/attention.ts'
import { pick } from '../../../sdk/targeting/pick.ts'

const hour = 3_600_000
const now = 1000 * hour
const free: AttentionInput = { now, sessionStart: now - hour, firstSession: false, shown: [], interrupting: false, busy: null }

test.each<[string, Partial<AttentionInput>, string | null]>([
  ['nothing stands against it', {}, null],
  ['one at a time', { interrupting: true }, 'showing'],
  ['not in the first ten seconds of a first session', { firstSession: true, sessionStart: now - 9_999 }, 'first_moments'],
  ['ten seconds are enough', { firstSession: true, sessionStart: now - 10_000 }, null],
  ['later sessions start at once', { sessionStart: now }, null],
  ['one per session', { shown: [now - 1000] }, 'session_limit'],
  ['then a pause of 24 hours', { shown: [now - 23 * hour] }, 'pause'],
  ['noted by a clock that was a month ahead', { shown: [now + 30 * 24 * hour] }, null],
  ['after the pause', { shown: [now - 24 * hour - 1] }, null],
  ['at most two a day', { shown: [now - 5 * hour, now - 4 * hour], settings: { pauseHours: 0 } }, 'day_limit'],
  ['a project may allow more', { shown: [now - 1000], settings: { perSession: 2, perDay: 5, pauseHours: 0 } }, null],
  ['a project may allow none', { settings: { perSession: 0 } }, 'session_limit'],
  ['not while typing', { busy: 'typing' }, 'typing'],
  ['not over a host modal', { busy: 'host_modal' }, 'host_modal'],
  ['not beside unsaved input', { busy: 'unsaved_input' }, 'unsaved_input'],
])('%s', (_, more, reason) => {
  expect(attention('tour', { ...free, ...more })).toBe(reason)
  expect(attention('checklist', { ...free, ...more })).toBeNull()
})

test('the highest priority starts, then the first id; checklists come along', () => {
  const entry = (id: string, kind: 'tour' | 'checklist', priority?: number) => ({ guide: { id, kind, priority } })
  const picked = pick([entry('c', 'tour'), entry('b', 'tour', 60), entry('a', 'tour', 60), entry('z', 'checklist', 1), entry('d', 'tour', 0)])
  expect(picked.map(({ guide }) => guide.id)).toEqual(['a', 'z'])
  expect(pick([])).toEqual([])
})
