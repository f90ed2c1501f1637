// How often a guide may start by itself.
import { describe, expect, test } from 'vitest'
import type { Frequency } from '../../../sdk/protocol/guide.schema.ts'
import type { Progress } from '../../../sdk/protocol/state.schema.ts'
import { mayStartAgain } from '../../../sdk/targeting/frequency.ts'

const day = 86_400_000
const now = 100 * day
const moment = { now, sessionStart: now - 1000 }
const ran = (more: Partial<Progress> = {}): Progress => ({ runId: 'r', status: 'completed', updatedAt: 1, runs: 1, startedAt: now - 2 * day, lastOutcomeAt: now - 2 * day, ...more })
const thisSession = { startedAt: now - 500, lastOutcomeAt: now - 100 }
const every: Frequency = { every: '1d', max: 2 }

test.each<[string, Frequency | undefined, Progress | undefined, boolean]>([
  ['anything that never ran', 'once', undefined, true],
  ['a run that nobody saw', 'once', ran({ runs: 0, status: 'blocked' }), true],
  ['once, after one run', 'once', ran({ status: 'blocked' }), false],
  ['the default is once', undefined, ran(), false],
  ['until completed, in the next session', 'until_completed', ran({ status: 'abandoned' }), true],
  ['until completed, in the same session', 'until_completed', ran({ status: 'abandoned', ...thisSession }), false],
  ['until completed, once completed', 'until_completed', ran(), false],
  ['until completed, once dismissed', 'until_completed', ran({ status: 'dismissed' }), false],
  ['every session, in the next one', 'every_session', ran(), true],
  ['every session, in the same one', 'every_session', ran(thisSession), false],
  ['every session, once dismissed', 'every_session', ran({ status: 'dismissed' }), false],
  ['every day, after a day', every, ran({ lastOutcomeAt: now - day }), true],
  ['every day, before', every, ran({ lastOutcomeAt: now - day + 1 }), false],
  ['every day, at its maximum', every, ran({ runs: 2 }), false],
])('%s', (_, frequency, progress, may) => {
  expect(mayStartAgain(frequency, progress, moment)).toBe(may)
})

describe('an unreadable duration', () => {
  test('never repeats', () => expect(mayStartAgain({ every: 'soon' }, ran(), moment)).toBe(false))
})
