// Four figures in one card: each with its base, its comparison and its definition.
import type { ComponentChildren } from 'preact'
import type { ChecklistReport, GoalReport, Rate, StuckReport } from 'shirube/protocol'
import { Link } from 'wouter-preact'
import { useConsole } from '../Console.ts'
import { Definition } from '../parts/Definition.tsx'
import { Icon } from '../parts/Icon.tsx'
import { RateValue } from '../parts/RateValue.tsx'
import { rateRows } from '../parts/rateRows.ts'
import type { Data } from '../useData.ts'
import { overview } from '../words/overview.ts'
import { readText } from '../words/say.ts'
import { shared } from '../words/shared.ts'
import { pointsBetween } from './points.ts'

interface FigureProps {
  readonly label: string
  readonly definition: ComponentChildren
  readonly value: ComponentChildren
  readonly note: ComponentChildren
}
const Figure = ({ label, definition, value, note }: FigureProps) => (
  <div class="figure">
    <div class="label">
      {label}
      {definition}
    </div>
    <div class="value">{value}</div>
    <p>{note}</p>
  </div>
)

/** Neutral until the 95 % range of the difference leaves 0. */
function Change({ current, previous, difference }: { readonly current: Rate; readonly previous: Rate; readonly difference: GoalReport['difference'] }) {
  const { say, format } = useConsole()
  if (format.percent(current) === null || format.percent(previous) === null) return null
  const points = pointsBetween(current, previous)
  if (points === 0) return null
  const sure = difference !== null && (difference[0] > 0 || difference[1] < 0)
  return (
    <small class={`delta${sure && points > 0 ? ' up' : ''}`}>
      <Icon name={points > 0 ? 'arrowUp' : 'arrowDown'} />
      {say(overview.points, Math.abs(points))}
    </small>
  )
}

export interface FiguresProps {
  readonly activation: GoalReport
  readonly checklist: Data<ChecklistReport | null>
  readonly stuck: Data<StuckReport>
}

export function Figures({ activation, checklist, stuck }: FiguresProps) {
  const context = useConsole()
  const { say, format, locale } = context
  const { current, previous, definition, timeToReachMs } = activation
  const window = definition.windowMs === null ? null : format.span(definition.windowMs)
  const required = definition.requires.map((m) => (locale === 'ja' ? `「${readText(m.name, locale)}」` : `“${readText(m.name, locale)}”`)).join(locale === 'ja' ? '' : ', ')
  const of = (rate: Rate): string => (rate.denominator ? format.of(rate.numerator, rate.denominator) : say(overview.noneCounted))
  const before = (rate: Rate): string => say(overview.before, format.percent(rate) ?? of(rate))
  // Of an answer that is not there: that it is awaited, or that it failed.
  const absent = (data: Data<unknown>): string => (data.state === 'failed' ? say(overview.notLoaded) : say(shared.loading))
  const list = checklist.state === 'ready' ? checklist.value : null
  const accounts = stuck.state === 'ready' ? stuck.value.accounts : []
  const because = (code: string): number => accounts.filter((a) => a.reasons.some((r) => r.code === code)).length
  const { median, previousMedian, p90, n } = timeToReachMs
  const title = window === null ? say(overview.thisPeriod) : say(overview.activatedIn, window)
  return (
    <section class="card figures" aria-label={say(overview.figures)}>
      <Figure
        label={title}
        definition={
          <Definition
            title={title}
            sentence={window === null ? say(overview.activatedMeaningEver, required) : say(overview.activatedMeaning, window, required)}
            rows={rateRows(context, current, { definition, difference: activation.difference })}
          />
        }
        value={
          <>
            <RateValue rate={current} />
            <Change current={current} previous={previous} difference={activation.difference} />
          </>
        }
        note={
          <>
            <Link class="of" href="/accounts?activation=reached">
              {of(current)}
            </Link>{' '}
            · {before(previous)}
          </>
        }
      />
      <Figure
        label={say(overview.medianTime)}
        definition={<Definition title={say(overview.medianTime)} sentence={say(window === null ? overview.medianMeaningEver : overview.medianMeaning)} rows={[]} />}
        value={
          <>
            {median === null ? '–' : format.duration(median)}
            {median !== null && previousMedian !== null && median !== previousMedian && (
              <small class="delta">
                <Icon name={median < previousMedian ? 'arrowDown' : 'arrowUp'} />
                {say(median < previousMedian ? overview.faster : overview.slower, format.rough(Math.abs(median - previousMedian)))}
              </small>
            )}
          </>
        }
        note={median === null || p90 === null ? say(overview.noneYet) : say(overview.ofThose, n, format.duration(p90))}
      />
      <Figure
        label={say(overview.checklistDone)}
        definition={<Definition title={say(overview.checklistDone)} sentence={say(overview.checklistMeaning)} rows={list ? rateRows(context, list.current) : []} />}
        value={list ? <RateValue rate={list.current} /> : '–'}
        note={
          list ? (
            <>
              <Link class="of" href={`/guides/${encodeURIComponent(list.guideId)}`}>
                {of(list.current)}
              </Link>{' '}
              · {before(list.previous)}
            </>
          ) : (
            checklist.state === 'ready' ? say(overview.noChecklist) : absent(checklist)
          )
        }
      />
      <Figure
        label={say(overview.attention)}
        definition={<Definition title={say(overview.attention)} sentence={say(overview.attentionMeaning)} rows={[]} />}
        value={stuck.state === 'ready' ? format.number(accounts.length) : '–'}
        note={stuck.state === 'ready' ? say(overview.attentionBy, because('never_started'), because('stalled'), because('silent')) : absent(stuck)}
      />
    </section>
  )
}
