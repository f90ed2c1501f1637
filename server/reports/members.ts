// Accounts with how one goal stands, read together and without what only pages of single accounts need.
import type { Ask } from './ask.ts'
import { noSubject, type GoalRow } from './goalStates.ts'

export interface MemberRow {
  readonly home: string
  readonly startedAt: number | null
  /** To the hour. */
  readonly lastSeenAt: number | null
  /** Null: nothing is written about this goal here. */
  readonly status: GoalRow['status'] | null
  readonly reachedAt: number | null
  readonly dueAt: number | null
}

const columns = 'a.home AS home, a.started_at AS startedAt, a.last_seen_hour AS lastSeenAt, g.status AS status, g.reached_at AS reachedAt, g.due_at AS dueAt'
const joined = `FROM account a LEFT JOIN goal_state g ON g.environment = a.environment AND g.home = a.home AND g.subject = ? AND g.goal = ? WHERE a.environment = ? AND a.home >= 'a:' AND a.home < 'a;'`

/** Started in from ≤ start < until, and those of which no start is known; without a period, all. */
export function readMembers({ read, environment }: Ask, goal: string, period?: { readonly from: number; readonly until: number }): MemberRow[] {
  return period
    ? read.all<MemberRow>(`SELECT ${columns} ${joined} AND (a.started_at IS NULL OR (a.started_at >= ? AND a.started_at < ?))`, [noSubject, goal, environment, period.from, period.until])
    : read.all<MemberRow>(`SELECT ${columns} ${joined}`, [noSubject, goal, environment])
}

/** Of accounts that have begun: those whose goal is neither reached nor missed. */
export function readOpenMembers({ read, environment, now }: Ask, goal: string): (MemberRow & { readonly startedAt: number })[] {
  return read.all(
    `SELECT ${columns} ${joined} AND a.started_at IS NOT NULL AND coalesce(g.status, 'pending') = 'pending' AND (g.due_at IS NULL OR g.due_at > ?)`,
    [noSubject, goal, environment, now],
  )
}
