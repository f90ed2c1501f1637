// One page of accounts. Columns that can be sorted say so and how.
import type { AccountsAnswer } from 'shirube/protocol'
import { Link } from 'wouter-preact'
import { useConsole } from '../Console.ts'
import { Icon } from '../parts/Icon.tsx'
import { Pips } from '../parts/Pips.tsx'
import { StateTag } from '../parts/StateTag.tsx'
import { accounts } from '../words/accounts.ts'
import { shared } from '../words/shared.ts'
import { columns } from './columns.ts'

/** `sort` is a column key, `-key` for descending. */
export function AccountsTable({ answer, sort, onSort }: { readonly answer: AccountsAnswer; readonly sort: string; readonly onSort: (sort: string) => void }) {
  const { say, format } = useConsole()
  const order = (key: string): 'ascending' | 'descending' | 'none' => (sort === key ? 'ascending' : sort === `-${key}` ? 'descending' : 'none')
  return (
    <div class="scroll">
      <table class="accounts">
        <caption class="vh">{say(accounts.lead)}</caption>
        <thead>
          <tr>
            {columns.map(({ key, words, end }) => (
              <th key={key} scope="col" class={end ? 'num' : ''} aria-sort={order(key)}>
                <button type="button" onClick={() => onSort(order(key) === 'ascending' ? `-${key}` : key)}>
                  {say(words)}
                  {order(key) !== 'none' && <Icon name={order(key) === 'ascending' ? 'arrowUp' : 'arrowDown'} />}
                </button>
              </th>
            ))}
            <th scope="col">{say(accounts.activation)}</th>
          </tr>
        </thead>
        <tbody>
          {answer.rows.map((row) => (
            <tr key={row.accountId}>
              <th scope="row">
                <Link href={`/accounts/${encodeURIComponent(row.accountId)}`}>{row.name}</Link>
                <span class="sub">{[row.plan, row.sample ? say(shared.sampleData) : ''].filter(Boolean).join(' · ')}</span>
              </th>
              <td>{row.startedAt === null ? '–' : format.day(row.startedAt)}</td>
              <td>{row.lastSeenAt === null ? say(accounts.never) : format.ago(row.lastSeenAt, answer.asOf)}</td>
              <td class="num">{format.number(row.users)}</td>
              <td>
                <Pips on={row.reached} of={row.required} />
              </td>
              <td>
                <StateTag state={row.activation} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
