// A checklist, counted by account: of those that signed up in the period and saw it, how many have each item and all of it done.
import type { Checklist, ChecklistReport, Period } from 'shirube/protocol'
import { hasSample } from './accountRows.ts'
import { BadQuestion, periods, type Ask } from './ask.ts'
import { cohortRate } from './cohort.ts'
import { standardDays } from './goalReport.ts'
import { readMembers } from './members.ts'
import { guideName, readPublished, type Versioned } from './published.ts'
import { readRuns, type StartedRun } from './runRows.ts'

/** Null when no checklist is published and none was asked for. */
export function checklistReport(ask: Ask): ChecklistReport | null {
  const set = readPublished(ask)
  const lists = set.guides.filter((g): g is Versioned<Checklist> => g.body.kind === 'checklist')
  const wanted = ask.params.guide
  const list = wanted === undefined ? lists[0] : lists.find((g) => g.body.id === wanted)
  if (!list && wanted !== undefined) throw new BadQuestion(404, 'unknown_guide', `No checklist “${wanted}” is published here.`)
  if (!list) return null
  const { period, previousPeriod } = periods(ask, standardDays)
  const byHome = new Map<string, StartedRun[]>()
  for (const run of readRuns(ask, list.body.id, { from: previousPeriod.from, until: period.until })) {
    const runs = byHome.get(run.home)
    if (runs) runs.push(run)
    else byHome.set(run.home, [run])
  }
  // No goal is asked for: only when they started.
  const members = readMembers(ask, '', { from: previousPeriod.from, until: period.until }).filter((a) => byHome.has(a.home))
  const seenIn = (span: Period) => members.filter(({ startedAt }) => startedAt !== null && startedAt >= span.from && startedAt < span.until)
  const isDone = (home: string): boolean => byHome.get(home)?.some((r) => r.outcome === 'completed') === true
  // A checklist has no window of its own: seen and done so far.
  const rate = (span: Period) =>
    cohortRate(seenIn(span).map((a) => ({ startedAt: a.startedAt, reachedAt: isDone(a.home) ? a.startedAt : null, excluded: a.isTest ? 'test' : null })), null, ask.now)
  const seen = seenIn(period).filter((a) => !a.isTest)
  const has = (home: string, item: string): boolean => byHome.get(home)?.some((r) => r.items[item] !== undefined) === true
  return {
    asOf: ask.now,
    zone: set.zone,
    sample: hasSample(ask),
    period,
    previousPeriod,
    guideId: list.body.id,
    name: guideName(list.body),
    title: list.body.title,
    current: rate(period),
    previous: rate(previousPeriod),
    items: list.body.items.map(({ id, title }) => ({ id, title, done: seen.filter((a) => has(a.home, id)).length, of: seen.length })),
    hidden: seen.filter((a) => byHome.get(a.home)?.some((r) => r.outcome === 'dismissed')).length,
  }
}
