// A milestone's source (what is counted) apart from its bar (how much, by when). States are kept per source, so that moving a bar
// of members reads no events; a count is kept per source and bar, because it stops at the bar.
import { contentHash } from '../hash.ts'
import type { Milestone } from '../milestone.schema.ts'
import { sumScale } from './types.ts'

export interface Source {
  /** Stable: equal specifications share rows. */
  readonly key: string
  readonly unit: Milestone['unit']
  readonly events: readonly string[]
  readonly where: NonNullable<Milestone['where']>
  readonly count: Milestone['count']
  readonly minus: Milestone['minus']
  /** Only for daysActive: the zone its dates are cut in. */
  readonly zone: string | undefined
  /** `members`: one row per member. `tally`: one count up to `bar`. */
  readonly rows: 'members' | 'tally'
  /** Of a tally, in its own units (events or ten-thousandths); null for members. */
  readonly bar: number | null
  readonly rolling: boolean
}

export const isRolling = (milestone: Pick<Milestone, 'within'>): boolean => milestone.within !== undefined && 'rolling' in milestone.within
const isSum = (count: Milestone['count']): boolean => typeof count === 'object' && 'sum' in count

/** `zone` is the environment's IANA zone. */
export function sourceOf(milestone: Milestone, zone = 'UTC'): Source {
  const rows = milestone.count === 'events' || isSum(milestone.count) ? 'tally' : 'members'
  const spec = {
    unit: milestone.unit,
    events: [...new Set([milestone.event].flat())].sort(),
    where: milestone.where ?? [],
    count: milestone.count,
    minus: milestone.minus,
    zone: milestone.count === 'daysActive' ? zone : undefined,
    bar: rows === 'tally' ? barOf(milestone) : null,
    rolling: isRolling(milestone),
  }
  return { ...spec, rows, key: contentHash(spec) }
}

/** A fixed bar in the units rows are kept in. */
export const barOf = ({ atLeast, count }: Pick<Milestone, 'atLeast' | 'count'>): number => (typeof atLeast !== 'number' ? Infinity : isSum(count) ? Math.round(atLeast * sumScale) : Math.ceil(atLeast))

/** From rows to what people read. */
export const shownValue = (value: number, count: Milestone['count']): number => (isSum(count) ? value / sumScale : value)
