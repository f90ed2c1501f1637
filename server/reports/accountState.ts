// How one goal stands for one account, in one word.
import type { AccountRow } from 'shirube/protocol'
import type { GoalRow } from './goalStates.ts'

/** `late`: all of it done, but after its window. `none`: the goal is not defined, or no start is known. */
export function accountState(goal: { readonly status: GoalRow['status'] | null; readonly reachedAt: number | null; readonly dueAt: number | null } | undefined, startedAt: number | null, now: number): AccountRow['activation'] {
  if (goal?.status === 'reached') return 'reached'
  if (startedAt === null) return 'none'
  if (goal?.status === 'missed') return goal.reachedAt === null ? 'missed' : 'late'
  // The timer that writes "missed" may be a moment behind; the window is what counts.
  return goal?.dueAt != null && goal.dueAt < now ? 'missed' : 'open'
}
