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
const ms = (duration: string): number => Number(duration.slice(0, -1)) * (units[duration.slice(-1)] ?? NaN)
const before = (a: { ts: number; id: string }, b: { ts: number; id: string }): boolean => a.ts < b.ts || (a.ts === b.ts && a.id < b.id)

const property = (e: NaiveEvent, path: string): unknown => e.properties[path.replace('properties.', '')]
/** The tests use these two operators only. */
const holds = (e: NaiveEvent, c: FactCondition): boolean => (c.op === 'eq' ? property(e, c.fact) === c.value : Number(property(e, c.fact)) >= Number(c.value) && typeof property(e, c.fact) === 'number')
const matches = (m: Milestone, e: NaiveEvent): boolean => [m.event].flat().includes(e.name) && (m.where ?? []).every((c) => holds(e, c))
const memberOf = (m: Milestone, e: NaiveEvent): string | null => {
  if (typeof m.count !== 'object' || !('distinct' in m.count)) return null
  const value = m.count.distinct === 'user' ? e.user : property(e, m.count.distinct)
  return typeof value === 'string' && value ? value : typeof value === 'number' ? `${value}` : null
}
const dateOf = (e: NaiveEvent): string => new Date(e.ts).toISOString().slice(0, 10)

/** V(t), in units of the bar: of the last `rolling` before t only. `unseen`: ids of this instant that, in the order of ids, have not happened yet. */
function valueAt(m: Milestone, events: readonly NaiveEvent[], t: number, unseen: ReadonlySet<string> = new Set()): number {
  const after = m.within && 'rolling' in m.within ? t - ms(m.within.rolling) : -Infinity
  const counted = events.filter((e) => matches(m, e) && e.ts <= t && e.ts > after && !unseen.has(e.id))
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
    const minuses = events.filter((e) => m.minus !== undefined && e.name === m.minus.event && String(property(e, m.minus.match)) === member)
    const lastMinus = minuses.reduce<NaiveEvent | null>((last, e) => (last === null || before(last, e) ? e : last), null)
    // "end = the last minus if no later add follows, else never"
    const end = lastMinus === null || adds.some((a) => before(lastMinus, a)) ? Infinity : lastMinus.ts
    if (counted.some((e) => memberOf(m, e) === member) && t < end) value++
  }
  return value
}

function thresholdAt(m: Milestone, traits: readonly NaiveTrait[], t: number): number {
  if (typeof m.atLeast === 'number') return m.atLeast
  let current: NaiveTrait | null = null
  for (const trait of traits) if (trait.ts <= t && (current === null || before(current, trait))) current = trait
  const seats = current?.value
  return typeof seats === 'number' && seats >= 0 ? Math.max(1, roundedUp(m.atLeast.percent, seats)) : Infinity
}
/** The least whole number that is no less than percent × seats; percents of the tests have at most one decimal. */
function roundedUp(percent: number, seats: number): number {
  let n = 0
  while (n * 1_000 < Math.round(percent * 10) * seats) n++
  return n
}

/** "Ties by messageId": the events of this instant one by one, until the bar is met. Null: it was met before any of them, because it came down. */
function decidingEvent(m: Milestone, events: readonly NaiveEvent[], t: number, threshold: number): string | null {
  const ids = events.flatMap((e) => (e.ts === t ? [e.id] : [])).sort()
  for (let n = 0; n <= ids.length; n++) if (valueAt(m, events, t, new Set(ids.slice(n))) >= threshold) return ids[n - 1] ?? null
  return null
}

export interface NaiveWorld {
  readonly events: readonly NaiveEvent[]
  readonly traits: readonly NaiveTrait[]
  readonly accountStart: number
  readonly now: number
  /** Whose standing is asked for, with unit `user`. */
  readonly user: string
}

export function naiveStanding(m: Milestone, world: NaiveWorld): NaiveStanding {
  const { traits, accountStart, now } = world
  const events = world.events.filter((e) => m.unit === 'account' || e.user === world.user)
  const instants = [...new Set([...events, ...traits].map((e) => e.ts))].sort((a, b) => a - b)
  const at = instants.find((t) => valueAt(m, events, t) >= thresholdAt(m, traits, t))
  const value = valueAt(m, events, now)
  if (at === undefined) return { state: 'pending', value, crossed: null, late: false }
  // "rolling implies false"
  const latch = m.within && 'rolling' in m.within ? false : (m.latch ?? true)
  const anchor = m.within && 'of' in m.within ? (m.within.of === 'account_start' ? accountStart : Math.min(...world.events.map((e) => e.ts))) : null
  const late = m.within !== undefined && 'of' in m.within && anchor !== null && at > anchor + ms(m.within.for)
  return { state: latch || value >= thresholdAt(m, traits, now) ? 'reached' : 'lost', value, crossed: { ts: at, id: decidingEvent(m, events, at, thresholdAt(m, traits, at)) }, late }
}

export function naiveGoal(goal: Goal, standings: ReadonlyMap<string, NaiveStanding>, accountStart: number, now: number): 'reached' | 'pending' | 'missed' {
  const required = goal.requires.map((id) => standings.get(id))
  const due = goal.within === undefined ? Infinity : accountStart + ms(goal.within)
  if (required.every((s) => s !== undefined && s.crossed !== null && !s.late && s.crossed.ts <= due)) return 'reached'
  return now > due || required.some((s) => s?.late) ? 'missed' : 'pending'
}
