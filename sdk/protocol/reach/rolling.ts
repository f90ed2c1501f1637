// The first time a rolling bar was met. The newest times alone cannot tell, so it is read from a source's whole history.
import { compareMoments, type Moment, type TraitPoint } from './types.ts'

/** A matching event: an amount, or with `member` an add. */
export interface Occurrence extends Moment {
  readonly amount: number
  readonly member?: string | undefined
}

export interface RollingBar {
  readonly windowMs: number
  readonly bar: (at: number) => number
  /** When the bar may have moved. */
  readonly traits: readonly TraitPoint[]
  /** Members that went for good, and when. */
  readonly ends: ReadonlyMap<string, number>
}

/** The least t at which (t − window, t] holds what the bar asks at t, and the event that made it so (null: the bar came down). */
export function rollingCrossing(history: readonly Occurrence[], { windowMs, bar, traits, ends }: RollingBar): { readonly ts: number; readonly id: string | null } | null {
  const order = [...history].sort(compareMoments)
  const leaving = [...ends].sort(([, a], [, b]) => a - b)
  const adds = new Map<string, number>()
  let value = 0
  let next = 0
  let oldest = 0
  let gone = 0
  const change = ({ amount, member }: Occurrence, sign: 1 | -1): void => {
    if (member === undefined) value += sign * amount
    else {
      const before = adds.get(member) ?? 0
      adds.set(member, before + sign)
      if (before === (sign === 1 ? 0 : 1)) value += sign
    }
  }
  for (const ts of [...new Set([...order, ...traits].map((m) => m.ts))].sort((a, b) => a - b)) {
    for (let o = order[oldest]; o && oldest < next && o.ts <= ts - windowMs; o = order[++oldest]) change(o, -1)
    for (let left = leaving[gone]; left && left[1] <= ts; left = leaving[++gone]) {
      if ((adds.get(left[0]) ?? 0) > 0) value--
      // Never again above zero: whoever went for good has no later add, and what still leaves the window must not count twice.
      adds.set(left[0], -Infinity)
    }
    if (value >= bar(ts)) return { ts, id: null }
    for (let o = order[next]; o && o.ts <= ts; o = order[++next]) {
      change(o, 1)
      if (value >= bar(ts)) return { ts, id: o.id }
    }
  }
  return null
}
