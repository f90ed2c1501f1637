// The one order of everything: event time, ties by id, never arrival.
import type { Moment } from './types.ts'

/** Negative, zero or positive, as for `sort`. */
export function compareMoments(a: Moment, b: Moment): number {
  if (a.ts !== b.ts) return a.ts - b.ts
  if (a.id === b.id) return 0
  if (a.id === null) return -1
  if (b.id === null) return 1
  return a.id < b.id ? -1 : 1
}

export const isAfter = (a: Moment, b: Moment): boolean => compareMoments(a, b) > 0
