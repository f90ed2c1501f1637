// All accounts, filtered, sorted, fifty a page.
import type { AccountRow, AccountsAnswer } from 'shirube/protocol'
import { hasSample, isSample, readAccounts, readAccountsAt } from './accountRows.ts'
import { accountState } from './accountState.ts'
import { oneOf, wholeNumber, type Ask } from './ask.ts'
import { countReached } from './goalStates.ts'
import { readMembers } from './members.ts'
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
  const goal = set.goals.find((g) => g.body.id === 'activation')?.body
  const onboards = set.goals.some((g) => g.body.id === 'onboarding')
  const required = goal?.requires ?? set.milestones.map((m) => m.body.id)
  const onboarding = new Map((onboards ? readMembers(ask, 'onboarding') : []).map((m) => [m.home, m]))
  const reached = countReached(ask, required)
  const users = new Map(read.all<{ home: string; users: number }>("SELECT home, COUNT(*) AS users FROM person WHERE environment = ? AND home >= 'a:' AND home < 'a;' GROUP BY home", [environment]).map((r) => [r.home, r.users]))
  const query = (params.query ?? '').trim().toLowerCase()
  // Names are read of the accounts that are shown, of all only where they decide.
  const names = query || sort.endsWith('name') ? new Map(readAccounts(ask).map((a) => [a.home, a.name])) : null
  const all = readMembers(ask, 'activation').map((m): AccountRow => ({
    accountId: m.home.slice(2),
    name: names?.get(m.home) ?? '',
    plan: null,
    sample: isSample(m.home),
    startedAt: m.startedAt,
    lastSeenAt: m.lastSeenAt,
    users: users.get(m.home) ?? 0,
    reached: reached.get(m.home) ?? 0,
    required: required.length,
    activation: goal ? accountState(m, m.startedAt, now) : 'none',
    onboarding: onboards ? accountState(onboarding.get(m.home), m.startedAt, now) : 'none',
  }))
  const counts: Record<string, number> = { all: all.length }
  for (const row of all) counts[row.activation] = (counts[row.activation] ?? 0) + 1
  const matching = all.filter((row) => (state === undefined || row.activation === state) && (!query || row.name.toLowerCase().includes(query) || row.accountId.toLowerCase().includes(query)))
  const pages = Math.max(1, Math.ceil(matching.length / pageSize))
  const page = Math.min(pages, wanted)
  const shown = sorted(matching, sort).slice((page - 1) * pageSize, page * pageSize)
  const facts = readAccountsAt(ask, shown.map((row) => `a:${row.accountId}`))
  const rows = shown.map((row) => ({ ...row, name: facts.get(`a:${row.accountId}`)?.name ?? row.accountId, plan: facts.get(`a:${row.accountId}`)?.plan ?? null }))
  return { asOf: now, zone: set.zone, sample: hasSample(ask), total: matching.length, page, pages, counts, rows }
}
