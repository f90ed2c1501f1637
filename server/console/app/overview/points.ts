// Percentage points, computed from the rounded percents people see, so that a headline never contradicts its figures.
import type { Rate } from 'shirube/protocol'
import { wholePercent } from '../format.ts'

export const pointsBetween = (current: Rate, previous: Rate): number => wholePercent(current) - wholePercent(previous)

/** `+15`, `−6` (a real minus sign). */
export const signed = (share: number): string => {
  const points = Math.round(share * 100)
  return points < 0 ? `−${-points}` : `+${points}`
}
