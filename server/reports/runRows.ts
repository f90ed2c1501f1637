// Runs of one guide as funnels read them. A run that never started is in no figure.
import type { Ask } from './ask.ts'

export interface StepFacts {
  readonly index?: number
  /** ms since epoch, first time each. */
  readonly shown?: number
  readonly completed?: number
  readonly missing?: number
}
export interface StartedRun {
  readonly home: string
  /** Hex of the person's key. */
  readonly user: string
  readonly version: number | null
  readonly locale: string | null
  readonly engagedAt: number | null
  readonly outcome: string | null
  readonly outcomeReason: string | null
  readonly steps: Readonly<Record<string, StepFacts>>
  readonly items: Readonly<Record<string, number>>
}

type Row = Omit<StartedRun, 'steps' | 'items'> & { steps: string; items: string }

/** Of all homes, or of accounts that started in from ≤ start < until. */
export function readRuns({ read, environment }: Ask, guide: string, period?: { readonly from: number; readonly until: number }): StartedRun[] {
  const columns = 'r.home AS home, hex(r.user) AS user, r.version AS version, r.locale AS locale, r.engaged_at AS engagedAt, r.outcome AS outcome, r.outcome_reason AS outcomeReason, r.steps AS steps, r.items AS items'
  // `+` keeps the planner from looking for each account among all runs of the guide.
  const rows = period
    ? read.all<Row>(
        `SELECT ${columns} FROM account a CROSS JOIN run r ON r.environment = a.environment AND r.home = a.home AND +r.guide = ? AND r.started_at IS NOT NULL
         WHERE a.environment = ? AND a.home >= 'a:' AND a.home < 'a;' AND a.started_at >= ? AND a.started_at < ?`,
        [guide, environment, period.from, period.until],
      )
    : read.all<Row>(`SELECT ${columns} FROM run r WHERE r.environment = ? AND r.guide = ? AND r.started_at IS NOT NULL`, [environment, guide])
  return rows.map((row) => ({ ...row, steps: JSON.parse(row.steps) as StartedRun['steps'], items: JSON.parse(row.items) as StartedRun['items'] })) // written by the store from these shapes
}
