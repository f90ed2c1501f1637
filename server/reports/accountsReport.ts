// All accounts, filtered, sorted, fifty a page.
import type { AccountRow, AccountsAnswer } from 'shirube/protocol'
import { hasSample, readAccounts } from './accountRows.ts'
import { accountState } from './accountState.ts'
import type { Ask } from './ask.ts'
import { readCrossings, readGoal } from './goalStates.ts'
import { readPublished } from './published.ts'

const pageSize = 50

const order: Readonly<Record<string, (a: AccountRow, b: AccountRow) => number>> = {
  name: (a, b) => a.name.localeCompare(b.name),
  started: (a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0),
  seen: (a, b) => (a.lastSeenAt ?? 0) - (b.lastSeenAt ?? 0),
  users: (a, b) => a.users - b.users,
  reached: (a, b) => a.reached - b.reached,
}

/** Newest first unless asked otherwise; equal ones by id, so that pages never overlap. */
function sorted(rows: AccountRow[], sort: string): AccountRow[] {
  const down = sort.startsWith('-')
  const compare = order[down ? sort.slice(1) : sort]
  const sign = compare ? (down ? -1 : 1) : -1
  return rows.sort((a, b) => sign * (compare ?? order.started ?? (() => 0))(a, b) || (a.accountId < b.accountId ? -1 : 1))
}

export function accountsReport(ask: Ask): AccountsAnswer {
  const { read, environment, now, params } = ask
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
  const matching = all.filter((row) => (!params.activation || row.activation === params.activation) && (!query || row.name.toLowerCase().includes(query) || row.accountId.toLowerCase().includes(query)))
  const pages = Math.max(1, Math.ceil(matching.length / pageSize))
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(params.page ?? 1)) || 1))
  return { asOf: now, zone: set.zone, sample: hasSample(ask), total: matching.length, page, pages, counts, rows: sorted(matching, params.sort ?? '').slice((page - 1) * pageSize, page * pageSize) }
}
