// "Where do people stop?": of the accounts that started in the period, how many reached each milestone of a goal so far.
import type { MilestonesReport } from 'shirube/protocol'
import { hasSample, readAccounts } from './accountRows.ts'
import { periods, type Ask } from './ask.ts'
import { standardDays } from './goalReport.ts'
import { readCrossings, readGoal } from './goalStates.ts'
import { describeGoal, goalNamed, readPublished } from './published.ts'
import { quantile } from './quantile.ts'

export function milestonesReport(ask: Ask): MilestonesReport {
  const set = readPublished(ask)
  const goal = goalNamed(set, ask.params.goal ?? 'activation')
  const { period } = periods(ask, standardDays)
  const accounts = readAccounts(ask, period).filter((a) => !a.isTest)
  const crossings = readCrossings(ask)
  const goals = readGoal(ask, goal.body.id)
  const definition = describeGoal(set, goal)
  return {
    asOf: ask.now,
    zone: set.zone,
    sample: hasSample(ask),
    period,
    definition,
    started: accounts.length,
    lines: definition.requires.map(({ id, name }) => {
      const rows = accounts.flatMap((a) => {
        const row = crossings.get(a.home)?.find((c) => c.milestone === id)
        return row?.status === 'reached' && row.crossedAt !== null ? [{ late: row.inTime === 0, ms: row.crossedAt - (a.startedAt ?? row.crossedAt) }] : []
      })
      const late = rows.filter((r) => r.late).length
      return { id, name, reached: rows.length, inTime: rows.length - late, late, medianMs: quantile(rows.map((r) => r.ms), 0.5) }
    }),
    reachedAll: accounts.filter((a) => goals.get(a.home)?.status === 'reached').length,
  }
}
