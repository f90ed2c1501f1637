// When a rolling milestone was first met. Its rows hold the newest times only, so this is read from the home's events, and only
// where new ones may have changed the answer: most of them come after a crossing, or are too few to make one.
import { durationMs, type Occurrence, type Rows, type Standing } from 'shirube/protocol'
import { hexOf } from '../store/sqlite/countTable.ts'
import type { Reached, StandingKey } from '../store/sqlite/standingTable.ts'
import type { StateTables } from '../store/Store.ts'
import { keptRecent, type Counting } from './counting.ts'
import type { CountedSource, MilestoneRule } from './rules.ts'

/** What was read for one home within one transaction: subjects of a home share it. */
export type HomeReads = Map<string, ReadonlyMap<string, Occurrence[]>>

export interface Since {
  /** The earliest new event, ms since epoch. -Infinity: anything may have changed. Infinity: only time has passed. */
  from: number
  /** The row as it was, of the same version. */
  known: Pick<Reached, 'crossedAt' | 'crossedId'> | undefined
  reads: HomeReads
}

/** What `derive` needs beside the rows: the crossing where it is known, else the events that tell it. */
export type RollingHistory = (key: StandingKey, rule: MilestoneRule, rows: Pick<Rows, 'recent' | 'members'>, since: Since) => Pick<Rows, 'history' | 'crossed'>

export interface RollingHistoryDeps {
  eventsOf: StateTables['eventsOf']
  occurrence: Counting['occurrence']
}

export function createRollingHistory({ eventsOf, occurrence }: RollingHistoryDeps): RollingHistory {
  function read({ environment, home, subject }: StandingKey, { source }: MilestoneRule, after: number, reads: HomeReads): Occurrence[] {
    const name = `${source.key} ${after}`
    let bySubject = reads.get(name)
    if (!bySubject) {
      const found = new Map<string, Occurrence[]>()
      // Only events with a place of their own are asked for, so nothing depends on what content asks.
      const counted: CountedSource = { source, milestones: [], isPersonal: false }
      for (const event of eventsOf(environment, home, (one) => source.events.includes(one), after)) {
        const one = occurrence(counted, event)
        if (!one) continue
        const list = found.get(hexOf(one.subject)) ?? []
        list.push(one.occurrence)
        found.set(hexOf(one.subject), list)
      }
      reads.set(name, found)
      bySubject = found
    }
    return bySubject.get(hexOf(subject)) ?? []
  }

  return (key, rule, rows, { from, known, reads }) => {
    // Nothing counted, or its publication has yet to be counted here.
    if (rows.recent.length === 0 && rows.members.length === 0) return { crossed: null }
    const crossed = crossingOf(known)
    if (from === Infinity) return { crossed }
    // A bar that moves, or a member that went and came back, can make a crossing anywhere.
    if (rule.source.minus !== undefined || rule.trait !== null || from === -Infinity) return { history: read(key, rule, -Infinity, reads) }
    if (crossed !== null && from > crossed.ts) return { crossed }
    const after = from - windowOf(rule)
    if (crossed === null && isTooFew(rule, rows, after)) return { crossed }
    // A window without a new event was no crossing before and is none now; one with a new event holds nothing older than this.
    return { history: read(key, rule, after, reads) }
  }
}

const windowOf = ({ body: { within } }: MilestoneRule): number => (within && 'rolling' in within ? durationMs(within.rolling) : 0)

function crossingOf(known: Since['known']): Standing['crossed'] {
  return known === undefined || known.crossedAt === null ? null : { ts: known.crossedAt, id: known.crossedId }
}

/** All there is after that time, in one window, would not do. */
function isTooFew({ source, body }: MilestoneRule, { recent, members }: Pick<Rows, 'recent' | 'members'>, after: number): boolean {
  const bar = source.bar ?? (typeof body.atLeast === 'number' ? Math.ceil(body.atLeast) : 0)
  if (source.rows === 'members') return members.filter(({ lastAdd }) => lastAdd !== null && lastAdd.ts > after).length < bar
  const newest = recent.filter((one) => one.ts > after)
  // Older ones inside the window may have been dropped.
  if (newest.length === recent.length && recent.length >= keptRecent(source)) return false
  return newest.reduce((sum, one) => sum + one.amount, 0) < bar
}
