// Facts answer by dotted name: a value, null for known to be absent, undefined for not answered.
import { expect, test } from 'vitest'
import { buildFacts, type FactInput } from '../../../sdk/targeting/facts.ts'

const input: FactInput = {
  now: 1,
  user: { id: 'u', traits: { plan: 'pro' }, sessions: 2 },
  account: null,
  page: { path: '/a', query: { ref: 'x' } },
  device: { type: 'phone' },
  locale: 'ja',
  consent: 'granted',
  count: () => 3,
  milestone: () => undefined,
  goal: () => undefined,
  guide: () => undefined,
}

test.each<[string, unknown]>([
  ['user.id', 'u'],
  ['user.traits.plan', 'pro'],
  ['user.traits.absent', null],
  ['user.traits.constructor', null],
  ['user.firstSeen', undefined],
  ['user.sessions', 2],
  ['account.id', null],
  ['account.traits.seats', null],
  ['page.path', '/a'],
  ['page.query.ref', 'x'],
  ['device.type', 'phone'],
  ['locale', 'ja'],
  ['nonsense', undefined],
  ['__proto__.x', undefined],
  ['', undefined],
])('%s', (name, value) => {
  expect(buildFacts(input).read(name)).toBe(value)
})
test('counts, milestones and goals pass through', () => {
  expect(buildFacts(input).count({ event: 'x' })).toBe(3)
})
