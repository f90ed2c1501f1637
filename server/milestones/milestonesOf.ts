// The milestone engine of one store: joins its ingest transaction, follows publications and time. One per store, whoever asks first.
import type { Store } from '../store/Store.ts'
import { createApply } from './apply.ts'
import { checkHome, type Difference } from './check.ts'
import { countsOf, type CountsPlace } from './counts.ts'
import { createCounting } from './counting.ts'
import { createPublish, type Publish } from './publish.ts'
import { createRollingHistory } from './rollingHistory.ts'
import { createRuns } from './runs.ts'
import { createVersionOf } from './versionOf.ts'
import { createStandings } from './standings.ts'
import { createStarts } from './starts.ts'
import { createTick } from './tick.ts'

export interface Milestones extends Pick<Publish, 'setPublished'> {
  /** Everything due by `now` (ms since epoch); answers how many were. A timer does the same by itself. */
  tick(now: number): number
  /** How often the published event conditions hold for someone, by conditionKey, counted up to what is asked. */
  counts(place: CountsPlace, now: number): Record<string, number>
  /** Counts a home again and tells what differs from what is stored; nothing is changed. Empty is right. */
  check(environment: number, home: string): Difference[]
}

const engines = new WeakMap<Store, Milestones>()

export function milestonesOf(store: Store): Milestones {
  const known = engines.get(store)
  if (known) return known
  const made = createMilestones(store)
  engines.set(store, made)
  return made
}

function createMilestones(store: Store): Milestones {
  const { states, personKey, now, sql } = store
  const publish = createPublish({ store, parts: () => ({ apply, standings, changed: timer.arm }) })
  const { rulesOf } = publish
  const counting = createCounting({ counts: states.counts, personKey })
  const standings = createStandings({ ...states, starts: createStarts({ sql, personKey }), historyOf: createRollingHistory({ eventsOf: states.eventsOf, occurrence: counting.occurrence }) })
  const runs = createRuns({ ...states, versionOf: createVersionOf(sql) })
  const apply = createApply({ tables: states, rulesOf, isPending: publish.isPending, counting, standings, runs, now })
  const timer = createTick({ store, table: states.standings, standings, runs, rulesOf })

  store.join({
    apply(changes) {
      const changed = apply(changes)
      timer.arm()
      return changed
    },
    // Nothing is remembered beside the tables.
    forget: () => undefined,
    close() {
      publish.stop()
      timer.stop()
    },
  })
  publish.resume()
  timer.arm()

  return {
    setPublished: publish.setPublished,
    tick: timer.tick,
    counts: (place, at) => countsOf({ rules: rulesOf(place.environment), standings }, place, at),
    check: (environment, home) => checkHome({ store, apply, standings, runs, rules: rulesOf(environment) }, { environment, home }),
  }
}
