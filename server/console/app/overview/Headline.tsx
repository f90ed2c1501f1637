// The finding as a sentence, then the evidence: counts, what is too new, and whether chance explains the change.
import type { GoalReport } from 'shirube/protocol'
import { useConsole } from '../Console.ts'
import { Link } from 'wouter-preact'
import { overview } from '../words/overview.ts'
import { shared } from '../words/shared.ts'
import { pointsBetween, signed } from './points.ts'
import { withinText } from './windowText.ts'

export function Headline({ report }: { readonly report: GoalReport }) {
  const context = useConsole()
  const { say, format } = context
  const { current, previous, difference, definition, period } = report
  if (current.denominator === 0 && current.immature === 0)
    return (
      <div class="lead">
        <h1>{say(overview.headlineEmpty, Math.round((period.until - period.from) / 86_400_000))}</h1>
        <p>
          {say(overview.headlineEmptyBody)} <Link href="/install">{say(shared.install)}</Link>
        </p>
      </div>
    )
  if (current.denominator === 0)
    return (
      <div class="lead">
        <h1>{say(overview.headlineNone)}</h1>
        <p>{say(overview.headlineNoneBody, format.number(current.immature), format.span(definition.windowMs ?? 0))}</p>
      </div>
    )
  const percent = format.percent(current)
  const comparable = percent !== null && format.percent(previous) !== null
  const points = pointsBetween(current, previous)
  const change = !comparable ? '' : points > 0 ? say(overview.headlineMore, points) : points < 0 ? say(overview.headlineLess, -points) : say(overview.headlineSame)
  const within = withinText(context, definition)
  const title = percent ? say(overview.headline, percent, within) : say(overview.headlineCount, format.of(current.numerator, current.denominator), within)
  const inside = difference !== null && difference[0] <= 0 && difference[1] >= 0
  const chance = !comparable || difference === null ? say(overview.fewBefore) : say(inside ? overview.chance : overview.certain, signed(difference[0]), signed(difference[1]))
  return (
    <div class="lead">
      <h1>
        {title}
        {change}
      </h1>
      <p>
        {say(overview.evidence, format.of(current.numerator, current.denominator), format.number(current.immature))} {chance}
      </p>
    </div>
  )
}
