// The plain shapes of the milestone engine: what is read, what is kept per (state key, subject), what is answered.
// Everything kept is numbers and strings, so any store can hold it as rows: one tally, its members, its recent times.
import type { FactCondition } from '../condition.schema.ts'
import type { MilestoneCount } from '../milestone.schema.ts'

/** A stored fact, after the collector decided whose it is. */
export interface ReachEvent {
  /** Breaks ties of equal `ts`, compared by UTF-16 code units; hex of the stored 16 bytes sorts like the bytes. Unique per subject. */
  readonly id: string
  /** Event time, ms since epoch. */
  readonly ts: number
  /** The tracked event's name. Other calls (`page`, `identify` …) carry their names elsewhere and are not given to the engine. */
  readonly name: string
  /** The known user who acted; absent for an anonymous actor, who is no member of anything. */
  readonly user?: string | null | undefined
  readonly properties?: Readonly<Record<string, unknown>> | null | undefined
  /** `page` and `locale` are what where-clauses may read. */
  readonly context?: Readonly<Record<string, unknown>> | null | undefined
  /** Older than a browser key may send: stored, in no milestone. */
  readonly old?: boolean | undefined
}

/** A place in event time; `id` null stands before every event of that time (a change of a trait, not an event, did it). */
export interface Moment {
  readonly ts: number
  readonly id: string | null
}

/** What is counted, in one canonical form: equal meaning, equal text. */
export interface Source {
  readonly unit: 'account' | 'user'
  /** Sorted, without repeats. */
  readonly events: readonly string[]
  readonly where: readonly FactCondition[]
  readonly count: MilestoneCount
  readonly minus?: { readonly event: string; readonly match: string } | undefined
  /** IANA zone, with `daysActive` only. */
  readonly zone?: string | undefined
}

/** What it is held against. */
export interface Bar {
  /** `sum`: whole ten-thousandths; else whole events, members or days. */
  readonly need: number | { readonly trait: string; readonly percent: number }
  readonly latch: boolean
  readonly window?: { readonly of: string; readonly forMs: number } | undefined
  readonly rollingMs?: number | undefined
}

export interface ReachSpec {
  readonly source: Source
  readonly bar: Bar
  /** Names the source alone. */
  readonly sourceKey: string
  /** Names the state's rows: the source, and with `events`, `sum` and rolling windows also the bar, because what they keep depends on it. A changed bar is then a new state to build. */
  readonly stateKey: string
}

/** One per member and for ever; `first` and `firstId` are null while only a `minus` is known. Times are ms since epoch. */
export interface MemberRow {
  readonly first: number | null
  /** The event of `first`, the smallest id among equal times. */
  readonly firstId: string | null
  /** Kept up to date only where it matters (`minus`, rolling); elsewhere equal to `first`. */
  readonly lastAdd: number | null
  readonly lastMinus: number | null
}

/** Rolling `events` and `sum`: the latest times, no more of them than reach the bar. `amount` is 1, or ten-thousandths. */
export interface RecentRow {
  readonly ts: number
  readonly id: string
  readonly amount: number
}

/** All that is kept for one subject under one state key. Start with `emptyState`; never changed in place. */
export interface ReachState {
  /** `events`: their number, `sum`: ten-thousandths; both stop at the crossing. */
  readonly value: number
  /** Events of a `sum` whose property was no number ≥ 0. */
  readonly notANumber: number
  /** More members than are kept. */
  readonly limitHit: boolean
  /** The latest counted event, up to the crossing. */
  readonly max: Moment | null
  /** Kept for `events`, `sum` and rolling windows; a plain distinct crossing is derived from `members` alone. */
  readonly crossed: Moment | null
  /** In order of time. */
  readonly recent: readonly RecentRow[]
  /** By member: a user, a property's value or a local date `2026-11-22`. */
  readonly members: ReadonlyMap<string, MemberRow>
}

/** One known value of the trait a `percentOf` bar names, by event time. */
export interface TraitValue {
  readonly ts: number
  readonly id: string
  readonly value: unknown
}

/** ms since epoch; whatever is not known yet is absent. */
export interface Anchors {
  readonly accountStart?: number | undefined
  readonly firstEvent?: number | undefined
  /** The crossings of other milestones, by id. */
  readonly milestones?: ReadonlyMap<string, number> | undefined
}

export type ReachStatus = 'reached' | 'pending' | 'lost' | 'over_limit'

export interface MilestoneReach {
  /** `lost`: was reached, does not latch, is below the bar now. A late crossing is `reached` with `late`. */
  readonly status: ReachStatus
  /** In the author's units. Events and sums stop counting at the crossing, rolling ones at the bar. */
  readonly value: number
  /** The bar as of now; null while the trait it is a percentage of is unknown. */
  readonly need: number | null
  readonly crossedAt?: number | undefined
  /** The id of the event that crossed; absent when a changed trait did. */
  readonly crossedBy?: string | undefined
  /** Crossed, and within its window where it has one. */
  readonly inTime: boolean
  /** Crossed after its window. Neither in time nor late: its anchor is not known yet. */
  readonly late: boolean
  /** The last moment that is in time, when the anchor is known. */
  readonly deadline?: number | undefined
  /** Rolling and reached: from this moment on it is lost, unless something happens. */
  readonly dueAt?: number | undefined
}

export interface GoalReach {
  /** `missed`: no event from now on can reach it; an event that arrives late still may. */
  readonly status: 'reached' | 'pending' | 'missed'
  readonly reachedAt?: number | undefined
  /** The last moment that is in time: the earliest of its own end and of what its open milestones allow. */
  readonly dueAt?: number | undefined
}
