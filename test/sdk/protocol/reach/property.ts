// The property every version of the engine is held to: any order, repetition and splitting of one event set gives the standing
// the reference gives. Shared by the test of the real engine and by the broken variants.
import fc from 'fast-check'
import type { Goal, Milestone } from 'shirube/protocol'
import type { SourceEvent, TraitPoint } from '../../../../sdk/protocol/reach/types.ts'
import { runEngine, type Parts, type Result, type World } from './engine.ts'
import { naiveGoal, naiveStanding } from './naiveReach.ts'

const day = 86_400_000
// Few distinct times on purpose: ties are where order hides.
const time = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 5 }).map((n) => n * day) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 6 * day }) })
const who = fc.constantFrom('a', 'b', 'c', 'd')
const event = fc.record({
  ts: time,
  name: fc.constantFrom('Joined', 'Joined', 'Left', 'Paid', 'Other'),
  user: fc.option(who, { freq: 6 }),
  properties: fc.record({ who: fc.oneof({ weight: 8, arbitrary: who }, { weight: 1, arbitrary: fc.constantFrom(null, 7, '7', '') }), amount: fc.oneof({ weight: 6, arbitrary: fc.constantFrom(0.1, 0.2, 1, 2.5) }, { weight: 1, arbitrary: fc.constantFrom(-1, 'x', null) }), ok: fc.boolean() }),
})
const events: fc.Arbitrary<SourceEvent[]> = fc.array(event, { maxLength: 14 }).chain((list) => fc.shuffledSubarray(list.map((_, i) => `m${String(i).padStart(2, '0')}`), { minLength: list.length }).map((ids) => list.map((e, i) => ({ ...e, id: ids[i] ?? '', context: {} }))))
const traits: fc.Arbitrary<TraitPoint[]> = fc.array(fc.record({ ts: time, value: fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 0, max: 8 }) }, { weight: 1, arbitrary: fc.constant(50) }, { weight: 1, arbitrary: fc.constantFrom(null, '3') }) }), { maxLength: 4 }).map((list) => list.map((t, i) => ({ ...t, id: `t${i}` })))

const count = fc.oneof(fc.constant<Milestone['count']>('events'), fc.constant<Milestone['count']>('daysActive'), fc.constant<Milestone['count']>({ distinct: 'properties.who' }), fc.constant<Milestone['count']>({ distinct: 'user' }), fc.constant<Milestone['count']>({ sum: 'properties.amount' }))
const within = fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, fc.constantFrom<Milestone['within']>({ of: 'account_start', for: '2d' }, { of: 'first_event', for: '1d' }, { rolling: '2d' }, { rolling: '4d' }))
const milestone = (id: string): fc.Arbitrary<Milestone> =>
  fc.record({ count, within, unit: fc.constantFrom('account' as const, 'user' as const), event: fc.constantFrom<string | string[]>('Joined', 'Paid', ['Joined', 'Paid']), where: fc.option(fc.constantFrom<NonNullable<Milestone['where']>>([{ fact: 'properties.ok', op: 'eq', value: true }]), { nil: undefined, freq: 4 }), n: fc.integer({ min: 1, max: 4 }), percent: fc.option(fc.constantFrom(4, 7, 14, 33.3, 50, 100), { freq: 3 }), minus: fc.boolean(), latch: fc.option(fc.boolean(), { nil: undefined }) }).map(({ n, percent, minus, latch, ...rest }) => {
    const distinct = typeof rest.count === 'object' && 'distinct' in rest.count
    return {
      ...rest,
      id,
      name: id,
      atLeast: distinct && percent ? { percentOf: 'account.traits.seats', percent } : n,
      ...(distinct && minus ? { minus: { event: 'Left', match: 'properties.who' } } : {}),
      ...(latch !== undefined && !(rest.within && 'rolling' in rest.within) ? { latch } : {}),
    }
  })

export const aCase = fc.record({
  milestones: fc.tuple(milestone('one'), milestone('two')),
  goalWithin: fc.constantFrom(undefined, '1d', '3d'),
  events,
  traits,
  accountStart: fc.constantFrom(0, day),
  now: fc.constantFrom(3 * day, 6 * day, 9 * day),
  user: who,
  // How it arrives: an order, some of it twice, cut into batches.
  order: fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
  again: fc.array(fc.nat({ max: 13 }), { maxLength: 5 }),
  cut: fc.integer({ min: 1, max: 5 }),
})
export type Case = typeof aCase extends fc.Arbitrary<infer T> ? T : never

export function arrivals({ events, order, again, cut }: Case): SourceEvent[][] {
  const list = [...events, ...again.flatMap((i) => (events[i] ? [events[i]] : []))]
  const shuffled = list.map((e, i) => ({ e, key: (order[i % order.length] ?? 0) * 31 + i * ((order[(i + 7) % order.length] ?? 0) % 5) })).sort((a, b) => a.key - b.key).map(({ e }) => e)
  return Array.from({ length: Math.ceil(shuffled.length / cut) }, (_, i) => shuffled.slice(i * cut, (i + 1) * cut))
}

/** Compares everything that is promised; returns what differs, or null. */
export function difference(c: Case, parts?: Parts): { readonly found: unknown; readonly expected: unknown; readonly result: Result } | null {
  const goal: Goal = { id: 'activation', name: 'a', unit: 'account', requires: ['one', 'two'], ...(c.goalWithin ? { within: c.goalWithin } : {}) }
  const world: World = { traits: c.traits, accountStart: c.accountStart, now: c.now, user: c.user }
  const known = c.events.filter((e) => e.ts <= c.now)
  const result = runEngine(c.milestones, goal, arrivals({ ...c, events: known }), { ...world, traits: world.traits.filter((t) => t.ts <= c.now) }, parts)
  const reference = new Map(c.milestones.map((m) => [m.id, naiveStanding(m, { ...world, traits: world.traits.filter((t) => t.ts <= c.now), events: known.map((e) => ({ ...e, properties: { ...e.properties } })) })]))
  const expected = { goal: naiveGoal(goal, reference, c.accountStart, c.now), one: comparable(c.milestones[0], reference.get('one')), two: comparable(c.milestones[1], reference.get('two')) }
  const found = { goal: result.goal.state, one: comparable(c.milestones[0], result.standings.get('one')), two: comparable(c.milestones[1], result.standings.get('two')) }
  return JSON.stringify(found) === JSON.stringify(expected) ? null : { found, expected, result }
}

interface Comparable {
  readonly state: string
  readonly value: number
  readonly crossed: { readonly ts: number; readonly id: string | null } | null
  readonly late: boolean
}
function comparable(m: Milestone, s: Comparable | undefined): unknown {
  const stops = !(m.within && 'rolling' in m.within) && (m.count === 'events' || (typeof m.count === 'object' && 'sum' in m.count))
  // A count stops at its bar, so its value is promised only until then.
  return { state: s?.state, value: stops && s?.crossed ? 'at the bar' : s?.value, crossed: s?.crossed ?? null, late: s?.late }
}
