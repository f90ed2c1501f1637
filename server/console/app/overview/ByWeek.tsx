// Activation by signup week: crossed within the window over accounts whose window has passed; young weeks are hatched, not hidden.
import type { GoalReport } from 'shirube/protocol'
import { useConsole } from '../Console.ts'
import { ChartOrTable } from '../parts/ChartOrTable.tsx'
import { Definition } from '../parts/Definition.tsx'
import { Keys } from '../parts/Keys.tsx'
import { TableHead } from '../parts/TableHead.tsx'
import { overview } from '../words/overview.ts'
import { WeekChart } from './WeekChart.tsx'

export function ByWeek({ report }: { readonly report: GoalReport }) {
  const { say, format } = useConsole()
  const { windowMs } = report.definition
  const meaning = windowMs === null ? say(overview.byWeekMeaningEver) : say(overview.byWeekMeaning, format.span(windowMs))
  const complete = report.weeks.filter((w) => w.immature === 0 && w.denominator > 0).at(-1)
  const finding = complete ? say(overview.weekBest, format.percent(complete) ?? format.of(complete.numerator, complete.denominator)) : say(overview.weekNone)
  const percent = (share: number): string => `${Math.round(share * 100)}%`
  return (
    <ChartOrTable
      label={say(overview.byWeek)}
      finding={finding}
      definition={<Definition title={say(overview.byWeek)} sentence={meaning} rows={[]} />}
      chart={
        <div class="pad">
          <WeekChart report={report} />
          <Keys of={['line', 'range', 'hatch', 'mark']} />
        </div>
      }
      table={
        <table>
          <caption>{meaning}</caption>
          <TableHead columns={[say(overview.week), { num: say(overview.thisPeriod) }, { num: say(overview.rate) }, { num: say(overview.range) }, { num: say(overview.immature) }]} />
          <tbody>
            {report.weeks.map((week) => (
              <tr key={week.weekStart}>
                <th scope="row">{format.shortDay(week.weekStart)}</th>
                <td class="num">{format.of(week.numerator, week.denominator)}</td>
                <td class="num">{format.percent(week) ?? '–'}</td>
                <td class="num">{format.percent(week) && week.range ? `${percent(week.range[0])}–${percent(week.range[1])}` : '–'}</td>
                <td class="num">{format.number(week.immature)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  )
}
