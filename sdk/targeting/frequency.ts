// How often a guide may start by itself. Only started (seen) runs count.
import { durationMs } from '../protocol/duration.ts'
import type { Frequency } from '../protocol/guide.schema.ts'
import type { Progress } from '../protocol/state.schema.ts'

export interface Moment {
  /** ms since epoch. */
  readonly now: number
  /** When this session began; a session ends after 30 idle minutes. */
  readonly sessionStart: number
}

export function mayStartAgain(frequency: Frequency = 'once', progress: Progress | undefined, { now, sessionStart }: Moment): boolean {
  if (!progress?.runs) return true
  const { status, runs, startedAt = 0, lastOutcomeAt = 0 } = progress
  if (typeof frequency === 'object') return runs < (frequency.max ?? Infinity) && now >= lastOutcomeAt + durationMs(frequency.every)
  if (frequency === 'once' || status === 'dismissed') return false
  return Math.max(startedAt, lastOutcomeAt) < sessionStart && (frequency === 'every_session' || status !== 'completed')
}
