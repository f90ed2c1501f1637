import { describe, expect, it } from 'vitest'
import type { Goal, Milestone } from 'shirube/protocol'
import type { SourceEvent, Standing, TraitPoint } from '../../../../sdk/protocol/reach/types.ts'
import { runEngine } from './engine.ts'

const day = 86_400_000
let ids = 0
const anEvent = (name: string, onDay: number, properties: Record<string, unknown> = {}, user: string | null = 'hana'): SourceEvent => ({ id: `m${String(ids++).padStart(6, '0')}`, ts: onDay * day, name, user, properties, context: {} })
const joined = (who: string, onDay: number) => anEvent('Invite Accepted', onDay, { inviteeId: who })
const revoked = (who: string, onDay: number) => anEvent('Invite Revoked', onDay, { inviteeId: who })
const seats = (...list: [onDay: number, value: unknown][]): TraitPoint[] => list.map(([d, value], i) => ({ ts: d * day, id: `t${i}`, value }))

const invited: Milestone = {
  id: 'teammates-invited',
  name: '3 teammates',
  unit: 'account',
  event: 'Invite Accepted',
  count: { distinct: 'properties.inviteeId' },
  minus: { event: 'Invite Revoked', match: 'properties.inviteeId' },
  atLeast: 3,
  within: { of: 'account_start', for: '14d' },
}
const posted: Milestone = { id: 'first-message', name: 'message', unit: 'account', event: 'Message Sent', count: 'events', atLeast: 1 }

interface Setting {
  readonly traits?: TraitPoint[]
  readonly now?: number
  readonly user?: string
}
const run = (milestones: Milestone[], events: SourceEvent[], { traits = [], now = 60, user = 'hana' }: Setting = {}, goal: Goal = { id: 'g', name: 'g', unit: 'account', requires: milestones.map((m) => m.id) }) =>
  runEngine(milestones, goal, [events], { traits, accountStart: 0, now: now * day, user })
function standing(milestone: Milestone, events: SourceEvent[], setting?: Setting): Standing {
  const found = run([milestone], events, setting).standings.get(milestone.id)
  if (!found) throw new Error('no standing')
  return found
}

describe('three teammates within 14 days', () => {
  it('is reached by the third different person, in time on the last moment of the window', () => {
    const third = joined('c', 14)
    const found = standing(invited, [joined('a', 1), joined('a', 2), joined('b', 3), third])
    expect(found).toMatchObject({ state: 'reached', value: 3, atLeast: 3, crossed: { ts: 14 * day, id: third.id }, late: false })
  })
  it('is reached late one millisecond after it', () => {
    const third = { ...joined('c', 14), ts: 14 * day + 1 }
    expect(standing(invited, [joined('a', 1), joined('b', 3), third])).toMatchObject({ state: 'reached', late: true })
  })
  it('does not count an invitation that was revoked before the third', () => {
    expect(standing(invited, [joined('a', 1), revoked('a', 2), joined('b', 3), joined('c', 4)])).toMatchObject({ state: 'pending', value: 2, crossed: null })
  })
  it('counts who was revoked and came again', () => {
    expect(standing(invited, [joined('a', 1), revoked('a', 2), joined('a', 5), joined('b', 3), joined('c', 4)])).toMatchObject({ state: 'reached', crossed: { ts: 4 * day } })
  })
  it('stays reached when someone leaves afterwards, unless it does not latch', () => {
    const events = [joined('a', 1), joined('b', 2), joined('c', 3), revoked('a', 9)]
    expect(standing(invited, events)).toMatchObject({ state: 'reached', value: 2 })
    expect(standing({ ...invited, latch: false }, events)).toMatchObject({ state: 'lost', value: 2, crossed: { ts: 3 * day } })
  })
  it('moves its crossing back for an event that arrives late, and withdraws it for a late revocation', () => {
    const known = [joined('a', 1), joined('b', 2), joined('c', 8)]
    expect(standing(invited, known).crossed?.ts).toBe(8 * day)
    expect(standing(invited, [...known, joined('d', 3)]).crossed?.ts).toBe(3 * day)
    expect(standing(invited, [...known, revoked('a', 7)])).toMatchObject({ state: 'pending', crossed: null })
  })
  it('takes 7 and "7" for one person and no one for null, objects and empty text', () => {
    const of = (inviteeId: unknown) => anEvent('Invite Accepted', 1, { inviteeId })
    expect(standing(invited, [7, '7', null, {}, ['x'], ''].map(of))).toMatchObject({ value: 1 })
  })
})

describe('a share of the seats', () => {
  const half: Milestone = { ...invited, minus: undefined, atLeast: { percentOf: 'account.traits.seats', percent: 50 }, within: undefined }
  it('rounds up: half of five seats is three people', () => {
    expect(standing(half, [joined('a', 1), joined('b', 2)], { traits: seats([0, 5]) })).toMatchObject({ state: 'pending', value: 2, atLeast: 3 })
    expect(standing(half, [joined('a', 1), joined('b', 2), joined('c', 3)], { traits: seats([0, 5]) }).state).toBe('reached')
  })
  it.each([[14, 50, 7], [7, 100, 7], [33.3, 10, 4], [100, 3, 3], [1, 1, 1]])('asks %d %% of %d seats exactly: %d', (percent, of, need) => {
    expect(standing({ ...half, atLeast: { percentOf: 'account.traits.seats', percent } }, [], { traits: seats([0, of]) }).atLeast).toBe(need)
  })
  it('does not un-activate an account that buys more seats later', () => {
    expect(standing(half, [joined('a', 1), joined('b', 2)], { traits: seats([0, 4], [10, 40]) })).toMatchObject({ state: 'reached', crossed: { ts: 2 * day }, atLeast: 20 })
  })
  it('is crossed by nobody when the seats come down to the people', () => {
    expect(standing(half, [joined('a', 1)], { traits: seats([0, 4], [5, 2]) })).toMatchObject({ state: 'reached', crossed: { ts: 5 * day, id: null } })
  })
  it('says nothing while the seats are unknown or no number', () => {
    expect(standing(half, [joined('a', 1)])).toMatchObject({ state: 'pending', atLeast: null })
    expect(standing(half, [joined('a', 1)], { traits: seats([0, '2']) })).toMatchObject({ state: 'pending', atLeast: null })
  })
})

describe('other counts', () => {
  it('adds money without losing a tenth: 0.7 + 0.1 meets 0.8', () => {
    const paid: Milestone = { ...posted, id: 'paid', event: 'Paid', count: { sum: 'properties.amount' }, atLeast: 0.8 }
    const pay = (amount: unknown) => anEvent('Paid', 1, { amount })
    expect(standing(paid, [pay(0.7), pay(0.1)]).state).toBe('reached')
    expect(standing(paid, [pay('9'), pay(-5), pay(null), pay(0.7)])).toMatchObject({ state: 'pending', value: 0.7 })
  })
  it('counts for one user only that user’s acts, and anonymous acts for nobody', () => {
    const own: Milestone = { ...posted, unit: 'user', atLeast: 2 }
    const events = [anEvent('Message Sent', 1, {}, 'hana'), anEvent('Message Sent', 2, {}, 'ken'), anEvent('Message Sent', 3, {}, null)]
    expect(standing(own, events, { user: 'hana' })).toMatchObject({ state: 'pending', value: 1 })
  })
  it('reads where-clauses inwards, and own keys only', () => {
    const where = (fact: string): Milestone => ({ ...posted, where: [{ fact, op: 'exists' }] })
    expect(standing(where('properties.channel.id'), [anEvent('Message Sent', 1, { channel: { id: 'general' } })]).state).toBe('reached')
    expect(standing(where('properties.constructor'), [anEvent('Message Sent', 1)]).state).toBe('pending')
  })
  it('loses a rolling milestone by time alone and keeps when it first was reached', () => {
    const weekly: Milestone = { ...posted, count: 'daysActive', atLeast: 3, within: { rolling: '7d' } }
    const events = [1, 2, 4].map((d) => anEvent('Message Sent', d))
    expect(standing(weekly, events, { now: 5 })).toMatchObject({ state: 'reached', crossed: { ts: 4 * day }, dueAt: 8 * day })
    expect(standing(weekly, events, { now: 8 })).toMatchObject({ state: 'lost', value: 2, crossed: { ts: 4 * day }, dueAt: null })
    expect(standing(weekly, [...events, anEvent('Message Sent', 30)], { now: 31 })).toMatchObject({ state: 'lost', crossed: { ts: 4 * day } })
  })
  it('stays exact for a plain bar when an account grows beyond the rows that are kept', () => {
    const many = Array.from({ length: 10_001 }, (_, i) => joined(`p${i}`, 1 + i / 10_001))
    expect(standing({ ...invited, minus: undefined }, many).state).toBe('reached')
    expect(standing(invited, many)).toMatchObject({ state: 'over_limit', crossed: null })
  })
})

describe('a goal', () => {
  const goal: Goal = { id: 'activation', name: 'Activation', unit: 'account', requires: ['first-message', 'teammates-invited'], within: '20d' }
  const message = anEvent('Message Sent', 2)
  const verdict = (events: SourceEvent[], now = 60) => run([posted, invited], events, { now }, goal).goal
  it('is reached with the last of what it requires', () => {
    expect(verdict([message, joined('a', 1), joined('b', 2), joined('c', 5)])).toMatchObject({ state: 'reached', reachedAt: 5 * day, dueAt: 20 * day })
  })
  it('waits until its window has passed', () => {
    expect(verdict([message], 20)).toMatchObject({ state: 'pending' })
    expect(verdict([message], 21)).toMatchObject({ state: 'missed' })
  })
  it('is missed by a milestone that came after its own window, though inside the goal’s', () => {
    expect(verdict([message, joined('a', 1), joined('b', 2), joined('c', 15)], 16)).toMatchObject({ state: 'missed' })
  })
  it('stays reached when a milestone that does not latch falls again', () => {
    const found = run([posted, { ...invited, latch: false }], [message, joined('a', 1), joined('b', 2), joined('c', 3), revoked('a', 4)], {}, goal)
    expect(found.standings.get('teammates-invited')?.state).toBe('lost')
    expect(found.goal.state).toBe('reached')
  })
})
