// One guide's results. A tour shows its steps with exits by reason, a checklist its items.
import type { ChecklistReport, GuideFunnel } from 'shirube/protocol'
import { Link } from 'wouter-preact'
import { useConsole } from '../Console.ts'
import { Icon } from '../parts/Icon.tsx'
import { Panel } from '../parts/Panel.tsx'
import { useData } from '../useData.ts'
import { guide as words } from '../words/guides.ts'
import { shared } from '../words/shared.ts'
import { GuideFigures } from './GuideFigures.tsx'
import { Items } from './Items.tsx'
import { kindName } from './kindName.ts'
import { Locales, Versions } from './Splits.tsx'
import { Steps } from './Steps.tsx'

function Lead({ funnel }: { readonly funnel: GuideFunnel }) {
  const { say, format } = useConsole()
  const rate = { numerator: funnel.completed, denominator: funnel.started }
  const percent = format.percent(rate)
  const title = !funnel.started ? say(words.headlineNone, funnel.name) : percent ? say(words.headline, percent, funnel.name) : say(words.headlineCount, format.of(funnel.completed, funnel.started), funnel.name)
  return (
    <div class="lead">
      <p>
        <span class="tag">{say(kindName(funnel.kind))}</span>
      </p>
      <h1>{title}</h1>
      <p>{say(words.evidence, format.number(funnel.started), format.number(funnel.people), format.number(funnel.accounts))}</p>
    </div>
  )
}

function MissingNotice({ funnel }: { readonly funnel: GuideFunnel }) {
  const { say, format } = useConsole()
  const worst = [...funnel.steps].sort((a, b) => b.missing - a.missing)[0]
  if (!worst?.missing) return null
  return (
    <section class="notice warn">
      <Icon name="warning" />
      <div>
        <b>{say(words.missingNotice, worst.index + 1, format.number(worst.missing))}</b>
      </div>
    </section>
  )
}

export function GuideScreen({ id }: { readonly id: string }) {
  const { say, format } = useConsole()
  const path = encodeURIComponent(id)
  const funnel = useData<GuideFunnel>(`api/reports/guide-funnel?guide=${path}`)
  const kind = funnel.data.state === 'ready' ? funnel.data.value.kind : null
  const checklist = useData<ChecklistReport | null>(kind === 'checklist' ? `api/reports/checklist?guide=${path}&days=84` : null)
  return (
    <>
      <div class="bar">
        <nav class="crumb" aria-label={say(shared.guides)}>
          <Link href="/guides">{say(shared.guides)}</Link>
          <Icon name="right" />
          <span aria-current="page">{funnel.data.state === 'ready' ? funnel.data.value.name : id}</span>
        </nav>
        {funnel.data.state === 'ready' && (
          <span class="end">
            <span class="meta">{say(shared.dataUntil, format.moment(funnel.data.value.asOf))}</span>
          </span>
        )}
      </div>
      <Panel loaded={funnel} lines={12}>
        {(report) => (
          <>
            <Lead funnel={report} />
            <MissingNotice funnel={report} />
            <GuideFigures funnel={report} />
            <div class="stack">
              {report.kind === 'tour' && <Steps funnel={report} />}
              {report.kind === 'checklist' && (
                <Panel loaded={checklist} lines={6}>
                  {(list) => (list ? <Items report={list} /> : null)}
                </Panel>
              )}
              <div class="two">
                <Versions funnel={report} />
                <Locales funnel={report} />
              </div>
            </div>
          </>
        )}
      </Panel>
    </>
  )
}
