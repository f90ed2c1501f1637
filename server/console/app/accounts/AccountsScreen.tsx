// All accounts: searchable, filtered by how activation stands, everything in the address so that it can be shared.
import type { AccountRow, AccountsAnswer } from 'shirube/protocol'
import { Link, useSearchParams } from 'wouter-preact'
import { useConsole } from '../Console.ts'
import { Panel } from '../parts/Panel.tsx'
import { useData } from '../useData.ts'
import { accounts } from '../words/accounts.ts'
import { shared } from '../words/shared.ts'
import { AccountsTable } from './AccountsTable.tsx'
import { columns } from './columns.ts'

type State = AccountRow['activation'] | 'all'
const states: readonly State[] = ['all', 'open', 'reached', 'late', 'missed', 'none']
const kept = ['activation', 'query', 'sort', 'page'] as const

export function AccountsScreen() {
  const { say, format } = useConsole()
  const [search, setSearch] = useSearchParams()
  const asked = new URLSearchParams()
  // An address written by hand may hold anything; what no list can be asked by is left out.
  const isAskable = { activation: (value: string) => value !== 'all' && states.some((s) => s === value), query: () => true, sort: (value: string) => columns.some(({ key }) => value === key || value === `-${key}`), page: (value: string) => /^[1-9][0-9]{0,4}$/.test(value) }
  for (const key of kept) {
    const value = search.get(key)
    if (value && isAskable[key](value)) asked.set(key, value)
  }
  const loaded = useData<AccountsAnswer>(`api/accounts?${asked.toString()}`)
  const state = states.find((s) => s === search.get('activation')) ?? 'all'
  // Any change of the question starts again at its first page.
  const ask = (key: (typeof kept)[number], value: string, replace = false): void =>
    setSearch(
      (old) => {
        const next = new URLSearchParams(old)
        if (value) next.set(key, value)
        else next.delete(key)
        if (key !== 'page') next.delete('page')
        return next
      },
      { replace },
    )
  const clear = (): void => setSearch(() => new URLSearchParams())
  return (
    <Panel loaded={loaded} lines={12}>
      {(answer) => (
        <>
          <div class="lead">
            <h1>{say(accounts.title, format.number(answer.counts.all ?? answer.total))}</h1>
            <p>{say(accounts.lead)}</p>
          </div>
          <section class="card" aria-label={say(accounts.lead)}>
            <div class="tabs">
              <div role="group" class="tabs-group" aria-label={say(accounts.filter)}>
                {states
                  .filter((s) => s === 'all' || s === state || (answer.counts[s] ?? 0) > 0)
                  .map((s) => (
                    <button key={s} type="button" aria-pressed={s === state} onClick={() => ask('activation', s === 'all' ? '' : s)}>
                      {say(accounts[s])} <b>{format.number(answer.counts[s] ?? 0)}</b>
                    </button>
                  ))}
              </div>
              <input class="find" type="search" aria-label={say(accounts.search)} placeholder={say(accounts.search)} value={search.get('query') ?? ''} onInput={(e) => ask('query', e.currentTarget.value, true)} />
            </div>
            {answer.rows.length ? (
              <AccountsTable answer={answer} sort={search.get('sort') ?? ''} onSort={(sort) => ask('sort', sort)} />
            ) : (
              <div class="empty">
                <h2>{answer.counts.all ? say(accounts.noMatch, search.get('query') || say(accounts[state])) : say(accounts.noneYet)}</h2>
                {answer.counts.all ? (
                  <button class="btn" type="button" onClick={clear}>
                    {say(accounts.clear)}
                  </button>
                ) : (
                  <p class="muted">
                    {say(accounts.noneYetBody)} <Link href="/install">{say(shared.install)}</Link>
                  </p>
                )}
              </div>
            )}
            {answer.pages > 1 && (
              <div class="foot">
                <button class="btn" type="button" disabled={answer.page <= 1} onClick={() => ask('page', String(answer.page - 1))}>
                  {say(accounts.previous)}
                </button>
                <span role="status">{say(accounts.page, answer.page, answer.pages)}</span>
                <button class="btn" type="button" disabled={answer.page >= answer.pages} onClick={() => ask('page', String(answer.page + 1))}>
                  {say(accounts.next)}
                </button>
              </div>
            )}
          </section>
        </>
      )}
    </Panel>
  )
}
