// The way to the goal as bars: how many got to each milestone, how many stopped before it, the largest loss named in words.
import type { MilestonesReport } from 'shirube/protocol'
import { useConsole } from '../Console.ts'
import { ChartOrTable } from '../parts/ChartOrTable.tsx'
import { Definition } from '../parts/Definition.tsx'
import { Icon } from '../parts/Icon.tsx'
import { TableHead } from '../parts/TableHead.tsx'
import { overview } from '../words/overview.ts'
import { readText } from '../words/say.ts'
import { funnelLines, type FunnelLine } from './funnelLines.ts'
import { Bar } from './Bar.tsx'

export function WhereTheyStop({ report }: { readonly report: MilestonesReport }) {
  const { say, format, locale } = useConsole()
  const lines = funnelLines(report)
  const worst = lines.filter((l) => l.lost > 0).sort((a, b) => b.lost - a.lost)[0]
  const name = (line: FunnelLine): string => (line.name === null ? say(overview.signedUp) : readText(line.name, locale))
  const share = (n: number): string => format.percent({ numerator: n, denominator: report.started }) ?? ''
  const finding = !report.started ? say(overview.stopEmpty) : worst ? say(overview.stopMost, name(worst), format.of(worst.lost, worst.from)) : say(overview.stopNone)
  const lossWords = (line: FunnelLine): string => {
    const percent = format.percent({ numerator: line.lost, denominator: line.from })
    return `${say(overview.stopHere, format.number(line.lost), percent ? (locale === 'ja' ? `（${percent}）` : `, ${percent}`) : '')}${line === worst ? say(overview.largest) : ''}`
  }
  return (
    <ChartOrTable
      label={say(overview.whereStop)}
      finding={finding}
      definition={<Definition title={say(overview.whereStop)} sentence={say(overview.whereMeaning, readText(report.definition.name, locale))} rows={[]} />}
      chart={
        <div class="funnel">
          {lines.map((line) => (
            <div key={line.id}>
              {line.lost > 0 && (
                <p class={`drop${line === worst ? ' most' : ''}`}>
                  {line === worst && <Icon name="warning" />}
                  {lossWords(line)}
                </p>
              )}
              <div class="row">
                <span>{name(line)}</span>
                <span>
                  <b>{format.number(line.reached)}</b> <span class="dim">{share(line.reached)}</span>
                </span>
                <Bar on={line.reached} lost={line.lost} of={report.started} />
              </div>
            </div>
          ))}
        </div>
      }
      table={
        <table>
          <caption>{say(overview.whereMeaning, readText(report.definition.name, locale))}</caption>
          <TableHead columns={[say(overview.milestone), { num: say(overview.reached) }, { num: say(overview.lost) }]} />
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <th scope="row">{name(line)}</th>
                <td class="num">{format.of(line.reached, report.started)}</td>
                <td class="num">{format.number(line.lost)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  )
}
