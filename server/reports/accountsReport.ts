// All accounts, filtered, sorted, fifty a page.
import type { AccountRow, AccountsAnswer } from 'shirube/protocol'
import { hasSample, readAccounts, readAccountsAt } from './accountRows.ts'
import { accountState } from './accountState.ts'
import { oneOf, wholeNumber, type Ask } from './ask.ts'
import { countReached, readCrossings, readGoalsOf } from './goalStates.ts'
import { readMembers } from './members.ts'
import { countPeople } from './people.ts'
import { accountGoal, readPublished, requiredOf, type PublishedSet } from './published.ts'

const pageSize = 50

const sorts = ['name', '-name', 'started', '-started', 'seen', '-seen', 'users', '-users', 'reached', '-reached'] as const
const states = ['reached', 'late', 'open', 'missed', 'none'] as const satisfies readonly AccountRow['activation'][]
const byName = new Intl.Collator('ja')

/** What decides order and filters; the rest is read of the accounts that are shown. */
interface Line {
  readonly home: string
  readonly name: string
  readonly activation: AccountRow['activation']
  /** The figure asked to sort by. */
  readonly rank: number
}

export function accountsReport(ask: Ask): AccountsAnswer {
  const { now, params } = ask
  const state = oneOf(ask, 'activation', states)
  const sort = oneOf(ask, 'sort', sorts) ?? '-started'
  const wanted = wholeNumber(ask, 'page', 1, 1_000_000) ?? 1
  const set = readPublished(ask)
  const goal = accountGoal(set, 'activation')
  const required = requiredOf(set)
  const query = (params.query ?? '').trim().toLowerCase()
  const names = query || sort.endsWith('name') ? new Map(readAccounts(ask).map((a) => [a.home, a.name])) : null
  const figures = sort.endsWith('users') ? countPeople(ask) : sort.endsWith('reached') ? countReached(ask, required) : null
  const all = readMembers(ask, 'activation').map(
    (m): Line => ({
      home: m.home,
      name: names?.get(m.home) ?? '',
      activation: goal ? accountState(m, m.startedAt, now) : 'none',
      rank: (figures ? figures.get(m.home) : sort.endsWith('seen') ? m.lastSeenAt : m.startedAt) ?? 0,
    }),
  )
  const counts: Record<string, number> = { all: all.length }
  for (const line of all) counts[line.activation] = (counts[line.activation] ?? 0) + 1
  const matching = all.filter((line) => (state === undefined || line.activation === state) && (!query || line.name.toLowerCase().includes(query) || line.home.slice(2).toLowerCase().includes(query)))
  const sign = sort.startsWith('-') ? -1 : 1
  const compare = sort.endsWith('name') ? (a: Line, b: Line) => byName.compare(a.name, b.name) : (a: Line, b: Line) => a.rank - b.rank
  // Equal ones by id, so that pages never overlap.
  matching.sort((a, b) => sign * compare(a, b) || (a.home < b.home ? -1 : 1))
  const pages = Math.max(1, Math.ceil(matching.length / pageSize))
  const page = Math.min(pages, wanted)
  const rows = fill(ask, set, required, matching.slice((page - 1) * pageSize, page * pageSize))
  return { asOf: now, zone: set.zone, sample: hasSample(ask), total: matching.length, page, pages, counts, rows }
}

function fill(ask: Ask, set: PublishedSet, required: readonly string[], lines: readonly Line[]): AccountRow[] {
  const homes = lines.map((line) => line.home)
  const facts = readAccountsAt(ask, homes)
  const crossings = readCrossings(ask, homes)
  const people = countPeople(ask, homes)
  const onboards = accountGoal(set, 'onboarding') !== undefined
  return lines.flatMap(({ home, activation }): AccountRow[] => {
    const account = facts.get(home)
    if (!account) return []
    const { accountId, name, plan, sample, startedAt, lastSeenAt } = account
    const reached = new Set(crossings.get(home)?.flatMap((c) => (c.status === 'reached' ? [c.milestone] : [])))
    return [
      {
        accountId,
        name,
        plan,
        sample,
        startedAt,
        lastSeenAt,
        users: people.get(home) ?? 0,
        reached: required.filter((id) => reached.has(id)).length,
        required: required.length,
        activation,
        onboarding: onboards ? accountState(readGoalsOf(ask, home).get('onboarding'), startedAt, ask.now) : 'none',
      },
    ]
  })
}
