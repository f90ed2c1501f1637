// May a guide start by itself? One reason from a closed list when not, and the conditions' own reasons with it.
import { beforeAll, expect, test } from 'vitest'
import { prepareRules } from '../../../sdk/guides/rules.ts'
import type { Facts } from '../../../sdk/protocol/evaluate.ts'
import type { Guide } from '../../../sdk/protocol/guide.schema.ts'
import { eligible, type EligibleInput } from '../../../sdk/targeting/eligible.ts'

beforeAll(() => prepareRules('"audience":'))

const now = Date.parse('2026-11-22T12:00:00Z')
const facts: Facts = { now, read: (name) => ({ 'page.path': '/c/general', 'user.traits.plan': 'pro' })[name], count: () => undefined, milestone: (id) => (id === 'done' ? 'reached' : 'pending'), goal: () => undefined, guide: () => undefined }
const input: EligibleInput = { progress: undefined, facts, sessionStart: now - 1000, happened: (name) => name === 'Signed up' }
const aGuide = (more: Partial<Guide> = {}): Guide => ({ id: 'g', kind: 'tour', steps: [{ id: 's', type: 'modal' }], trigger: { on: 'load' }, ...more }) as Guide // a tour with other base fields
const reasonOf = (guide: Guide, more: Partial<EligibleInput> = {}): string => {
  const answer = eligible(guide, { ...input, ...more })
  return answer.ok ? 'ok' : answer.reason
}
const ran = { runId: 'r', updatedAt: 1, runs: 1, startedAt: 1, lastOutcomeAt: 1 }

test.each<[string, Partial<Guide>, string]>([
  ['a guide with a load trigger starts', {}, 'ok'],
  ['one without a trigger waits to be asked', { trigger: undefined }, 'no_trigger'],
  ['an event that happened', { trigger: { on: 'event', event: 'Signed up' } }, 'ok'],
  ['an event that did not', { trigger: { on: 'event', event: 'Paid' } }, 'trigger'],
  ['a matching path', { trigger: { on: 'url', path: '/c/*' } }, 'ok'],
  ['another path', { trigger: { on: 'url', path: '/settings' } }, 'trigger'],
  ['a trigger condition not yet answered', { trigger: { on: 'condition', when: { event: 'x' } } }, 'trigger'],
  ['before its first moment', { between: { from: '2026-11-23' } }, 'not_yet'],
  ['a day is until its end', { between: { until: '2026-11-22' } }, 'ok'],
  ['after its last moment', { between: { until: '2026-11-22T11:00:00Z' } }, 'over'],
  ['its milestone is reached', { milestone: 'done' }, 'milestone_reached'],
  ['somebody else is meant', { audience: { fact: 'user.traits.plan', op: 'eq', value: 'free' } }, 'audience'],
  ['nobody can say yet', { audience: { event: 'x' } }, 'audience_unknown'],
])('%s', (_, more, reason) => {
  expect(reasonOf(aGuide(more))).toBe(reason)
})
test('an open run is taken up, not started again', () => {
  expect(reasonOf(aGuide(), { progress: { ...ran, status: 'paused' } })).toBe('open')
})
test('frequency refuses before the audience is asked', () => {
  expect(reasonOf(aGuide(), { progress: { ...ran, status: 'completed' } })).toBe('frequency')
})
test('the reasons of the audience come with the answer', () => {
  expect(eligible(aGuide({ audience: { fact: 'user.traits.plan', op: 'eq', value: 'free' } }), input).reasons).toEqual([{ code: 'fact', result: 'fail', subject: 'user.traits.plan', actual: 'pro' }])
})
