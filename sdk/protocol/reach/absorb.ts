// One fresh event into the rows of one source. Members are joins of minimum and maximum, so order and repetition cannot matter;
// a tally adds until its bar and asks for a recount when an event arrives that lies before its crossing.
import type { Contribution } from './contribution.ts'
import { compareMoments, earlier, later, type MemberRow, type Moment, type Tally } from './types.ts'

export const emptyTally: Tally = { value: 0, max: null, crossed: null }

/** `recount`: the crossing can have moved; count again from the stored events, of which this one is already part. */
export function absorbAmount(tally: Tally, { ts, id }: Moment, amount: number, bar: number): Tally | 'recount' {
  const at: Moment = { ts, id }
  if (tally.crossed) return compareMoments(at, tally.crossed) > 0 ? tally : 'recount'
  const value = tally.value + amount
  if (value < bar) return { value, max: later(tally.max, at), crossed: null }
  // In order the event itself crosses. Out of order only a recount knows which one does.
  return tally.max && compareMoments(at, tally.max) < 0 ? 'recount' : { value, max: at, crossed: at }
}

/** The same from all events of a source, in any order. */
export function recountTally(amounts: readonly (Moment & { readonly amount: number })[], bar: number): Tally {
  let tally: Tally = emptyTally
  for (const { ts, id, amount } of [...amounts].sort(compareMoments)) {
    const value = tally.value + amount
    tally = { value, max: { ts, id }, crossed: value >= bar ? { ts, id } : null }
    if (tally.crossed) break
  }
  return tally
}

export function absorbMember(row: MemberRow | undefined, { ts, id }: Moment, change: Extract<Contribution, { member: string }>): MemberRow {
  const at: Moment = { ts, id }
  const old = row ?? { member: change.member, first: null, lastAdd: null, lastMinus: null }
  return change.kind === 'add' ? { ...old, first: earlier(old.first, at), lastAdd: later(old.lastAdd, at) } : { ...old, lastMinus: later(old.lastMinus, at) }
}
