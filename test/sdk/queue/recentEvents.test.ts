import { expect, it } from 'vitest'
import type { Person } from '../../../sdk/identity/identity.ts'
import { countEvents } from '../../../sdk/queue/countEvents.ts'
import { createRecentEvents } from '../../../sdk/queue/recentEvents.ts'
import type { TrackedEvent } from '../../../sdk/queue/tracker.ts'

const now = Date.UTC(2026, 0, 5)
const person: Person = { anonymousId: 'anon-1', userId: 'u1', accountId: 'a1', userTraits: {}, accountTraits: {}, firstSeen: 0 }
let made = 0
const event = (more: Partial<TrackedEvent> = {}): TrackedEvent => ({ type: 'track', event: 'sent', messageId: `m${made++}`, timestamp: new Date(now).toISOString(), userId: 'u1', anonymousId: 'anon-1', context: { groupId: 'a1' }, properties: { size: 3 }, ...more })
const counted = (events: TrackedEvent[], condition: object = {}, who = person): number => {
  const recent = createRecentEvents()
  events.forEach(recent.add)
  return countEvents(recent.list(false), { event: 'sent', ...condition }, who, now)
}

it('counts own events by name and by what they say', () => {
  expect(counted([event(), event(), event({ event: 'other' })])).toBe(2)
  expect(counted([event(), event({ properties: { size: 9 } })], { where: [{ fact: 'properties.size', op: 'gt', value: 5 }] })).toBe(1)
  expect(counted([event()], { where: [{ fact: 'properties.constructor', op: 'exists' }] })).toBe(0)
})

it('counts nothing of another person, and nothing of another account', () => {
  expect(counted([event({ userId: 'u2' })])).toBe(0)
  expect(counted([event({ context: { groupId: 'a2' } })])).toBe(0)
  expect(counted([event({ context: { groupId: 'a2' } })], { by: 'user' })).toBe(1)
  expect(counted([event({ context: {} })])).toBe(1)
})

it('counts what the person did before they said who they are', () => {
  const { userId: _, ...anonymous } = event()
  expect(counted([anonymous])).toBe(1)
  expect(counted([anonymous], {}, { ...person, anonymousId: 'anon-2' })).toBe(0)
})

it('forgets what is older than the window', () => {
  expect(counted([event({ timestamp: new Date(now - 61_000).toISOString() }), event()], { within: '1m' })).toBe(1)
})

it('counts nothing twice: what an answer includes is the answer’s to count, what still waits is not', () => {
  const recent = createRecentEvents()
  const [first, second] = [event(), event()]
  recent.add(first)
  recent.add(second)
  const onAnswer = recent.asking(new Set([second.messageId]))
  recent.add(event())
  expect(countEvents(recent.list(false), { event: 'sent' }, person, now)).toBe(3)
  onAnswer()
  expect(countEvents(recent.list(false), { event: 'sent' }, person, now)).toBe(2)
  expect(countEvents(recent.list(true), { event: 'sent' }, person, now)).toBe(3)
})
