// The reference: milestones by the sentences alone. It reads every event again at every instant and knows nothing of rows,
// sweeps or recounts. Slow and plain on purpose; imports only types of the wire.
import type { FactCondition, Goal, Milestone } from 'shirube/protocol'

export interface NaiveEvent {
  readonly ts: number
  readonly id: string
  readonly name: string
  readonly user: string | null
  readonly properties: Record<string, unknown>
}
export interface NaiveTrait {
  readonly ts: number
  readonly id: string
  readonly value: unknown
}
export interface NaiveStanding {
  readonly state: 'reached' | 'pending' | 'lost'
  readonly value: number
  readonly crossed: { readonly ts: number; readonly id: string | null } | null
  readonly late: boolean
}

const units: Record<string, number> = { s: 1e3, m: 6e4, h: 3.6e6, d: 8.64e7, w: 6.048e8 }
export const ms = (duration: string): number => Number(duration.slice(0, -1)) * (units[duration.slice(-1)] ?? NaN)
const before = (a: { ts: number; id: string }, b: { ts: number; id: string }): boolean => a.ts < b.ts || (a.ts === b.ts && a.id < b.id)

const property = (e: NaiveEvent, path: string): unknown => e.properties[path.replace('properties.', '')]
/** The tests use these two operators only. */
const holds = (e: NaiveEvent, c: FactCondition): boolean => (c.op === 'eq' ? property(e, c.fact) === c.value : Number(property(e, c.fact)) >= Number(c.value) && typeof property(e, c.fact) === 'number')
const matches = (m: Milestone, e: NaiveEvent): boolean => [m.event].flat().includes(e.name) && (m.where ?? []).every((c) => holds(e, c))
const memberOf = (m: Milestone, e: NaiveEvent): string | null => {
  if (typeof m.count !== 'object' || !('distinct' in m.count)) return null
  const value = m.count.distinct === 'user' ? e.user : property(e, m.count.distinct)
  return typeof value === 'string' && value ? value : typeof value === 'number' ? `#${value}` : null
}
const isSameMember = (m: Milestone, a: NaiveEvent, b: NaiveEvent): boolean => memberOf(m, a) !== null && memberOf(m, a) === memberOf(m, b) && a.id !== b.id
const dateOf = (e: NaiveEvent): string => new Date(e.ts).toISOString().slice(0, 10)

/** V(t), in units of the bar. `after`: only what happened later than this (rolling). */
function valueAt(m: Milestone, events: readonly NaiveEvent[], t: number, after = -Infinity): number {
  const until = events.filter((e) => e.ts <= t)
  const counted = until.filter((e) => matches(m, e) && e.ts > after)
  const { count } = m
  if (count === 'events') return counted.length
  if (count === 'daysActive') return new Set(counted.map(dateOf)).size
  if ('sum' in count) {
    const numbers = counted.map((e) => property(e, count.sum)).filter((x): x is number => typeof x === 'number' && x >= 0)
    return numbers.reduce((sum, x) => sum + Math.round(x * 10_000), 0) / 10_000
  }
  const members = new Set(events.filter((e) => matches(m, e)).map((e) => memberOf(m, e)))
  let value = 0
  for (const member of members) {
    if (member === null) continue
    const adds = events.filter((e) => matches(m, e) && memberOf(m, e) === member)
    const minuses = events.filter((e) => m.minus !== undefined && e.name === m.minus.event && (property(e, m.minus.match) === member || `#${String(property(e, m.minus.match))}` === member))
    const lastMinus = minuses.reduce<NaiveEvent | null>((last, e) => (last === null || before(last, e) ? e : last), null)
    // "end = the last minus if no later add follows, else never"
    const end = lastMinus === null || adds.some((a) => before(lastMinus, a)) ? Infinity : lastMinus.ts
    const first = Math.min(...adds.map((e) => e.ts))
    const came = after === -Infinity ? first <= t : adds.some((a) => a.ts > after && a.ts <= t) && end === Infinity
    if (came && t < end) value++
  }
  return value
}

function thresholdAt(m: Milestone, traits: readonly NaiveTrait[], t: number): number {
  if (typeof m.atLeast === 'number') return m.atLeast
  let current: NaiveTrait | null = null
  for (const trait of traits) if (trait.ts <= t && (current === null || before(current, trait))) current = trait
  const seats = current?.value
  return typeof seats === 'number' && seats >= 0 ? Math.max(1, Math.ceil((m.atLeast.percent / 100) * seats)) : Infinity
}

/** The event at which the count, event by event in order, first meets the bar. Only for events and sums, where one event decides. */
function decidingEvent(m: Milestone, events: readonly NaiveEvent[]): string | null {
  const order = [...events].sort((a, b) => (before(a, b) ? -1 : 1))
  for (let n = 1; n <= order.length; n++) if (valueAt(m, order.slice(0, n), Infinity) >= Number(m.atLeast)) return order[n - 1]?.id ?? null
  return null
}

export interface NaiveWorld {
  readonly events: readonly NaiveEvent[]
  readonly traits: readonly NaiveTrait[]
  readonly accountStart: number
  readonly now: number
}

export function naiveStanding(m: Milestone, world: NaiveWorld): NaiveStanding {
  const { events, traits, accountStart, now } = world
  if (m.within && 'rolling' in m.within) {
    const after = now - ms(m.within.rolling)
    const value = valueAt(m, events, now, after)
    const reached = value >= thresholdAt(m, traits, now)
    // It is reached since the newest event that counts: one without which, alone in the window, nothing would be counted.
    const newest = Math.max(...events.filter((e) => e.ts > after && matches(m, e) && valueAt(m, [e, ...events.filter((x) => !matches(m, x) || isSameMember(m, x, e))], now, after) > valueAt(m, events.filter((x) => !matches(m, x)), now, after)).map((e) => e.ts))
    return { state: reached ? 'reached' : 'pending', value, crossed: reached ? { ts: newest, id: null } : null, late: false }
  }
  const instants = [...new Set([...events, ...traits].map((e) => e.ts))].sort((a, b) => a - b)
  const at = instants.find((t) => valueAt(m, events, t) >= thresholdAt(m, traits, t))
  const value = valueAt(m, events, now)
  if (at === undefined) return { state: 'pending', value, crossed: null, late: false }
  const latch = m.latch ?? true
  const anchor = m.within && 'of' in m.within ? (m.within.of === 'account_start' ? accountStart : Math.min(...events.map((e) => e.ts))) : null
  const late = m.within !== undefined && 'of' in m.within && anchor !== null && at > anchor + ms(m.within.for)
  const single = m.count === 'events' || (typeof m.count === 'object' && 'sum' in m.count)
  return { state: latch || single || value >= thresholdAt(m, traits, now) ? 'reached' : 'lost', value, crossed: { ts: at, id: single ? decidingEvent(m, events) : null }, late }
}

export function naiveGoal(goal: Goal, standings: ReadonlyMap<string, NaiveStanding>, accountStart: number, now: number): 'reached' | 'pending' | 'missed' {
  const required = goal.requires.map((id) => standings.get(id))
  const due = goal.within === undefined ? Infinity : accountStart + ms(goal.within)
  const all = required.every((s) => s?.state === 'reached')
  const inTime = required.every((s) => s !== undefined && !s.late && s.crossed !== null && s.crossed.ts <= due)
  if (all && inTime) return 'reached'
  if (now > due) return 'missed'
  return all && required.some((s) => s?.late) ? 'missed' : 'pending'
}
