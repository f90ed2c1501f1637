// The same result by version and by language.
import type { GuideFunnel } from 'shirube/protocol'
import { useConsole } from '../Console.ts'
import { TableHead } from '../parts/TableHead.tsx'
import { guide as words, guides } from '../words/guides.ts'

interface Line {
  readonly key: string
  readonly sub: string | null
  readonly started: number
  readonly completed: number
}

function Split({ title, column, lines }: { readonly title: string; readonly column: string; readonly lines: readonly Line[] }) {
  const { say, format } = useConsole()
  return (
    <section class="card scroll" aria-label={title}>
      <div class="head">
        <div>
          <h2>{title}</h2>
        </div>
      </div>
      <table>
        <caption class="vh">{title}</caption>
        <TableHead columns={[column, { num: say(guides.started) }, { num: say(guides.completed) }, { num: say(words.rate) }]} />
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">
                {line.key}
                {line.sub && <span class="sub">{line.sub}</span>}
              </th>
              <td class="num">{format.number(line.started)}</td>
              <td class="num">{format.number(line.completed)}</td>
              <td class="num">{format.percent({ numerator: line.completed, denominator: line.started }) ?? say(words.runs, format.number(line.completed), format.number(line.started))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

export function Versions({ funnel }: { readonly funnel: GuideFunnel }) {
  const { say, format } = useConsole()
  const lines = funnel.versions.map((v) => ({ key: v.version === null ? say(guides.inline) : say(guides.version, v.version), sub: v.since === null ? null : format.day(v.since), started: v.started, completed: v.completed }))
  return <Split title={say(words.versions)} column={say(words.versionColumn)} lines={lines} />
}

export function Locales({ funnel }: { readonly funnel: GuideFunnel }) {
  const { say } = useConsole()
  const lines = funnel.locales.map((l) => ({ key: l.locale, sub: null, started: l.started, completed: l.completed }))
  return <Split title={say(words.languages)} column={say(words.language)} lines={lines} />
}
