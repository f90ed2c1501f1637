// A goal is reached when all it requires was crossed, each in its own time, and the last of them within the goal's window.
// Goals are never lost: a milestone that does not latch may fall again, what was reached by then stays reached.
import { durationMs } from '../duration.ts'
import type { Goal } from '../milestone.schema.ts'
import type { Standing } from './types.ts'

export interface GoalStanding {
  readonly state: 'reached' | 'pending' | 'missed'
  /** The last required crossing, ms since epoch; also when it came too late. */
  readonly reachedAt: number | null
  /** Start + window; null without either. */
  readonly dueAt: number | null
}

/** `startAt` of the account or user; `standing` of a required milestone, undefined when it is not known here. */
export function deriveGoal(goal: Goal, standing: (milestone: string) => Standing | undefined, startAt: number | null, now: number): GoalStanding {
  const dueAt = goal.within && startAt !== null ? startAt + durationMs(goal.within) : null
  const required = goal.requires.map(standing)
  const all = required.every((s) => s !== undefined && s.crossed !== null)
  const reachedAt = all ? Math.max(...required.map((s) => s?.crossed?.ts ?? -Infinity)) : null
  const late = required.some((s) => s?.late === true)
  if (reachedAt !== null && !late && (dueAt === null || reachedAt <= dueAt)) return { state: 'reached', reachedAt, dueAt }
  // One late milestone decides it, whatever is still open.
  return { state: late || (dueAt !== null && now > dueAt) ? 'missed' : 'pending', reachedAt, dueAt }
}
