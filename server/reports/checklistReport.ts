// A checklist, counted by account: of those that signed up in the period and saw it, how many have each item and all of it done.
import type { Checklist, ChecklistReport, Period } from 'shirube/protocol'
import { hasSample } from './accountRows.ts'
import { BadQuestion, periods, type Ask } from './ask.ts'
import { cohortRate } from './cohort.ts'
import { standardDays } from './goalReport.ts'
import { guideName, readPublished, type Versioned } from './published.ts'

interface Seen {
  readonly startedAt: number
  isDone: boolean
  isHidden: boolean
  /** Done by anyone of the account. */
  readonly items: Set<string>
}

/** Accounts that started in the period and in which somebody started the list. */
function readSeen({ read, environment }: Ask, list: string, { from, until }: Period): Seen[] {
  // `+` keeps the planner from looking for each account among all runs of the guide.
  const rows = read.all<{ home: string; startedAt: number; outcome: string | null; items: string }>(
    `SELECT a.home AS home, a.started_at AS startedAt, r.outcome AS outcome, r.items AS items
     FROM account a CROSS JOIN run r ON r.environment = a.environment AND r.home = a.home AND +r.guide = ? AND r.started_at IS NOT NULL
     WHERE a.environment = ? AND a.home >= 'a:' AND a.home < 'a;' AND a.started_at >= ? AND a.started_at < ?`,
    [list, environment, from, until],
  )
  const seen = new Map<string, Seen>()
  for (const row of rows) {
    const account: Seen = seen.get(row.home) ?? { startedAt: row.startedAt, isDone: false, isHidden: false, items: new Set() }
    seen.set(row.home, account)
    account.isDone ||= row.outcome === 'completed'
    account.isHidden ||= row.outcome === 'dismissed'
    if (row.items !== '{}') for (const id of Object.keys(JSON.parse(row.items) as object)) account.items.add(id) // written by the store: when, by item
  }
  return [...seen.values()]
}

/** A list that pages carry in their code was never sent here: its runs are all there is of it. */
const wasRun = ({ read, environment }: Ask, id: string): boolean => read.get("SELECT 1 AS found FROM run WHERE environment = ? AND guide = ? AND kind = 'checklist' AND started_at IS NOT NULL LIMIT 1", [environment, id]) !== undefined
const tickedIn = (accounts: readonly Seen[]) => [...new Set(accounts.flatMap((a) => [...a.items]))].sort().map((id) => ({ id, title: id }))

/** Null when no checklist is published and none was asked for. */
export function checklistReport(ask: Ask): ChecklistReport | null {
  const set = readPublished(ask)
  const lists = set.guides.filter((g): g is Versioned<Checklist> => g.body.kind === 'checklist')
  const wanted = ask.params.guide
  const list = (wanted === undefined ? lists[0] : lists.find((g) => g.body.id === wanted))?.body
  const id = list?.id ?? wanted
  if (id === undefined) return null
  if (!list && !wasRun(ask, id)) throw new BadQuestion(404, 'unknown_guide', `No checklist “${id}” is published or was ever started here.`)
  const { period, previousPeriod } = periods(ask, standardDays)
  const accounts = readSeen(ask, id, { from: previousPeriod.from, until: period.until })
  const seenIn = (span: Period): Seen[] => accounts.filter(({ startedAt }) => startedAt >= span.from && startedAt < span.until)
  // A checklist has no window of its own: seen and done so far.
  const rate = (span: Period) => cohortRate(seenIn(span).map((a) => ({ startedAt: a.startedAt, reachedAt: a.isDone ? a.startedAt : null, excluded: null })), null, ask.now)
  const seen = seenIn(period)
  return {
    asOf: ask.now,
    zone: set.zone,
    sample: hasSample(ask),
    period,
    previousPeriod,
    guideId: id,
    name: list ? guideName(list) : id,
    title: list?.title ?? id,
    current: rate(period),
    previous: rate(previousPeriod),
    items: (list?.items ?? tickedIn(accounts)).map(({ id, title }) => ({ id, title, done: seen.filter((a) => a.items.has(id)).length, of: seen.length })),
    hidden: seen.filter((a) => a.isHidden).length,
  }
}
