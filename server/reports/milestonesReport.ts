// "Where do people stop?": of the accounts that started in the period, how many reached each milestone of a goal so far.
import type { MilestonesReport } from 'shirube/protocol'
import { hasSample } from './accountRows.ts'
import { periods, type Ask } from './ask.ts'
import { standardDays } from './goalReport.ts'
import { noSubject } from './goalStates.ts'
import { readMembers } from './members.ts'
import { describeGoal, goalNamed, readPublished } from './published.ts'
import { quantile } from './quantile.ts'

interface ReachedRow {
  readonly milestone: string
  /** From the start of the account. */
  readonly ms: number
  readonly inTime: number | null
}

export function milestonesReport(ask: Ask): MilestonesReport {
  const { read, environment, now } = ask
  const set = readPublished(ask)
  const goal = goalNamed(set, ask.params.goal ?? 'activation')
  const { period } = periods(ask, standardDays)
  const members = readMembers(ask, goal.body.id, period).filter((m) => m.startedAt !== null)
  const definition = describeGoal(set, goal)
  const reached = read.all<ReachedRow>(
    `SELECT r.milestone AS milestone, r.crossed_at - a.started_at AS ms, r.in_time AS inTime
     FROM account a CROSS JOIN reached r ON r.environment = a.environment AND r.home = a.home AND r.subject = ?
     WHERE a.environment = ? AND a.home >= 'a:' AND a.home < 'a;' AND a.started_at >= ? AND a.started_at < ? AND r.status = 'reached' AND r.crossed_at IS NOT NULL`,
    [noSubject, environment, period.from, period.until],
  )
  return {
    asOf: now,
    zone: set.zone,
    sample: hasSample(ask),
    period,
    definition,
    started: members.length,
    lines: definition.requires.map(({ id, name }) => {
      const rows = reached.filter((r) => r.milestone === id)
      const late = rows.filter((r) => r.inTime === 0).length
      return { id, name, reached: rows.length, inTime: rows.length - late, late, medianMs: quantile(rows.map((r) => r.ms), 0.5) }
    }),
    reachedAll: members.filter((m) => m.status === 'reached').length,
  }
}
