// "Is it getting better?" for one goal: the share of accounts that reached it in its window, against the period before, by signup week.
import type { GoalReport } from 'shirube/protocol'
import { hasSample } from './accountRows.ts'
import { periods, type Ask } from './ask.ts'
import { cohortRate, type Member } from './cohort.ts'
import { homesOverLimit } from './goalStates.ts'
import { readMembers, type MemberRow } from './members.ts'
import { describeGoal, goalNamed, readPublished, windowMsOf } from './published.ts'
import { publishedVersions } from './publishedVersions.ts'
import { quantile } from './quantile.ts'
import { differenceRange } from './wilson.ts'
import { zonedWeeks } from './zonedWeek.ts'

const weeksShown = 10
export const standardDays = 56

/** A goal counts for an account only when it was reached in time; reached too late is not reached. */
const memberOf = (row: MemberRow, over: ReadonlySet<string>): Member => ({ startedAt: row.startedAt, reachedAt: row.status === 'reached' ? row.reachedAt : null, excluded: row.status !== 'reached' && over.has(row.home) ? 'over_limit' : null })

/** `goal`: `activation`, `onboarding` or any other published id. */
export function goalReport(ask: Ask, goal: string): GoalReport {
  const set = readPublished(ask)
  const found = goalNamed(set, goal)
  const windowMs = windowMsOf(found.body)
  const { period, previousPeriod } = periods(ask, standardDays)
  const weekStarts = zonedWeeks(set.zone).back(ask.now, weeksShown)
  const firstWeek = weekStarts[0] ?? period.from
  const over = homesOverLimit(ask, found.body.requires)
  const members = readMembers(ask, goal, { from: Math.min(firstWeek, previousPeriod.from), until: ask.now }).map((row) => memberOf(row, over))
  const between = (from: number, until: number): Member[] => members.filter((m) => m.startedAt !== null && m.startedAt >= from && m.startedAt < until)
  // Who has no known start could be of any period: named once, beside the figure that is read first.
  const now = [...between(period.from, period.until), ...members.filter((m) => m.startedAt === null)]
  const before = between(previousPeriod.from, previousPeriod.until)
  const current = cohortRate(now, windowMs, ask.now)
  const previous = cohortRate(before, windowMs, ask.now)
  const times = (list: readonly Member[]): number[] =>
    list.flatMap(({ startedAt, reachedAt, excluded }) => (excluded === null && startedAt !== null && reachedAt !== null && (windowMs === null || startedAt + windowMs <= ask.now) ? [reachedAt - startedAt] : []))
  const reachedIn = times(now)
  return {
    asOf: ask.now,
    zone: set.zone,
    sample: hasSample(ask),
    period,
    previousPeriod,
    definition: describeGoal(set, found),
    current,
    previous,
    difference: differenceRange(current, previous),
    timeToReachMs: { n: reachedIn.length, median: quantile(reachedIn, 0.5), p90: quantile(reachedIn, 0.9), previousMedian: quantile(times(before), 0.5) },
    weeks: weekStarts.map((weekStart, i) => ({ weekStart, ...cohortRate(between(weekStart, weekStarts[i + 1] ?? Infinity), windowMs, ask.now) })),
    // A first version has nothing before it to compare with, so only changes are marked.
    publishes: publishedVersions(ask).filter((p) => p.kind === 'guide' && p.version > 1 && p.at >= firstWeek),
  }
}
