// What is published, trouble first.
import type { GuidesAnswer } from 'shirube/protocol'
import { Link } from 'wouter-preact'
import { useConsole } from '../Console.ts'
import { Icon } from '../parts/Icon.tsx'
import { Panel } from '../parts/Panel.tsx'
import { TableHead } from '../parts/TableHead.tsx'
import { useData } from '../useData.ts'
import { guides } from '../words/guides.ts'
import { kindName } from './kindName.ts'

type Row = GuidesAnswer['guides'][number]
const trouble = (row: Row): number => row.blocked * 1_000_000 + row.missing

function GuideRow({ row }: { readonly row: Row }) {
  const { say, format } = useConsole()
  const rate = { numerator: row.completed, denominator: row.started }
  return (
    <tr>
      <th scope="row">
        <Link href={`/guides/${encodeURIComponent(row.id)}`}>{row.name}</Link>
        <span class="sub">
          {say(kindName(row.kind))} · {row.version === null ? say(guides.inline) : say(guides.version, row.version)}
          {row.version !== null && row.publishedAt === null && ` (${say(guides.withdrawn)})`} · {row.locales.join(', ') || '–'}
        </span>
      </th>
      <td>{row.publishedAt === null ? '–' : format.day(row.publishedAt)}</td>
      <td class="num">
        {format.number(row.started)}
        <span class="sub">{format.number(row.people)}</span>
      </td>
      <td class="num">
        {format.percent(rate) ?? (row.started ? format.of(row.completed, row.started) : '–')}
        {format.percent(rate) && <span class="sub">{format.of(row.completed, row.started)}</span>}
      </td>
      <td>
        {trouble(row) === 0 ? (
          <span class="dim">{say(guides.fine)}</span>
        ) : (
          <span class="tag warn">
            <Icon name="warning" />
            {[row.blocked ? say(guides.blockedTimes, row.blocked) : '', row.missing ? say(guides.missingTimes, row.missing) : ''].filter(Boolean).join(' · ')}
          </span>
        )}
      </td>
    </tr>
  )
}

export function GuidesScreen() {
  const { say } = useConsole()
  const loaded = useData<GuidesAnswer>('api/guides')
  return (
    <Panel loaded={loaded} lines={8}>
      {(answer) => (
        <>
          <div class="lead">
            <h1>{answer.guides.length ? say(guides.title, answer.guides.length) : say(guides.none)}</h1>
            <p>{say(answer.guides.length ? guides.lead : guides.noneBody)}</p>
          </div>
          {answer.guides.length ? (
            <section class="card scroll" aria-label={say(guides.lead)}>
              <table class="guide-list">
                <caption class="vh">{say(guides.lead)}</caption>
                <TableHead columns={[say(guides.guide), say(guides.live), { num: say(guides.started) }, { num: say(guides.completed) }, say(guides.trouble)]} />
                <tbody>
                  {[...answer.guides]
                    .sort((a, b) => trouble(b) - trouble(a) || b.started - a.started)
                    .map((row) => (
                      <GuideRow key={row.id} row={row} />
                    ))}
                </tbody>
              </table>
            </section>
          ) : (
            <pre class="code">npx shirube-server push shirube.config.ts --publish</pre>
          )}
        </>
      )}
    </Panel>
  )
}
