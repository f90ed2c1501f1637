// Events into the rows of sources, one by one as they come or a whole home again. Only fresh events may be absorbed.
import { absorbAmount, absorbMember, contribution, emptyTally, recountTally, type Contribution, type MemberRow, type Moment, type Occurrence, type Source, type SourceEvent, type Tally } from 'shirube/protocol'
import { hexOf, type CountKey, type CountTable } from '../store/sqlite/countTable.ts'
import { eventFlags } from '../store/StampedEvent.ts'
import type { PlacedEvent } from '../store/Store.ts'
import type { CountedSource } from './rules.ts'

export interface Counting {
  /** `'recount'`: it lies before a crossing, the home has to be counted again for this source. */
  absorb(counted: CountedSource, event: PlacedEvent): { subject: Uint8Array; change: 'none' | 'changed' | 'recount' } | null
  /** What one event adds to a rolling milestone, and whose; null: nothing. */
  occurrence(counted: CountedSource, event: PlacedEvent): { subject: Uint8Array; occurrence: Occurrence } | null
  /** One source of a home from its events; answers whose rows there are now. */
  rebuild(environment: number, home: string, counted: CountedSource, events: readonly PlacedEvent[]): Uint8Array[]
}

export const homeItself = new Uint8Array(0)
/** More of a rolling count are not kept. */
const maxRecent = 1_000
/** Events may lie a little ahead of our clock: some more are kept than the bar asks for. */
const spareRecent = 50

export interface CountingDeps {
  counts: CountTable
  personKey: (environment: number, id: string) => Uint8Array
}

export function createCounting({ counts, personKey }: CountingDeps): Counting {
  /** Values may be addresses of people: rows hold their HMAC. A person's is the one `person` knows. */
  const memberKey = (environment: number, source: Source, member: string): string =>
    source.count === 'daysActive' || (typeof source.count === 'object' && 'distinct' in source.count && source.count.distinct === 'user') ? member : hexOf(personKey(environment, member))

  function contributionOf(source: Source, event: PlacedEvent): Contribution | null {
    if (event.type !== 'track' || event.flags & eventFlags.old) return null
    const change = contribution(source, sourceEvent(event))
    return change && 'member' in change ? { ...change, member: memberKey(event.environment, source, change.member) } : change
  }

  function absorb(counted: CountedSource, event: PlacedEvent): ReturnType<Counting['absorb']> {
    const { source } = counted
    const change = contributionOf(source, event)
    const subject = change && subjectOf(counted, event)
    if (!change || !subject) return null
    const key: CountKey = { environment: event.environment, home: event.home, subject, source: source.key }
    const at: Moment = { ts: event.ts, id: hexOf(event.messageId) }
    // An add between a member's first and last changes no row, and yet may complete a window.
    if ('member' in change) return { subject, change: putMember(key, source, at, change) || source.rolling ? 'changed' : 'none' }
    const stored = counts.tally(key)
    const tally = stored ?? emptyTally
    if (change.kind === 'not_a_number') {
      counts.putTally(key, tally, (stored?.skipped ?? 0) + 1)
      return { subject, change: 'none' }
    }
    if (source.rolling) {
      counts.addRecent(key, at, change.amount, keptRecent(source))
      return { subject, change: 'changed' }
    }
    const next = absorbAmount(tally, at, change.amount, source.bar ?? Infinity)
    if (next === 'recount') return { subject, change: 'recount' }
    if (next === tally) return { subject, change: 'none' }
    counts.putTally(key, next, stored?.skipped ?? 0)
    return { subject, change: 'changed' }
  }

  function putMember(key: CountKey, source: Source, at: Moment, change: Extract<Contribution, { member: string }>): boolean {
    const before = counts.member(key, change.member)
    const after = settled(source, absorbMember(before, at, change))
    if (before && sameMember(before, after)) return false
    counts.putMember(key, after)
    return true
  }

  function rebuild(environment: number, home: string, counted: CountedSource, events: readonly PlacedEvent[]): Uint8Array[] {
    const { source } = counted
    counts.clear(environment, home, source.key)
    const amounts = new Map<string, (Moment & { amount: number })[]>()
    const skipped = new Map<string, number>()
    const subjects = new Map<string, Uint8Array>()
    for (const event of events) {
      const change = contributionOf(source, event)
      const subject = change && subjectOf(counted, event)
      if (!change || !subject) continue
      const name = hexOf(subject)
      subjects.set(name, subject)
      const at: Moment = { ts: event.ts, id: hexOf(event.messageId) }
      if ('member' in change) putMember({ environment, home, subject, source: source.key }, source, at, change)
      else if (change.kind === 'not_a_number') skipped.set(name, (skipped.get(name) ?? 0) + 1)
      else {
        const list = amounts.get(name) ?? []
        list.push({ ...at, amount: change.amount })
        amounts.set(name, list)
      }
    }
    for (const [name, subject] of subjects) {
      const key: CountKey = { environment, home, subject, source: source.key }
      const list = amounts.get(name) ?? []
      if (source.rolling) for (const one of list) counts.addRecent(key, one, one.amount, keptRecent(source))
      const tally: Tally = source.rolling ? emptyTally : recountTally(list, source.bar ?? Infinity)
      if ((list.length > 0 && !source.rolling) || skipped.has(name)) counts.putTally(key, tally, skipped.get(name) ?? 0)
    }
    return [...subjects.values()]
  }

  function occurrence(counted: CountedSource, event: PlacedEvent): ReturnType<Counting['occurrence']> {
    const change = contributionOf(counted.source, event)
    const subject = change && subjectOf(counted, event)
    if (!change || !subject || change.kind === 'not_a_number' || change.kind === 'minus') return null
    const at: Moment = { ts: event.ts, id: hexOf(event.messageId) }
    return { subject, occurrence: change.kind === 'amount' ? { ...at, amount: change.amount } : { ...at, amount: 1, member: change.member } }
  }

  return { absorb, rebuild, occurrence }
}

export const keptRecent = (source: Source): number => (source.count === 'events' ? Math.min(maxRecent, (source.bar ?? maxRecent) + spareRecent) : maxRecent)

/** Null: nobody of this home is counted by it. */
function subjectOf({ source, isPersonal }: CountedSource, { home, user }: PlacedEvent): Uint8Array | null {
  const isAccount = home.startsWith('a:')
  if (source.unit === 'user') return user ?? (home.startsWith('n:') && isPersonal ? homeItself : null)
  return isAccount || isPersonal ? homeItself : null
}

/** Without minus and window only the first add matters; keeping the last would mean a write for every event. */
function settled(source: Source, row: MemberRow): MemberRow {
  return source.minus || source.rolling ? row : { ...row, lastAdd: row.first }
}

const sameMoment = (a: Moment | null, b: Moment | null): boolean => a?.ts === b?.ts && a?.id === b?.id
const sameMember = (a: MemberRow, b: MemberRow): boolean => sameMoment(a.first, b.first) && sameMoment(a.lastAdd, b.lastAdd) && sameMoment(a.lastMinus, b.lastMinus)

function sourceEvent(event: PlacedEvent): SourceEvent {
  return { ts: event.ts, id: hexOf(event.messageId), name: event.name, user: event.user && hexOf(event.user), properties: event.properties, context: event.context }
}
