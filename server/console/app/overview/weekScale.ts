// Geometry of the week chart: pure, so that what is drawn can be checked without drawing.
import { scaleLinear, scalePoint } from 'd3-scale'
import type { GoalReport } from 'shirube/protocol'
import { leastForPercent } from '../format.ts'

export type Week = GoalReport['weeks'][number]
export interface WeekPoint {
  readonly week: Week
  readonly x: number
  /** Null where the base is too small for a rate. */
  readonly y: number | null
  readonly low: number
  readonly high: number
  /** Some of its accounts are too new. */
  readonly open: boolean
}

export interface WeekScale {
  readonly points: readonly WeekPoint[]
  readonly ticks: readonly { readonly share: number; readonly y: number }[]
  readonly step: number
  /** x of a moment between the first and the last week, else null. */
  readonly at: (moment: number) => number | null
}

const weekMs = 7 * 86_400_000

export function weekScale(weeks: readonly Week[], box: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }): WeekScale {
  const share = (w: Week): number => (w.denominator ? w.numerator / w.denominator : 0)
  const top = Math.max(0.2, ...weeks.filter((w) => w.denominator >= leastForPercent).map((w) => Math.min(1, w.range?.[1] ?? share(w))))
  const y = scaleLinear().domain([0, Math.min(1, Math.ceil(top * 5) / 5)]).range([box.bottom, box.top])
  const x = scalePoint<number>().domain(weeks.map((w) => w.weekStart)).range([box.left, box.right]).padding(0.5)
  const first = weeks[0]?.weekStart ?? 0
  const last = weeks.at(-1)?.weekStart ?? 0
  return {
    points: weeks.map((week) => ({
      week,
      x: x(week.weekStart) ?? 0,
      y: week.denominator >= leastForPercent ? y(share(week)) : null,
      low: y(week.range?.[0] ?? 0),
      high: y(week.range?.[1] ?? 0),
      open: week.immature > 0,
    })),
    ticks: y.ticks(4).map((tick) => ({ share: tick, y: y(tick) })),
    step: x.step(),
    at: (moment) => (moment < first || moment >= last + weekMs || !weeks.length ? null : (x(first) ?? 0) - x.step() / 2 + ((moment - first) / weekMs) * x.step()),
  }
}
