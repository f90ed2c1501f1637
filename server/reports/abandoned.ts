// Runs of one account that nobody came back to. The collector's own word: it stands in no event, and goes when somebody does.
import type { Ask } from './ask.ts'

export interface AbandonedRun {
  /** ms since epoch: fourteen days after the last act. */
  readonly at: number
  readonly guide: string
  readonly userId: string | null
}

/** Newest first. */
export function readAbandoned({ read, environment }: Ask, home: string): AbandonedRun[] {
  return read.all<AbandonedRun>(
    `SELECT r.outcome_at AS at, r.guide AS guide, p.user_id AS userId FROM run r LEFT JOIN person p ON p.environment = r.environment AND p.home = r.home AND p.user = r.user
     WHERE r.environment = ? AND r.home = ? AND r.outcome = 'abandoned' AND r.started_at IS NOT NULL ORDER BY r.outcome_at DESC, r.run_id`,
    [environment, home],
  )
}
