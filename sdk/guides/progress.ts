// What is remembered of one person's passage through one guide, and how two memories of it become one.
import type { Outcome, Progress, RunStatus } from '../protocol/state.schema.ts'

type OpenStatus = Exclude<RunStatus, Outcome>
const open: readonly (RunStatus | undefined)[] = ['in_progress', 'paused', 'snoozed'] satisfies OpenStatus[]

/** True until the run has its one outcome. */
export const isOpen = (progress: Progress | undefined): progress is Progress & { status: OpenStatus } => open.includes(progress?.status)

/** The word of `{ guide, state }` conditions: a run that ended without the person's doing reads as not started. */
export function guideStatus(progress: Progress | undefined): Exclude<RunStatus, Exclude<Outcome, 'completed' | 'dismissed'>> | 'not_started' {
  const status = progress?.status
  return !status || status === 'blocked' || status === 'abandoned' || status === 'superseded' ? 'not_started' : status
}

/**
 * Joins this browser's record with another tab's or device's: the later one wins, an outcome is never undone by another
 * record of the same run, counters take the maximum, ticks are kept from both sides.
 */
export function mergeProgress(a: Progress, b: Progress): Progress {
  const [older, later] = a.updatedAt > b.updatedAt ? [b, a] : [a, b]
  const winner = older.runId === later.runId && isOpen(later) && !isOpen(older) ? older : later
  // Whether the list lies open is this browser's own matter: the collector's record does not say, and must not fold it.
  const open = later.open ?? older.open
  const lastOutcomeAt = Math.max(a.lastOutcomeAt ?? 0, b.lastOutcomeAt ?? 0)
  return {
    ...winner,
    runs: Math.max(a.runs, b.runs),
    ...(lastOutcomeAt && { lastOutcomeAt }),
    ...(open !== undefined && { open }),
    ...((a.items ?? b.items) && { items: { ...later.items, ...older.items } }),
  }
}
