// The rows a store keeps for milestones, and what is derived from them. Plain JSON: numbers, strings, null.

/** A place in event time; ties are broken by messageId, so every two events have an order. */
export interface Moment {
  /** ms since epoch. */
  readonly ts: number
  readonly id: string
}

/** One stored event as the engine reads it. */
export interface SourceEvent extends Moment {
  readonly name: string
  /** Null: an anonymous actor, who is no member of `distinct: 'user'`. */
  readonly user: string | null
  readonly properties: Readonly<Record<string, unknown>>
  readonly context: Readonly<Record<string, unknown>>
}

/** `events` and `sum`, counted up to the bar: after the crossing later events are not added. */
export interface Tally {
  /** Events, or ten-thousandths. */
  readonly value: number
  readonly max: Moment | null
  readonly crossed: Moment | null
}

/** `distinct` and `daysActive`: one row per member (user, property value, or local date). */
export interface MemberRow {
  readonly member: string
  readonly first: Moment | null
  readonly lastAdd: Moment | null
  readonly lastMinus: Moment | null
}

/** A trait that `percentOf` reads, by event time. */
export interface TraitPoint extends Moment {
  readonly value: unknown
}

export interface Anchors {
  readonly accountStart: number | null
  readonly firstEvent: number | null
  /** Crossings of milestones that windows refer to. */
  readonly milestone: (id: string) => number | null
}

/** How a milestone stands for one account or user. */
export interface Standing {
  readonly state: 'reached' | 'pending' | 'lost' | 'over_limit'
  /** Now, in units of the bar. */
  readonly value: number
  /** The bar now; null while a trait it is a share of is unknown. */
  readonly atLeast: number | null
  readonly crossed: { readonly ts: number; readonly id: string | null } | null
  /** Crossed after its window. */
  readonly late: boolean
  /** When to look again although no event comes; null: never. */
  readonly dueAt: number | null
}

export const memberLimit = 10_000
/** `sum` is kept in whole ten-thousandths: float addition would depend on the order. */
export const sumScale = 10_000

export const compareMoments = (a: Moment, b: Moment): number => a.ts - b.ts || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
export const earlier = (a: Moment | null, b: Moment): Moment => (a && compareMoments(a, b) <= 0 ? a : b)
export const later = (a: Moment | null, b: Moment): Moment => (a && compareMoments(a, b) >= 0 ? a : b)
