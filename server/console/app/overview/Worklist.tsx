// Who to contact today: accounts whose goal is still open and that stopped moving, shortest time left first.
import { useState } from 'preact/hooks'
import type { StuckAccount, StuckReport } from 'shirube/protocol'
import { Link } from 'wouter-preact'
import { useConsole } from '../Console.ts'
import { Definition } from '../parts/Definition.tsx'
import { Pips } from '../parts/Pips.tsx'
import { overview } from '../words/overview.ts'
import { readText } from '../words/say.ts'
import { shared } from '../words/shared.ts'
import { reasonText } from './reasonText.ts'

const page = 8
type Filter = 'all' | StuckAccount['reasons'][number]['code']
const filters: readonly Filter[] = ['all', 'never_started', 'stalled', 'silent']

function Row({ account }: { readonly account: StuckAccount }) {
  const context = useConsole()
  const { say, format, locale } = context
  const { stuckAt, reasons } = account
  const place = stuckAt ? readText(stuckAt.name, locale) : ''
  return (
    <tr>
      <th scope="row" class="c-acct">
        <Link href={`/accounts/${encodeURIComponent(account.accountId)}`}>{account.name}</Link>
        <span class="sub">{[account.plan, account.sample ? say(shared.sampleData) : ''].filter(Boolean).join(' · ')}</span>
      </th>
      <td class="num c-day">{account.day}</td>
      <td class="c-prog">
        <Pips on={account.reached} of={account.required} />
      </td>
      <td class="c-stuck">
        <span class="at">{stuckAt && stuckAt.atLeast > 1 ? say(overview.partOf, place, stuckAt.value, stuckAt.atLeast) : place}</span>
        <span class="why">{reasons[0] ? reasonText(context, reasons[0]) : ''}</span>
      </td>
      <td class="num c-left">
        <span class="only-phone">{say(overview.dayN, account.day)} · </span>
        {account.leftMs === null ? '–' : say(overview.leftIn, format.rough(account.leftMs))}
      </td>
    </tr>
  )
}

export function Worklist({ report }: { readonly report: StuckReport }) {
  const { say, locale } = useConsole()
  const [filter, setFilter] = useState<Filter>('all')
  const [all, setAll] = useState(false)
  const matching = (f: Filter): readonly StuckAccount[] => (f === 'all' ? report.accounts : report.accounts.filter((a) => a.reasons.some((r) => r.code === f)))
  const rows = matching(filter)
  const shown = all ? rows : rows.slice(0, page)
  const total = report.accounts.length
  if (total === 0)
    return (
      <section class="card empty">
        <h2>{say(overview.contactNone)}</h2>
        <p class="muted">{say(overview.contactNoneBody)}</p>
      </section>
    )
  return (
    <section class="card" aria-labelledby="worklist-title">
      <div class="head">
        <div>
          <h2 id="worklist-title">{say(overview.contact, total)}</h2>
        </div>
        <Definition title={say(overview.ranking)} sentence={say(report.goal.windowMs === null ? overview.rankingMeaningEver : overview.rankingMeaning, readText(report.goal.name, locale))} rows={[]} />
      </div>
      <div class="tabs" role="group" aria-label={say(overview.filterByReason)}>
        {filters.map((f) => (
          <button key={f} type="button" aria-pressed={filter === f} onClick={() => setFilter(f)}>
            {say(f === 'all' ? overview.all : overview[f])} <b>{matching(f).length}</b>
          </button>
        ))}
      </div>
      <table class="work">
        <caption class="vh">{say(overview.contactTable, shown.length, rows.length)}</caption>
        <thead>
          <tr>
            <th scope="col" class="c-acct">
              {say(overview.account)}
            </th>
            <th scope="col" class="num c-day">
              {say(overview.day)}
            </th>
            <th scope="col" class="c-prog">
              {say(overview.milestones)}
            </th>
            <th scope="col" class="c-stuck">
              {say(overview.stuckAt)}
            </th>
            <th scope="col" class="num c-left">
              {say(overview.left)}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((account) => (
            <Row key={account.accountId} account={account} />
          ))}
        </tbody>
      </table>
      {rows.length > shown.length && (
        <div class="foot">
          <button class="link" type="button" onClick={() => setAll(true)}>
            {say(overview.showAll, rows.length - shown.length)}
          </button>
        </div>
      )}
    </section>
  )
}
