// Distinct members over time: each counts from its first add until the last minus that no later add follows.
import type { Milestone } from '../milestone.schema.ts'
import { compareMoments, type MemberRow, type Moment, type TraitPoint } from './types.ts'

/** First add and, when it went for good, the moment it went. */
export interface Interval {
  readonly member: string
  readonly first: Moment
  readonly end: number
}

export function intervals(rows: readonly MemberRow[]): Interval[] {
  return rows.flatMap(({ member, first, lastAdd, lastMinus }) => {
    if (!first || !lastAdd) return []
    return [{ member, first, end: lastMinus && compareMoments(lastMinus, lastAdd) > 0 ? lastMinus.ts : Infinity }]
  })
}

/** The bar at every time: a number, or a share of a trait as it was then. Infinite while the trait is unknown; never below one. */
export function barOver(atLeast: Milestone['atLeast'], traits: readonly TraitPoint[]): (at: number) => number {
  if (typeof atLeast === 'number') return () => Math.ceil(atLeast)
  const points = [...traits].sort(compareMoments)
  return (at) => {
    const value = points.findLast((p) => p.ts <= at)?.value
    return typeof value === 'number' && value >= 0 ? Math.max(1, share(atLeast.percent, value)) : Infinity
  }
}

// Whole ten-thousandths of a percent first: 0.14 × 50 is 7.000000000000001 as a float, and would ask for eight of fifty seats.
const share = (percent: number, of: number): number => Math.ceil((Math.round(percent * 10_000) * of) / 1_000_000)

export const countAt = (members: readonly Interval[], at: number): number => members.reduce((n, m) => n + (m.first.ts <= at && at < m.end ? 1 : 0), 0)

/** The least time at which as many members count as the bar asks then, and the add that made it so (null: the bar came down). */
export function crossing(members: readonly Interval[], bar: (at: number) => number, traits: readonly TraitPoint[]): { readonly ts: number; readonly id: string | null } | null {
  // Who went no later than they came never counted. Only a first add or a new trait can lift the count to the bar.
  const counting = members.filter((m) => m.end > m.first.ts)
  const starts = counting.map((m) => m.first).sort(compareMoments)
  const ends = counting.map((m) => m.end).sort((a, b) => a - b)
  const times = [...new Set([...starts, ...traits].map((m) => m.ts))].sort((a, b) => a - b)
  let came = 0
  let gone = 0
  for (const ts of times) {
    const before = came
    while ((starts[came]?.ts ?? Infinity) <= ts) came++
    while ((ends[gone] ?? Infinity) <= ts) gone++
    const need = bar(ts)
    if (came - gone < need) continue
    // Of several adds at this time the one, by id, with which the count met the bar; none when the bar came down to what was there.
    return { ts, id: gone + need > before ? (starts[gone + need - 1]?.id ?? null) : null }
  }
  return null
}
