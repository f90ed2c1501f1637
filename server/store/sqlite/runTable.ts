// Runs as told by SDKs, one row each, and their sums per account, guide and version.
import { canonicalJson } from 'shirube/protocol'
import { bytesOf, hexOf } from './countTable.ts'
import type { Sql } from './sql.ts'

export interface StepFacts {
  /** Event times, ms since epoch. */
  shown?: number
  completed?: number
  how?: string
  missing?: number
  reason?: string
  index?: number
}

export interface RunRow {
  runId: string
  user: Uint8Array
  guide: string
  kind: string
  /** Null: an inline guide. */
  version: number | null
  startedAt: number | null
  engagedAt: number | null
  lastStep: string | null
  lastStepAt: number | null
  lastAt: number
  status: 'in_progress' | 'paused' | 'snoozed'
  statusAt: number
  snoozedUntil: number | null
  outcome: 'completed' | 'dismissed' | 'blocked' | 'abandoned' | 'superseded' | null
  outcomeAt: number | null
  outcomeId: string | null
  outcomeReason: string | null
  trigger: string | null
  locale: string | null
  steps: Record<string, StepFacts>
  /** Ticked items by id, event time. */
  items: Record<string, number>
}

export interface AccountGuide {
  kind: string
  counts: Record<string, number>
  ticks: Record<string, { at: number; by: string }>
}

export interface RunTable {
  run(environment: number, home: string, runId: string): RunRow | undefined
  putRun(environment: number, home: string, run: RunRow): void
  runsOf(environment: number, home: string, user: Uint8Array): RunRow[]
  hasOtherStarted(environment: number, home: string, run: RunRow): boolean
  /** How many started it here. */
  people(environment: number, home: string, run: RunRow): number
  guide(environment: number, home: string, guide: string, version: number): AccountGuide | undefined
  guides(environment: number, home: string): ({ guide: string } & AccountGuide)[]
  putGuide(environment: number, home: string, guide: string, version: number, row: AccountGuide): void
  /** The collector's own outcomes are kept: they are in no event. */
  clear(environment: number, home: string): { runId: string; outcomeAt: number }[]
}

interface StoredRun {
  run_id: string
  user: Uint8Array
  guide: string
  kind: string
  version: number | null
  started_at: number | null
  engaged_at: number | null
  last_step: string | null
  last_step_at: number | null
  last_at: number
  status: RunRow['status']
  status_at: number
  snoozed_until: number | null
  outcome: RunRow['outcome']
  outcome_at: number | null
  outcome_id: Uint8Array | null
  outcome_reason: string | null
  trigger: string | null
  locale: string | null
  steps: string
  items: string
}

const names =
  'run_id, user, guide, kind, version, started_at, engaged_at, last_step, last_step_at, last_at, status, status_at, snoozed_until, outcome, outcome_at, outcome_id, outcome_reason, trigger, locale, steps, items'

export function createRunTable(sql: Sql): RunTable {
  const read = sql.statement(`SELECT ${names} FROM run WHERE environment = ? AND home = ? AND run_id = ?`)
  const put = sql.statement(`INSERT OR REPLACE INTO run (environment, home, ${names}) VALUES (?, ?, ${names.split(',').map(() => '?').join(', ')})`)
  const ofUser = sql.statement(`SELECT ${names} FROM run WHERE environment = ? AND home = ? AND user = ? ORDER BY last_at, run_id`)
  const other = sql.statement('SELECT 1 FROM run WHERE environment = ? AND home = ? AND user = ? AND guide = ? AND coalesce(version, 0) = ? AND run_id <> ? AND started_at IS NOT NULL LIMIT 1')
  const people = sql.statement('SELECT count(DISTINCT user) AS n FROM run WHERE environment = ? AND home = ? AND guide = ? AND coalesce(version, 0) = ? AND started_at IS NOT NULL')
  const readGuide = sql.statement('SELECT kind, counts, ticks FROM account_guide WHERE environment = ? AND home = ? AND guide = ? AND version = ?')
  const putGuide = sql.statement('INSERT OR REPLACE INTO account_guide (environment, home, guide, version, kind, counts, ticks) VALUES (?, ?, ?, ?, ?, ?, ?)')

  return {
    run(environment, home, runId) {
      const row = read.get<StoredRun>(environment, home, runId)
      return row && toRun(row)
    },
    putRun(environment, home, r) {
      put.run(
        environment, home, r.runId, r.user, r.guide, r.kind, r.version, r.startedAt, r.engagedAt, r.lastStep, r.lastStepAt, r.lastAt, r.status, r.statusAt, r.snoozedUntil,
        r.outcome, r.outcomeAt, r.outcomeId === null ? null : bytesOf(r.outcomeId), r.outcomeReason, r.trigger, r.locale, canonicalJson(r.steps), canonicalJson(r.items),
      )
    },
    runsOf: (environment, home, user) => ofUser.all<StoredRun>(environment, home, user).map(toRun),
    hasOtherStarted: (environment, home, run) => other.get(environment, home, run.user, run.guide, run.version ?? 0, run.runId) !== undefined,
    people: (environment, home, run) => people.get<{ n: number }>(environment, home, run.guide, run.version ?? 0)?.n ?? 0,
    guide(environment, home, guide, version) {
      const row = readGuide.get<{ kind: string; counts: string; ticks: string }>(environment, home, guide, version)
      return row && { kind: row.kind, counts: JSON.parse(row.counts), ticks: JSON.parse(row.ticks) }
    },
    guides: (environment, home) =>
      sql
        .all<{ guide: string; kind: string; counts: string; ticks: string }>('SELECT guide, kind, counts, ticks FROM account_guide WHERE environment = ? AND home = ?', [environment, home])
        .map((row) => ({ guide: row.guide, kind: row.kind, counts: JSON.parse(row.counts), ticks: JSON.parse(row.ticks) })),
    putGuide(environment, home, guide, version, row) {
      putGuide.run(environment, home, guide, version, row.kind, canonicalJson(row.counts), canonicalJson(row.ticks))
    },
    clear(environment, home) {
      const abandoned = sql.all<{ runId: string; outcomeAt: number }>("SELECT run_id AS runId, outcome_at AS outcomeAt FROM run WHERE environment = ? AND home = ? AND outcome = 'abandoned'", [environment, home])
      for (const table of ['run', 'account_guide']) sql.run(`DELETE FROM ${table} WHERE environment = ? AND home = ?`, [environment, home])
      return abandoned
    },
  }
}

function toRun(row: StoredRun): RunRow {
  return {
    runId: row.run_id,
    user: row.user,
    guide: row.guide,
    kind: row.kind,
    version: row.version,
    startedAt: row.started_at,
    engagedAt: row.engaged_at,
    lastStep: row.last_step,
    lastStepAt: row.last_step_at,
    lastAt: row.last_at,
    status: row.status,
    statusAt: row.status_at,
    snoozedUntil: row.snoozed_until,
    outcome: row.outcome,
    outcomeAt: row.outcome_at,
    outcomeId: row.outcome_id && hexOf(row.outcome_id),
    outcomeReason: row.outcome_reason,
    trigger: row.trigger,
    locale: row.locale,
    steps: JSON.parse(row.steps),
    items: JSON.parse(row.items),
  }
}
