// Points with their 95 % range, a line through complete weeks, hatched columns for weeks that are still open.
import { line } from 'd3-shape'
import type { GoalReport } from 'shirube/protocol'
import { useConsole } from '../Console.ts'
import { useNarrow } from '../parts/useNarrow.ts'
import { overview } from '../words/overview.ts'
import { weekScale, type WeekPoint } from './weekScale.ts'

export function WeekChart({ report }: { readonly report: GoalReport }) {
  const { say, format } = useConsole()
  const narrow = useNarrow()
  const size = narrow ? { width: 340, height: 232 } : { width: 760, height: 252 }
  const box = { left: 40, right: size.width - 8, top: 32, bottom: size.height - 48 }
  const weeks = narrow ? report.weeks.slice(-6) : report.weeks
  const scale = weekScale(weeks, box)
  const drawn = scale.points.filter((p): p is WeekPoint & { y: number } => p.y !== null)
  const path = line<WeekPoint & { y: number }>((p) => p.x, (p) => p.y)(drawn.filter((p) => !p.open)) ?? ''
  const spoken = weeks.map((w) => `${format.shortDay(w.weekStart)}: ${format.percent(w) ?? format.of(w.numerator, w.denominator)}`).join(', ')
  return (
    <svg class="chart" viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={`${say(overview.byWeek)}. ${spoken}`}>
      {scale.ticks.map((tick) => (
        <g key={tick.share}>
          <line class={tick.share === 0 ? 'base' : 'grid'} x1={box.left} x2={box.right} y1={tick.y} y2={tick.y} />
          <text class="t3" x={box.left - 8} y={tick.y + 4} text-anchor="end">
            {Math.round(tick.share * 100)}%
          </text>
        </g>
      ))}
      {scale.points
        .filter((p) => p.open)
        .map((p) => (
          <rect key={p.x} x={p.x - scale.step / 2 + 2} y={box.top - 8} width={Math.max(0, scale.step - 4)} height={box.bottom - box.top + 8} fill="url(#hatch)" />
        ))}
      {report.publishes.map((mark) => {
        const x = scale.at(mark.at)
        return x === null ? null : (
          <g key={`${mark.id}-${mark.version}`}>
            <line class="mark" x1={x} x2={x} y1={box.top - 10} y2={box.bottom} />
            {!narrow && (
              <text class="tm" x={x > size.width / 2 ? x - 6 : x + 6} y={box.top - 14} text-anchor={x > size.width / 2 ? 'end' : 'start'}>
                {say(overview.published, mark.id, mark.version)}
              </text>
            )}
          </g>
        )
      })}
      {drawn.map((p) => (
        <line key={p.x} class="w1" x1={p.x} x2={p.x} y1={p.low} y2={p.high} />
      ))}
      <path class="l1" d={path} />
      {drawn.map((p) => (
        <g key={p.x}>
          <circle class={p.open ? 'p3' : 'p1'} cx={p.x} cy={p.y} r="5" />
          <text class={p.open ? 't1' : 'ta'} x={p.x + 9} y={p.y - 8}>
            {format.percent(p.week)}
          </text>
        </g>
      ))}
      {scale.points.map((p, i) => (
        <g key={p.x}>
          <text x={p.x} y={box.bottom + 18} text-anchor="middle">
            {narrow && i % 2 ? '' : format.shortDay(p.week.weekStart)}
          </text>
          <text class="t3" x={p.x} y={box.bottom + 36} text-anchor="middle">
            {p.week.numerator}/{p.week.denominator}
          </text>
        </g>
      ))}
    </svg>
  )
}
