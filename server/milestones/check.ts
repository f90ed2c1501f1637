// Recompute equals stored: a home is counted again from its events inside a transaction that is then undone.
import type { Store } from '../store/Store.ts'
import type { Apply, Place } from './apply.ts'
import type { HomeReads } from './rollingHistory.ts'
import type { Rules } from './rules.ts'
import type { Runs } from './runs.ts'
import type { Standings } from './standings.ts'
import { eventFlags } from '../store/StampedEvent.ts'

export interface Difference {
  table: string
  stored: unknown[]
  recounted: unknown[]
}

export interface CheckDeps {
  store: Pick<Store, 'sql' | 'states' | 'now' | 'transaction'>
  apply: Apply
  standings: Standings
  runs: Runs
  rules: Rules
}

const tables = ['tally', 'member', 'recent', 'reached', 'goal_state', 'run', 'account_guide'] as const

/** Thrown to undo; carries what was found. */
class Undo extends Error {
  constructor(readonly found: Difference[]) {
    super('undo')
  }
}

export function checkHome({ store, apply, standings, runs, rules }: CheckDeps, place: Place): Difference[] {
  const read = (table: string): unknown[] => store.sql.all(`SELECT * FROM ${table} WHERE environment = ? AND home = ? ORDER BY 1, 2, 3, 4, 5`, [place.environment, place.home])
  try {
    store.transaction(() => {
      const before = tables.map(read)
      apply.rebuild(place, [...rules.sources.values()])
      const guideEvents = store.states.eventsOf(place.environment, place.home, (name) => name.startsWith('$'))
      runs.rebuild(place.environment, place.home, guideEvents.filter((event) => (event.flags & eventFlags.old) === 0))
      if (!place.home.startsWith('n:')) {
        const reads: HomeReads = new Map()
        for (const subject of apply.subjects(place)) {
          if (place.home.startsWith('a:') || subject.length > 0) standings.refresh({ ...place, subject }, rules, 'all', 'event', store.now(), reads)
        }
      }
      throw new Undo(tables.flatMap((table, i) => differ(table, before[i] ?? [], read(table))))
    })
  } catch (error) {
    if (error instanceof Undo) return error.found
    throw error
  }
  return []
}

const differ = (table: string, stored: unknown[], recounted: unknown[]): Difference[] => (JSON.stringify(stored) === JSON.stringify(recounted) ? [] : [{ table, stored, recounted }])
