// Keeps runs and their sums in the ingest transaction, and writes `abandoned` after fourteen days without activity.
import { hexOf } from '../store/sqlite/countTable.ts'
import type { RunRow, RunTable } from '../store/sqlite/runTable.ts'
import type { StandingTable } from '../store/sqlite/standingTable.ts'
import type { PlacedEvent } from '../store/Store.ts'
import { foldRun } from './foldRun.ts'
import { addDifference, runCounts } from './runCounts.ts'

const abandonAfterMs = 14 * 86_400_000
const nobody = new Uint8Array(0)

export interface Runs {
  /** True when it belonged to a run. */
  absorb(event: PlacedEvent): boolean
  /** All runs of a home again, from its events. */
  rebuild(environment: number, home: string, events: readonly PlacedEvent[]): void
  /** Its time has come: abandoned, or looked at later. True when abandoned. */
  expire(environment: number, home: string, runId: string, now: number): boolean
}

export interface RunsDeps {
  runs: RunTable
  standings: StandingTable
  /** The version of a guide with this content; null when nobody pushed it. Inline guides have no version of their own. */
  versionOf: (guide: string, hash: string) => number | null
}

export function createRuns({ runs, standings, versionOf }: RunsDeps): Runs {
  function put(environment: number, home: string, before: RunRow | undefined, after: RunRow, tick?: { item: string; by: string }): void {
    runs.putRun(environment, home, after)
    const version = after.version ?? 0
    const row = runs.guide(environment, home, after.guide, version) ?? { kind: after.kind, counts: {}, ticks: {} }
    const [had, has] = [runCounts(before), runCounts(after)]
    const startsNow = !had.has('started') && has.has('started')
    if (startsNow && !runs.hasOtherStarted(environment, home, after)) has.set('people', 1)
    const counts = addDifference(row.counts, had, has)
    if (before && has.has('started') && Buffer.compare(before.user, after.user) !== 0) counts['people'] = runs.people(environment, home, after)
    const ticks = { ...row.ticks }
    const at = tick && after.items[tick.item]
    const known = tick && ticks[tick.item]
    if (tick && at !== undefined && (!known || at < known.at || (at === known.at && tick.by < known.by))) ticks[tick.item] = { at, by: tick.by }
    runs.putGuide(environment, home, after.guide, version, { kind: row.kind, counts, ticks })
    if (before && (before.outcome === null) === (after.outcome === null)) return
    standings.setDue({ environment, home, subject: nobody }, 'run', after.runId, after.outcome === null ? after.lastAt + abandonAfterMs : null)
  }

  /** A page that carries a guide in its code says its hash only; if that very content was pushed, it is that version. */
  function versioned(properties: PlacedEvent['properties']): PlacedEvent['properties'] {
    const { guideId, hash, version } = properties
    if (typeof version === 'number' || typeof guideId !== 'string' || typeof hash !== 'string') return properties
    return { ...properties, version: versionOf(guideId, hash) }
  }

  function absorb(event: PlacedEvent): boolean {
    if (event.type !== 'track' || !event.name.startsWith('$')) return false
    const { environment, home, properties } = event
    const runId = properties['runId']
    const before = typeof runId === 'string' ? runs.run(environment, home, runId) : undefined
    const user = event.user ?? nobody
    const after = foldRun(before, { ts: event.ts, id: hexOf(event.messageId), name: event.name, user, properties: versioned(properties) })
    if (!after) return false
    const item = properties['itemId']
    const isTick = event.name === '$item_completed' && typeof item === 'string' && properties['by'] !== 'teammate'
    put(environment, home, before, after, isTick ? { item, by: hexOf(user) } : undefined)
    return true
  }

  return {
    absorb,
    rebuild(environment, home, events) {
      const abandoned = new Map(runs.clear(environment, home).map((row) => [row.runId, row.outcomeAt]))
      for (const event of events) absorb(event)
      for (const [runId, at] of abandoned) {
        const run = runs.run(environment, home, runId)
        if (run?.outcome === null && run.lastAt + abandonAfterMs <= at) abandon(environment, home, run, run.lastAt + abandonAfterMs)
      }
    },
    expire(environment, home, runId, now) {
      const run = runs.run(environment, home, runId)
      if (!run || run.outcome !== null) return false
      const at = run.lastAt + abandonAfterMs
      if (at > now) {
        standings.setDue({ environment, home, subject: nobody }, 'run', runId, at)
        return false
      }
      abandon(environment, home, run, at)
      standings.log({ environment, home, subject: run.user }, { at, recordedAt: now, kind: 'run', ref: run.guide, version: run.version, from: null, to: 'abandoned', cause: 'tick', evidence: { runId } })
      return true
    },
  }

  function abandon(environment: number, home: string, run: RunRow, at: number): void {
    put(environment, home, run, { ...run, outcome: 'abandoned', outcomeAt: at, outcomeId: null, outcomeReason: null })
  }
}
