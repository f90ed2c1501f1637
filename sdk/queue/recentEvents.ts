// What this person did that the collector's last answer may not know yet: conditions on own events tick at once.
// The truth comes from the collector; an event it has counted is not counted here as well.
import { isRecord } from '../lib/parseJson.ts'
import type { Person } from '../identity/identity.ts'
import type { EventCondition } from '../protocol/condition.schema.ts'
import { compareFact } from '../protocol/compareFact.ts'
import { durationMs } from '../protocol/duration.ts'
import type { TrackedEvent } from './tracker.ts'

const keepAtMost = 1_000

export interface RecentEvents {
  readonly add: (event: TrackedEvent) => void
  /** Call before the collector is asked, with the ids that still wait here; call its result when the answer has come. */
  readonly asking: (waiting: ReadonlySet<string>) => () => void
  /** How often it happened here; `all` includes what the collector has counted already. */
  readonly count: (condition: EventCondition, person: Person, now: number, all: boolean) => number
}

export function createRecentEvents(): RecentEvents {
  const list: { readonly event: TrackedEvent; counted?: boolean }[] = []
  return {
    add(event) {
      if (list.push({ event }) > keepAtMost) list.shift()
    },
    asking(waiting) {
      const delivered = list.filter(({ event }) => !waiting.has(event.messageId))
      return () => delivered.forEach((known) => (known.counted = true))
    },
    count: (condition, person, now, all) => list.filter(({ event, counted }) => (all || !counted) && matches(event, condition, person, now)).length,
  }
}

function matches(tracked: TrackedEvent, { event, by, where = [], within }: EventCondition, { userId, anonymousId, accountId }: Person, now: number): boolean {
  const read = (fact: string): unknown => fact.split('.').reduce<unknown>((bag, key) => (isRecord(bag) && Object.hasOwn(bag, key) ? bag[key] : undefined), tracked)
  return (
    tracked.event === event &&
    (tracked.userId ? tracked.userId === userId : tracked.anonymousId === anonymousId) &&
    // An event without an account is the collector's to place; until then it counts for whoever did it.
    (by === 'user' || !accountId || (tracked.context?.groupId ?? accountId) === accountId) &&
    (!within || Date.parse(tracked.timestamp) > now - durationMs(within)) &&
    where.every(({ fact, op, value }) => compareFact(op, read(fact), value, now))
  )
}
