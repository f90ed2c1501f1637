// How accounts and people stand: milestones, goals, the log of their changes, and when to look again without an event.
import { bytesOf, hexOf } from './countTable.ts'
import type { Sql } from './sql.ts'

export interface StandingKey {
  environment: number
  home: string
  subject: Uint8Array
}

export interface Reached {
  milestone: string
  version: number
  status: 'reached' | 'pending' | 'lost' | 'over_limit'
  value: number
  atLeast: number | null
  crossedAt: number | null
  /** Hex. */
  crossedId: string | null
  crossedBy: Uint8Array | null
  anchorAt: number | null
  /** Null: not crossed, or there is no window. */
  inTime: boolean | null
}

export interface GoalState {
  goal: string
  version: number
  status: 'reached' | 'pending' | 'missed'
  reachedAt: number | null
  dueAt: number | null
}

export interface Transition {
  at: number
  recordedAt: number
  kind: 'milestone' | 'goal' | 'run'
  ref: string
  version: number | null
  from: string | null
  to: string
  /** What made it: an event, a late one that changed the past, time, or a publication. */
  cause: 'event' | 'late' | 'tick' | 'publish'
  evidence: unknown
}

export interface Due extends StandingKey {
  kind: 'milestone' | 'goal' | 'run'
  ref: string
  dueAt: number
}

export interface StandingTable {
  reached(key: StandingKey): Reached[]
  putReached(key: StandingKey, row: Reached): void
  dropReached(key: StandingKey, milestone: string): void
  goals(key: StandingKey): GoalState[]
  putGoal(key: StandingKey, row: GoalState): void
  log(key: StandingKey, transition: Transition): void
  /** `null` takes it away. */
  setDue(key: StandingKey, kind: Due['kind'], ref: string, dueAt: number | null): void
  dueBefore(time: number, limit: number): Due[]
  nextDue(): number | null
  subjects(environment: number, home: string): Uint8Array[]
}

interface ReachedRow {
  milestone: string
  version: number
  status: Reached['status']
  value: number
  at_least: number | null
  crossed_at: number | null
  crossed_id: Uint8Array | null
  crossed_by: Uint8Array | null
  anchor_at: number | null
  in_time: number | null
}
interface DueRow {
  environment: number
  home: string
  subject: Uint8Array
  kind: Due['kind']
  ref: string
  due_at: number
}

const where = 'environment = ? AND home = ? AND subject = ?'

export function createStandingTable(sql: Sql): StandingTable {
  const readReached = sql.statement(`SELECT milestone, version, status, value, at_least, crossed_at, crossed_id, crossed_by, anchor_at, in_time FROM reached WHERE ${where}`)
  const putReached = sql.statement(
    'INSERT OR REPLACE INTO reached (environment, home, subject, milestone, version, status, value, at_least, crossed_at, crossed_id, crossed_by, anchor_at, in_time) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const dropReached = sql.statement(`DELETE FROM reached WHERE ${where} AND milestone = ?`)
  const readGoals = sql.statement(`SELECT goal, version, status, reached_at AS reachedAt, due_at AS dueAt FROM goal_state WHERE ${where}`)
  const putGoal = sql.statement('INSERT OR REPLACE INTO goal_state (environment, home, subject, goal, version, status, reached_at, due_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  const log = sql.statement(
    `INSERT INTO transition (environment, home, seq, at, recorded_at, subject, kind, ref, version, from_state, to_state, cause, evidence)
     SELECT ?1, ?2, coalesce((SELECT max(seq) FROM transition WHERE environment = ?1 AND home = ?2), 0) + 1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12`,
  )
  const putDue = sql.statement('INSERT OR REPLACE INTO due (environment, home, subject, kind, ref, due_at) VALUES (?, ?, ?, ?, ?, ?)')
  const dropDue = sql.statement(`DELETE FROM due WHERE ${where} AND kind = ? AND ref = ?`)
  const at = ({ environment, home, subject }: StandingKey) => [environment, home, subject] as const

  return {
    reached: (key) => readReached.all<ReachedRow>(...at(key)).map(toReached),
    putReached(key, row) {
      const crossedId = row.crossedId === null ? null : bytesOf(row.crossedId)
      putReached.run(...at(key), row.milestone, row.version, row.status, row.value, row.atLeast, row.crossedAt, crossedId, row.crossedBy, row.anchorAt, row.inTime === null ? null : Number(row.inTime))
    },
    dropReached(key, milestone) {
      dropReached.run(...at(key), milestone)
    },
    goals: (key) => readGoals.all<GoalState>(...at(key)),
    putGoal(key, row) {
      putGoal.run(...at(key), row.goal, row.version, row.status, row.reachedAt, row.dueAt)
    },
    log({ environment, home, subject }, t) {
      log.run(environment, home, t.at, t.recordedAt, subject, t.kind, t.ref, t.version, t.from, t.to, t.cause, t.evidence === null ? null : JSON.stringify(t.evidence))
    },
    setDue(key, kind, ref, dueAt) {
      if (dueAt === null) dropDue.run(...at(key), kind, ref)
      else putDue.run(...at(key), kind, ref, dueAt)
    },
    dueBefore: (time, limit) =>
      sql.all<DueRow>('SELECT environment, home, subject, kind, ref, due_at FROM due WHERE due_at <= ? ORDER BY due_at LIMIT ?', [time, limit]).map(({ due_at, ...row }) => ({ ...row, dueAt: due_at })),
    nextDue: () => sql.get<{ at: number | null }>('SELECT min(due_at) AS at FROM due', [])?.at ?? null,
    subjects: (environment, home) =>
      sql
        .all<{ subject: Uint8Array }>('SELECT subject FROM reached WHERE environment = ?1 AND home = ?2 UNION SELECT subject FROM goal_state WHERE environment = ?1 AND home = ?2', [environment, home])
        .map((row) => row.subject),
  }
}

const toReached = (row: ReachedRow): Reached => ({
  milestone: row.milestone,
  version: row.version,
  status: row.status,
  value: row.value,
  atLeast: row.at_least,
  crossedAt: row.crossed_at,
  crossedId: row.crossed_id && hexOf(row.crossed_id),
  crossedBy: row.crossed_by,
  anchorAt: row.anchor_at,
  inTime: row.in_time === null ? null : row.in_time === 1,
})
