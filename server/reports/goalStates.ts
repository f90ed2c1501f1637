// How goals and milestones stand, per account.
import type { Ask } from './ask.ts'

export const noSubject = new Uint8Array(0)

export interface GoalRow {
  readonly home: string
  readonly status: 'reached' | 'pending' | 'missed'
  readonly reachedAt: number | null
  readonly dueAt: number | null
}

/** Of one account, by goal id. */
export function readGoalsOf({ read, environment }: Ask, home: string): Map<string, GoalRow> {
  const rows = read.all<GoalRow & { goal: string }>('SELECT goal, home, status, reached_at AS reachedAt, due_at AS dueAt FROM goal_state WHERE environment = ? AND home = ? AND subject = ?', [environment, home, noSubject])
  return new Map(rows.map((row) => [row.goal, row]))
}

export interface MilestoneRow {
  readonly home: string
  readonly milestone: string
  readonly status: 'reached' | 'pending' | 'lost' | 'over_limit'
  readonly value: number
  readonly atLeast: number | null
  readonly crossedAt: number | null
  readonly inTime: number | null
  /** The person of the crossing event. */
  readonly by: string | null
}

const columns = `r.home AS home, r.milestone AS milestone, r.status AS status, r.value AS value, r.at_least AS atLeast, r.crossed_at AS crossedAt, r.in_time AS inTime,
  (SELECT p.user_id FROM person p WHERE p.environment = r.environment AND p.home = r.home AND p.user = r.crossed_by) AS by`

/** Of the account itself, by milestone id. */
export function readMilestones({ read, environment }: Ask, home: string): Map<string, MilestoneRow> {
  const rows = read.all<MilestoneRow>(`SELECT ${columns} FROM reached r WHERE r.environment = ? AND r.home = ? AND r.subject = ?`, [environment, home, noSubject])
  return new Map(rows.map((row) => [row.milestone, row]))
}

export interface CrossingRow {
  readonly home: string
  readonly milestone: string
  readonly status: MilestoneRow['status']
  readonly value: number
  readonly atLeast: number | null
  readonly crossedAt: number | null
  readonly inTime: number | null
}

/** Of the account itself, at these homes, grouped by home. */
export function readCrossings({ read, environment }: Ask, homes: readonly string[]): Map<string, CrossingRow[]> {
  const rows = read.all<CrossingRow>(
    `SELECT r.home AS home, r.milestone AS milestone, r.status AS status, r.value AS value, r.at_least AS atLeast, r.crossed_at AS crossedAt, r.in_time AS inTime
     FROM json_each(?) h CROSS JOIN reached r ON r.environment = ? AND r.home = h.value AND r.subject = ?`,
    [JSON.stringify(homes), environment, noSubject],
  )
  const byHome = new Map<string, CrossingRow[]>()
  for (const row of rows) {
    const list = byHome.get(row.home)
    if (list) list.push(row)
    else byHome.set(row.home, [row])
  }
  return byHome
}

/** Who has reached a milestone, as `subjectAt` names them. */
export function subjectsThatReached({ read, environment }: Ask, milestone: string): Set<string> {
  const rows = read.all<{ home: string; subject: string }>("SELECT home, hex(subject) AS subject FROM reached WHERE environment = ? AND milestone = ? AND status = 'reached'", [environment, milestone])
  return new Set(rows.map((row) => subjectAt(row.home, row.subject)))
}

/** `user`: hex of a person's key; empty for the account itself. */
export const subjectAt = (home: string, user = ''): string => `${user}/${home}`

/** Accounts with more members than are kept of one, so that nobody can say how these milestones stand there. */
export function homesOverLimit({ read, environment }: Ask, milestones: readonly string[]): Set<string> {
  const rows = read.all<{ home: string }>(
    "SELECT DISTINCT r.home AS home FROM json_each(?) m CROSS JOIN reached r ON r.environment = ? AND r.milestone = m.value AND r.crossed_at IS NULL AND r.status = 'over_limit' AND r.subject = ?",
    [JSON.stringify(milestones), environment, noSubject],
  )
  return new Set(rows.map((row) => row.home))
}

/** How many of these milestones each account has reached; who has none is not among them. */
export function countReached({ read, environment }: Ask, milestones: readonly string[]): Map<string, number> {
  const rows = read.all<{ home: string; n: number }>(
    "SELECT home, COUNT(*) AS n FROM reached WHERE environment = ? AND home >= 'a:' AND home < 'a;' AND subject = ? AND status = 'reached' AND milestone IN (SELECT value FROM json_each(?)) GROUP BY home",
    [environment, noSubject, JSON.stringify(milestones)],
  )
  return new Map(rows.map((row) => [row.home, row.n]))
}
