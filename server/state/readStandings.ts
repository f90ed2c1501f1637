// Milestones and goals of one person and account, as the ingest transaction left them.
import type { Goal, Milestone, MilestoneState, StateAnswer } from 'shirube/protocol'
import type { Reader } from '../store/Store.ts'
import type { Place } from './place.ts'

interface ReachedRow {
  milestone: string
  subject: Uint8Array
  status: string
  value: number
  at_least: number | null
  crossed_at: number | null
  crossed_by: Uint8Array | null
  in_time: number | null
}

interface GoalRow {
  goal: string
  subject: Uint8Array
  status: string
  reached_at: number | null
}

/** States of an account live at the account, also a person's own states in it; without an account at the person. */
const homeOf = ({ account, person }: Place): string => account ?? person
const subjectOf = (unit: 'account' | 'user', { user }: Place): Uint8Array => (unit === 'user' ? user : new Uint8Array(0))

export function readMilestones(reader: Reader, place: Place, milestones: readonly Milestone[]): StateAnswer['milestones'] {
  const rows = reader.sql.all<ReachedRow>('SELECT milestone, subject, status, value, at_least, crossed_at, crossed_by, in_time FROM reached WHERE environment = ? AND home = ? AND subject IN (?, ?)', [place.environment, homeOf(place), new Uint8Array(0), place.user])
  return Object.fromEntries(
    milestones.map((milestone) => {
      const row = rows.find((one) => one.milestone === milestone.id && sameBytes(one.subject, subjectOf(milestone.unit, place)))
      return [milestone.id, row ? toState(row, milestone, place) : { state: 'pending' as const, value: 0, atLeast: barOf(milestone) }]
    }),
  )
}

function toState(row: ReachedRow, milestone: Milestone, { user }: Place): MilestoneState {
  return {
    state: row.status === 'reached' || row.status === 'lost' ? row.status : 'pending',
    value: row.value,
    atLeast: row.at_least ?? barOf(milestone),
    ...(row.crossed_at === null ? {} : { reachedAt: row.crossed_at }),
    ...(row.crossed_at !== null && row.in_time === 0 ? { late: true } : {}),
    ...(row.crossed_by === null ? {} : { by: user.length > 0 && sameBytes(row.crossed_by, user) ? ('you' as const) : ('teammate' as const) }),
  }
}

/** A share of a trait nobody has sent yet has no bar: 0 says so. */
function barOf({ atLeast }: Milestone): number {
  return typeof atLeast === 'number' ? atLeast : 0
}

export function readGoals(reader: Reader, place: Place, goals: readonly Goal[]): StateAnswer['goals'] {
  const rows = reader.sql.all<GoalRow>('SELECT goal, subject, status, reached_at FROM goal_state WHERE environment = ? AND home = ? AND subject IN (?, ?)', [place.environment, homeOf(place), new Uint8Array(0), place.user])
  return Object.fromEntries(
    goals.map((goal) => {
      const row = rows.find((one) => one.goal === goal.id && sameBytes(one.subject, subjectOf(goal.unit, place)))
      const state = row?.status === 'reached' || row?.status === 'missed' ? row.status : 'pending'
      return [goal.id, { state, ...(row && row.reached_at !== null ? { reachedAt: row.reached_at } : {}) }]
    }),
  )
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
