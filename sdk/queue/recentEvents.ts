// What this person did that the collector's last answer may not know yet: conditions on own events tick at once.
// The truth comes from the collector; an event it has counted is not counted here as well.
import { isRecord } from '../lib/parseJson.ts'
import type { Person } from '../identity/identity.ts'
import type { EventCondition, FactCondition } from '../protocol/condition.schema.ts'
import { compareFact } from '../protocol/compareFact.ts'
import { durationMs } from '../protocol/duration.ts'
import type { TrackedEvent } from './tracker.ts'

const keepAtMost = 1_000

export interface RecentEvents {
  readonly add: (event: TrackedEvent) => void
  /** The collector has these now; the next answer asked for after this counts them. */
  readonly acknowledged: (ids: readonly string[]) => void
  /** Call when an answer is asked for; call its result when that answer has come. */
  readonly asking: () => () => void
  /** How often it happened here; `all` includes what the collector has counted already. */
  readonly count: (condition: EventCondition, person: Person, now: number, all: boolean) => number
}

export function createRecentEvents(): RecentEvents {
  let list: { readonly event: TrackedEvent; state: 'new' | 'acknowledged' | 'counted' }[] = []
  return {
    add(event) {
      if (event.type !== 'track' || list.some((known) => known.event.messageId === event.messageId)) return
      list.push({ event, state: 'new' })
      if (list.length > keepAtMost) list = list.slice(-keepAtMost)
    },
    acknowledged(ids) {
      for (const known of list) if (known.state === 'new' && ids.includes(known.event.messageId)) known.state = 'acknowledged'
    },
    asking() {
      const included = list.filter(({ state }) => state === 'acknowledged')
      return () => included.forEach((known) => (known.state = 'counted'))
    },
    count: (condition, person, now, all) => list.filter(({ event, state }) => (all || state !== 'counted') && belongsTo(event, person, condition.by) && matches(event, condition, now)).length,
  }
}

function belongsTo(event: TrackedEvent, { userId, anonymousId, accountId }: Person, by: EventCondition['by']): boolean {
  const sameUser = event.userId ? event.userId === userId : event.anonymousId === anonymousId
  // An event without an account is the collector's to place; until then it counts for whoever did it.
  return sameUser && (by === 'user' || !accountId || (event.context?.groupId ?? accountId) === accountId)
}

function matches(event: TrackedEvent, { event: name, where = [], within }: EventCondition, now: number): boolean {
  return event.event === name && (!within || Date.parse(event.timestamp) > now - durationMs(within)) && where.every((rule) => holds(event, rule, now))
}

function holds(event: TrackedEvent, { fact, op, value }: FactCondition, now: number): boolean {
  const actual = fact.split('.').reduce<unknown>((bag, key) => (isRecord(bag) && Object.hasOwn(bag, key) ? bag[key] : undefined), event)
  return compareFact(op, actual, value, now)
}
