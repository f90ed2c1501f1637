// All accounts, filtered, sorted, fifty a page.
import type { AccountRow, AccountsAnswer } from 'shirube/protocol'
import { hasSample, readAccounts } from './accountRows.ts'
import { accountState } from './accountState.ts'
import { oneOf, wholeNumber, type Ask } from './ask.ts'
import { readCrossings, readGoal } from './goalStates.ts'
import { readPublished } from './published.ts'

const pageSize = 50

const byName = new Intl.Collator('ja')
const started = (a: AccountRow, b: AccountRow): number => (a.startedAt ?? 0) - (b.startedAt ?? 0)
const orders = {
  name: (a: AccountRow, b: AccountRow) => byName.compare(a.name, b.name),
  started,
  seen: (a: AccountRow, b: AccountRow) => (a.lastSeenAt ?? 0) - (b.lastSeenAt ?? 0),
  users: (a: AccountRow, b: AccountRow) => a.users - b.users,
  reached: (a: AccountRow, b: AccountRow) => a.reached - b.reached,
} as const
const sorts = ['name', '-name', 'started', '-started', 'seen', '-seen', 'users', '-users', 'reached', '-reached'] as const
const states = ['reached', 'late', 'open', 'missed', 'none'] as const satisfies readonly AccountRow['activation'][]
const keys = ['name', 'started', 'seen', 'users', 'reached'] as const

/** Equal ones by id, so that pages never overlap. */
function sorted(rows: AccountRow[], sort: (typeof sorts)[number]): AccountRow[] {
  const sign = sort.startsWith('-') ? -1 : 1
  const compare = orders[keys.find((key) => sort.endsWith(key)) ?? 'started']
  return rows.sort((a, b) => sign * compare(a, b) || (a.accountId < b.accountId ? -1 : 1))
}

export function accountsReport(ask: Ask): AccountsAnswer {
  const { read, environment, now, params } = ask
  const state = oneOf(ask, 'activation', states)
  const sort = oneOf(ask, 'sort', sorts) ?? '-started'
  const wanted = wholeNumber(ask, 'page', 1, 1_000_000) ?? 1
  const set = readPublished(ask)
  const activation = readGoal(ask, 'activation')
  const onboarding = readGoal(ask, 'onboarding')
  const crossings = readCrossings(ask)
  const users = new Map(read.all<{ home: string; users: number }>("SELECT home, COUNT(*) AS users FROM person WHERE environment = ? AND home >= 'a:' AND home < 'a;' GROUP BY home", [environment]).map((r) => [r.home, r.users]))
  const goal = set.goals.find((g) => g.body.id === 'activation')?.body
  const required = goal?.requires ?? set.milestones.map((m) => m.body.id)
  const all = readAccounts(ask).map(
    (a): AccountRow => ({
      accountId: a.accountId,
      name: a.name,
      plan: a.plan,
      sample: a.sample,
      startedAt: a.startedAt,
      lastSeenAt: a.lastSeenAt,
      users: users.get(a.home) ?? 0,
      reached: required.filter((id) => crossings.get(a.home)?.some((c) => c.milestone === id && c.status === 'reached')).length,
      required: required.length,
      activation: goal ? accountState(activation.get(a.home), a.startedAt, now) : 'none',
      onboarding: set.goals.some((g) => g.body.id === 'onboarding') ? accountState(onboarding.get(a.home), a.startedAt, now) : 'none',
    }),
  )
  const counts: Record<string, number> = { all: all.length }
  for (const row of all) counts[row.activation] = (counts[row.activation] ?? 0) + 1
  const query = (params.query ?? '').trim().toLowerCase()
  const matching = all.filter((row) => (state === undefined || row.activation === state) && (!query || row.name.toLowerCase().includes(query) || row.accountId.toLowerCase().includes(query)))
  const pages = Math.max(1, Math.ceil(matching.length / pageSize))
  const page = Math.min(pages, wanted)
  return { asOf: now, zone: set.zone, sample: hasSample(ask), total: matching.length, page, pages, counts, rows: sorted(matching, sort).slice((page - 1) * pageSize, page * pageSize) }
}
