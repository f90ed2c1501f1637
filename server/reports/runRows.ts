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
  readonly kind: string
  /** Hex of the person's key; of somebody nobody named the home, so that each counts. */
  readonly user: string
  readonly isNamed: boolean
  readonly version: number | null
  readonly locale: string | null
  readonly engagedAt: number | null
  readonly outcome: string | null
  readonly outcomeReason: string | null
  readonly steps: Readonly<Record<string, StepFacts>>
}

type Row = Omit<StartedRun, 'isNamed' | 'steps'> & { isNamed: number; steps: string }

/** Who ran it, in SQL. */
export const whoRan = 'CASE WHEN length(user) = 0 THEN home ELSE hex(user) END'

export function readRuns({ read, environment }: Ask, guide: string): StartedRun[] {
  const rows = read.all<Row>(
    `SELECT home, kind, ${whoRan} AS user, length(user) > 0 AS isNamed, version, locale, engaged_at AS engagedAt, outcome, outcome_reason AS outcomeReason, steps
     FROM run WHERE environment = ? AND guide = ? AND started_at IS NOT NULL`,
    [environment, guide],
  )
  return rows.map((row) => ({ ...row, isNamed: row.isNamed !== 0, steps: JSON.parse(row.steps) as StartedRun['steps'] })) // written by the store from this shape
}
