// Milestone states in the ingest transaction: fresh events are absorbed, homes that lost events are counted again,
// what was touched is derived again. Only fresh rows touch states, so replays change nothing.
import type { StandingKey } from '../store/sqlite/standingTable.ts'
import { hexOf } from '../store/sqlite/countTable.ts'
import { eventFlags } from '../store/StampedEvent.ts'
import type { HomeChanges, PlacedEvent, StateTables } from '../store/Store.ts'
import { homeItself, type Counting } from './counting.ts'
import type { HomeReads } from './rollingHistory.ts'
import type { CountedSource, Rules } from './rules.ts'
import type { Runs } from './runs.ts'
import type { Standings } from './standings.ts'

export interface Place {
  environment: number
  home: string
}

export interface ApplyDeps {
  tables: Pick<StateTables, 'eventsOf' | 'standings' | 'counts' | 'rules'>
  rulesOf: (environment: number) => Rules
  /** Not counted here yet: the publication's walk will come by. */
  isPending: (environment: number, home: string, source: string) => boolean
  counting: Counting
  standings: Standings
  runs: Runs
  now: () => number
}

interface Touched {
  place: Place
  /** By subject (hex): milestones to look at, or all of them. */
  subjects: Map<string, { subject: Uint8Array; milestones: Map<string, number> | 'all' }>
  recount: Map<string, CountedSource>
  isChanged: boolean
  /** Events left: what is known of crossings may be wrong. */
  isLate: boolean
}

export interface Apply {
  (changes: HomeChanges): Place[]
  /** A home again, from its events, for these sources. */
  rebuild(place: Place, sources: readonly CountedSource[]): void
  /** Everyone of a home with a state, or with rows that may make one. */
  subjects(place: Place): Uint8Array[]
}

export function createApply(deps: ApplyDeps): Apply {
  const { tables, rulesOf, isPending, counting, standings, runs, now } = deps

  function apply({ fresh, gained, lost, restarted }: HomeChanges): Place[] {
    const touched = new Map<string, Touched>()
    const at = ({ environment, home }: Place): Touched => {
      const name = `${environment}/${home}`
      const known = touched.get(name) ?? { place: { environment, home }, subjects: new Map(), recount: new Map(), isChanged: false, isLate: false }
      touched.set(name, known)
      return known
    }
    const isLost = new Set(lost.map(({ environment, home }) => `${environment}/${home}`))
    for (const list of [gained, fresh]) {
      for (const event of list) {
        learnTraits(event, at)
        // A home that is counted again finds this event among the others.
        if (!isLost.has(`${event.environment}/${event.home}`)) absorb(event, at)
      }
    }
    for (const place of lost) recountHome(at(place))
    for (const { user, ...place } of restarted) {
      if (user === null) touchAll(at(place))
      else if (rulesOf(place.environment).hasPersonal) at(place).subjects.set(hexOf(user), { subject: user, milestones: 'all' })
    }
    for (const one of touched.values()) settle(one)
    return [...touched.values()].filter((one) => one.isChanged).map((one) => one.place)
  }

  function absorb(event: PlacedEvent, at: (place: Place) => Touched): void {
    if (event.type !== 'track' || event.flags & eventFlags.old) return
    if (runs.absorb(event) && (event.name === '$item_completed' || event.name.startsWith('$guide_'))) at(event).isChanged = true
    for (const counted of rulesOf(event.environment).byEvent.get(event.name) ?? []) {
      if (isPending(event.environment, event.home, counted.source.key)) continue
      const result = counting.absorb(counted, event)
      if (!result || result.change === 'none') continue
      const here = at(event)
      if (result.change === 'recount') here.recount.set(counted.source.key, counted)
      touch(here, result.subject, counted, event.ts)
    }
  }

  function learnTraits(event: PlacedEvent, at: (place: Place) => Touched): void {
    if (event.type !== 'group') return
    const { traits, milestones } = rulesOf(event.environment)
    for (const key of traits) {
      if (!Object.hasOwn(event.traits, key)) continue
      tables.rules.addTrait(event.environment, event.home, { key, ts: event.ts, id: hexOf(event.messageId), value: event.traits[key] })
      const here = at(event)
      for (const subject of subjects(event)) for (const rule of milestones.values()) if (rule.trait === key) mark(here, subject, rule.body.id, -Infinity)
    }
  }

  function recountHome(one: Touched): void {
    rebuild(one.place, [...rulesOf(one.place.environment).sources.values()])
    runs.rebuild(one.place.environment, one.place.home, tables.eventsOf(one.place.environment, one.place.home, (name) => name.startsWith('$')).filter(isYoung))
    touchAll(one)
    one.isChanged = true
    one.isLate = true
  }

  function rebuild({ environment, home }: Place, sources: readonly CountedSource[]): void {
    const names = new Set(sources.flatMap(({ source }) => [...source.events, ...(source.minus ? [source.minus.event] : [])]))
    const events = names.size === 0 ? [] : tables.eventsOf(environment, home, (name) => names.has(name))
    for (const counted of sources) counting.rebuild(environment, home, counted, events)
  }

  function subjects({ environment, home }: Place): Uint8Array[] {
    const all = [homeItself, ...tables.standings.subjects(environment, home), ...tables.counts.subjects(environment, home)]
    return [...new Map(all.map((subject) => [hexOf(subject), subject])).values()]
  }

  function touchAll(one: Touched): void {
    for (const subject of subjects(one.place)) one.subjects.set(hexOf(subject), { subject, milestones: 'all' })
  }

  function touch(here: Touched, subject: Uint8Array, counted: CountedSource, ts: number): void {
    if (counted.isPersonal) here.isChanged = true
    for (const rule of counted.milestones) mark(here, subject, rule.body.id, ts)
  }

  function mark(here: Touched, subject: Uint8Array, milestone: string, ts: number): void {
    const name = hexOf(subject)
    const known = here.subjects.get(name) ?? { subject, milestones: new Map<string, number>() }
    if (known.milestones !== 'all') known.milestones.set(milestone, Math.min(ts, known.milestones.get(milestone) ?? Infinity))
    here.subjects.set(name, known)
  }

  function settle(one: Touched): void {
    const { environment, home } = one.place
    if (one.recount.size > 0) rebuild(one.place, [...one.recount.values()])
    // Nobody is counted at a browser's home; content asks there, and answers are derived when it asks.
    if (home.startsWith('n:')) return
    const reads: HomeReads = new Map()
    for (const { subject, milestones } of one.subjects.values()) {
      if (home.startsWith('u:') && subject.length === 0) continue
      const key: StandingKey = { environment, home, subject }
      if (standings.refresh(key, rulesOf(environment), milestones, one.isLate || one.recount.size > 0 ? 'late' : 'event', now(), reads)) one.isChanged = true
    }
  }

  return Object.assign(apply, { rebuild, subjects })
}

const isYoung = (event: PlacedEvent): boolean => (event.flags & eventFlags.old) === 0
