// How often something happened, as far as this page can know: what the collector has counted, and what it has not heard yet.
import type { Person } from '../identity/identity.ts'
import { conditionKey } from '../protocol/conditionKey.ts'
import type { EventCondition } from '../protocol/condition.schema.ts'
import type { StateAnswer } from '../protocol/state.schema.ts'
import { countEvents } from '../queue/countEvents.ts'
import type { RecentEvents } from '../queue/recentEvents.ts'

export interface CountSources {
  readonly now: number
  readonly person: Person
  /** Undefined: not answered yet; null: there is no collector to answer. */
  readonly answer: StateAnswer | undefined | null
  readonly recent: RecentEvents
}

/** Undefined: not known yet. */
export function countSoFar(condition: EventCondition, { now, person, answer, recent }: CountSources): number | undefined {
  const told = answer?.counts[conditionKey(condition)]
  const here = countEvents(recent.list(told === undefined), condition, person, now)
  if (told !== undefined) return told + here
  // Not answered yet: enough is enough, whatever the collector will add. Nobody to answer, or not asked about this
  // (a guide of the host's own): what happened here is all there is to know.
  return answer === undefined && (condition.atMost !== undefined || here < (condition.atLeast ?? 1)) ? undefined : here
}
