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
}

type Row = Omit<StartedRun, 'steps'> & { steps: string }

export function readRuns({ read, environment }: Ask, guide: string): StartedRun[] {
  const rows = read.all<Row>(
    `SELECT home, hex(user) AS user, version, locale, engaged_at AS engagedAt, outcome, outcome_reason AS outcomeReason, steps
     FROM run WHERE environment = ? AND guide = ? AND started_at IS NOT NULL`,
    [environment, guide],
  )
  return rows.map((row) => ({ ...row, steps: JSON.parse(row.steps) as StartedRun['steps'] })) // written by the store from this shape
}
