// From rows to how a milestone stands: pure, so any order of the same events gives the same answer. Anchors and bars enter only here.
import { durationMs } from '../duration.ts'
import type { Milestone } from '../milestone.schema.ts'
import { barOver, countAt, crossing, intervals } from './crossing.ts'
import { rollingCrossing, type Occurrence } from './rolling.ts'
import { barOf, isRolling, shownValue } from './source.ts'
import { compareMoments, memberLimit, sumScale, type Anchors, type MemberRow, type Moment, type Standing, type Tally, type TraitPoint } from './types.ts'

export interface Rows {
  /** For counts and sums. */
  readonly tally: Tally | undefined
  /** For distinct and daysActive. */
  readonly members: readonly MemberRow[]
  /** For rolling counts and sums: the matching events inside the window, any order. */
  readonly recent: readonly (Moment & { readonly amount: number })[]
  /** For rolling windows, everything the source ever counted: tells the first crossing and with it `lost`. Without it a rolling bar is answered for now only. */
  readonly history?: readonly Occurrence[] | undefined
  /** For rolling windows, instead of `history`: the first crossing where it is known, null when there was none. */
  readonly crossed?: Standing['crossed'] | undefined
  /** For percentOf. */
  readonly traits: readonly TraitPoint[]
}
export const noRows: Rows = { tally: undefined, members: [], recent: [], traits: [] }

export function derive(milestone: Milestone, rows: Rows, anchors: Anchors, now: number): Standing {
  if (rows.members.length > memberLimit && !isPlain(milestone)) return { state: 'over_limit', value: rows.members.length, atLeast: null, crossed: null, late: false, dueAt: null }
  return isRolling(milestone) ? deriveRolling(milestone, rows, now) : deriveAnchored(milestone, rows, anchors, now)
}

/** The first members decide and none goes again: exact from the first 10,000, so a large account stays reached. */
const isPlain = ({ minus, atLeast, within }: Milestone): boolean => !minus && typeof atLeast === 'number' && atLeast <= memberLimit && !(within && 'rolling' in within)

function deriveAnchored(milestone: Milestone, { tally, members, traits }: Rows, anchors: Anchors, now: number): Standing {
  const { atLeast, count, latch = true } = milestone
  const counted = tally !== undefined || typeof atLeast === 'number' ? countedBar(milestone) : null
  let crossed: Standing['crossed'] = tally?.crossed ?? null
  let value = shownValue(tally?.value ?? 0, count)
  let bar = counted
  if (!isTally(count)) {
    const open = intervals(members)
    const need = barOver(atLeast, traits)
    const bound = need(now)
    crossed = crossing(open, need, traits)
    value = countAt(open, now)
    bar = Number.isFinite(bound) ? bound : null
  }
  const still = latch || isTally(count) || (bar !== null && value >= bar)
  return { state: crossed === null ? 'pending' : still ? 'reached' : 'lost', value, atLeast: bar, crossed, late: crossed !== null && isLate(milestone, crossed.ts, anchors), dueAt: null }
}

/** Counts only the last W: reached while the n newest lie inside it; it falls without any event, at `dueAt`. */
function deriveRolling(milestone: Milestone, { members, recent, history, crossed: known, traits }: Rows, now: number): Standing {
  const { within, count, atLeast } = milestone
  const windowMs = within && 'rolling' in within ? durationMs(within.rolling) : 0
  const ends = new Map(intervals(members).flatMap((m) => (m.end < Infinity ? [[m.member, m.end] as const] : [])))
  const newestOf = members.flatMap(({ member, lastAdd }) => (lastAdd && !ends.has(member) ? [{ ...lastAdd, amount: 1 }] : []))
  const inside = (isTally(count) ? recent : newestOf).filter((e) => e.ts > now - windowMs && e.ts <= now).sort((a, b) => compareMoments(b, a))
  const barAt = typeof atLeast === 'number' ? () => barOf(milestone) : barOver(atLeast, traits)
  const bar = barAt(now)
  let sum = 0
  // The event that, taking the newest first, completes the bar: when it leaves the window, so does the milestone.
  const completing = inside.find((e) => (sum += e.amount) >= bar)
  const value = inside.reduce((n, e) => n + e.amount, 0)
  const newest = inside[0]
  const first = completing && newest ? { ts: newest.ts, id: newest.id } : null
  const crossed = known !== undefined ? known : history ? rollingCrossing(history, { windowMs, bar: barAt, traits, ends }) : first
  return {
    state: completing ? 'reached' : crossed ? 'lost' : 'pending',
    value: shownValue(value, count),
    atLeast: Number.isFinite(bar) ? shownValue(bar, count) : null,
    crossed,
    late: false,
    dueAt: completing ? completing.ts + windowMs : null,
  }
}

const isTally = (count: Milestone['count']): boolean => count === 'events' || (typeof count === 'object' && 'sum' in count)
const countedBar = (milestone: Milestone): number => (typeof milestone.count === 'object' && 'sum' in milestone.count ? barOf(milestone) / sumScale : barOf(milestone))

/** In time ⇔ crossedAt ≤ anchor + for. Without its anchor a window has not begun, so nothing is late. */
function isLate({ within }: Milestone, crossedAt: number, anchors: Anchors): boolean {
  if (!within || !('of' in within)) return false
  const anchor = within.of === 'account_start' ? anchors.accountStart : within.of === 'first_event' ? anchors.firstEvent : anchors.milestone(within.of)
  return anchor !== null && crossedAt > anchor + durationMs(within.for)
}
