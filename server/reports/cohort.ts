// The one way a share of accounts is counted: those whose window has passed are the base, younger ones are named, not counted.
import type { Rate } from 'shirube/protocol'
import { wilson } from './wilson.ts'

export interface Member {
  /** ms since epoch; null: no start is known. */
  readonly startedAt: number | null
  readonly reachedAt: number | null
  /** Why it is in no figure at all; null: it is. */
  readonly excluded: string | null
}

/** Crossed ≤ start + window over members with start + window ≤ now. `windowMs` null: nobody is too young. */
export function cohortRate(members: Iterable<Member>, windowMs: number | null, now: number): Rate {
  let numerator = 0
  let denominator = 0
  let immature = 0
  const excluded: Record<string, number> = {}
  for (const { startedAt, reachedAt, excluded: reason } of members) {
    const out = reason ?? (startedAt === null ? 'no_start' : null)
    if (out !== null || startedAt === null) excluded[out ?? 'no_start'] = (excluded[out ?? 'no_start'] ?? 0) + 1
    else if (windowMs !== null && startedAt + windowMs > now) immature++
    else {
      denominator++
      if (reachedAt !== null && (windowMs === null || reachedAt <= startedAt + windowMs)) numerator++
    }
  }
  return { numerator, denominator, immature, excluded, range: wilson(numerator, denominator) }
}
