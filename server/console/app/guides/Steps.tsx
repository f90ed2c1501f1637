// Each step as one bar: went on, then the exits by reason, in a fixed order; the parts add up to reached and are all written out.
import { exitReasons, type GuideFunnel } from 'shirube/protocol'
import { useConsole } from '../Console.ts'
import { ChartOrTable } from '../parts/ChartOrTable.tsx'
import { TableHead } from '../parts/TableHead.tsx'
import { guide as words } from '../words/guides.ts'
import { StepBar } from './StepBar.tsx'
import { stepParts } from './stepParts.ts'

export function Steps({ funnel }: { readonly funnel: GuideFunnel }) {
  const { say, format } = useConsole()
  const { steps, started } = funnel
  // People still on their way have not left.
  const left = (step: GuideFunnel['steps'][number]): number => step.reached - step.wentOn - (step.exits.open ?? 0)
  const worst = [...steps].sort((a, b) => left(b) - left(a))[0]
  const finding = worst && left(worst) > 0 ? say(words.stepsFinding, worst.index + 1, say(words.runs, format.number(left(worst)), format.number(worst.reached))) : say(words.stepsNone)
  const share = (n: number, of: number): string => format.percent({ numerator: n, denominator: of }) ?? ''
  return (
    <ChartOrTable
      label={say(words.stepsLabel)}
      finding={finding}
      chart={
        <table class="steps">
          <caption class="vh">{say(words.stepsLabel)}</caption>
          <TableHead columns={[say(words.step), { num: say(words.reached) }, say(words.parts), { num: say(words.medianTime) }]} />
          <tbody>
            {steps.map((step) => (
              <tr key={step.id}>
                <th scope="row">
                  {step.index + 1}. {step.id}
                </th>
                <td class="num">
                  {format.number(step.reached)}
                  <span class="sub">{share(step.reached, started)}</span>
                </td>
                <td>
                  <StepBar step={step} of={started} />
                  <p class="reasons">
                    {stepParts(step)
                      .filter((part) => part.count > 0)
                      .map((part) => (
                        <span key={part.key} class={part.key === 'missing' || part.key === 'blocked' ? 'hot' : ''}>
                          <i class={`s-${part.key}`} />
                          {say(words[part.key === 'wentOn' ? 'wentOn' : (`exit_${part.key}` as const)], format.number(part.count))}
                        </span>
                      ))}
                  </p>
                </td>
                <td class="num">{step.medianMs === null ? '–' : say(words.seconds, format.number(Math.round(step.medianMs / 1000)))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
      table={
        <table>
          <caption>{say(words.stepsLabel)}</caption>
          <TableHead columns={[say(words.step), { num: say(words.reached) }, { num: say(words.wentOn, '').trim() }, ...exitReasons.map((reason) => ({ num: say(words[`exit_${reason}`], '').trim() }))]} />
          <tbody>
            {steps.map((step) => (
              <tr key={step.id}>
                <th scope="row">{step.id}</th>
                <td class="num">{format.number(step.reached)}</td>
                <td class="num">{format.number(step.wentOn)}</td>
                {exitReasons.map((reason) => (
                  <td key={reason} class="num">
                    {format.number(step.exits[reason] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  )
}
