// A checklist's items: how many accounts have each done.
import type { ChecklistReport } from 'shirube/protocol'
import { Bar } from '../overview/Bar.tsx'
import { useConsole } from '../Console.ts'
import { ChartOrTable } from '../parts/ChartOrTable.tsx'
import { TableHead } from '../parts/TableHead.tsx'
import { guide as words } from '../words/guides.ts'
import { readText } from '../words/say.ts'

export function Items({ report }: { readonly report: ChecklistReport }) {
  const { say, format, locale } = useConsole()
  const least = [...report.items].sort((a, b) => a.done - b.done)[0]
  return (
    <ChartOrTable
      label={say(words.items)}
      finding={least ? say(words.itemsFinding, readText(least.title, locale), format.of(least.done, least.of)) : say(words.items)}
      chart={
        <div class="funnel">
          {report.items.map((item) => (
            <div key={item.id} class="row">
              <span>{readText(item.title, locale)}</span>
              <span>
                <b>{format.of(item.done, item.of)}</b> <span class="dim">{format.percent({ numerator: item.done, denominator: item.of }) ?? ''}</span>
              </span>
              <Bar on={item.done} lost={0} of={item.of} />
            </div>
          ))}
        </div>
      }
      table={
        <table>
          <caption>{say(words.items)}</caption>
          <TableHead columns={[say(words.item), { num: say(words.done) }]} />
          <tbody>
            {report.items.map((item) => (
              <tr key={item.id}>
                <th scope="row">{readText(item.title, locale)}</th>
                <td class="num">{format.of(item.done, item.of)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
      foot={<div class="foot">{`${say(words.allDone)}: ${format.of(report.current.numerator, report.current.denominator)} · ${say(words.hidden, format.number(report.hidden))}`}</div>}
    />
  )
}
