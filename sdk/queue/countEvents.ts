// Own events against one condition of content.
import type { Person } from '../identity/identity.ts'
import { isRecord } from '../protocol/isRecord.ts'
import { compareFact } from '../protocol/compareFact.ts'
import type { EventCondition } from '../protocol/condition.schema.ts'
import { durationMs } from '../protocol/duration.ts'
import type { TrackedEvent } from './tracker.ts'

/** How many of them are this person's and as the condition says. */
export const countEvents = (events: readonly TrackedEvent[], condition: EventCondition, person: Person, now: number): number => events.filter((event) => matches(event, condition, person, now)).length

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
