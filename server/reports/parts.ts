// Who did what towards a milestone: the events its source counted, oldest first, none after the crossing.
import { contribution, sourceOf, type AccountAnswer, type Milestone } from 'shirube/protocol'
import type { Ask } from './ask.ts'
import { eventsNamed, type StoredEvent } from './storedEvents.ts'

type Part = AccountAnswer['milestones'][number]['parts'][number]

const shown = 20
const slice = 100
/** Slices looked through when most events do not count; an answer has to end. */
const slices = 10

export interface PartsOf {
  readonly milestone: Milestone
  readonly home: string
  readonly zone: string
  /** When it was reached; null: not (yet, or any more). */
  readonly reachedAt: number | null
  readonly nameOf: (userId: string | null) => string | null
}

export function partsOf(ask: Ask, { milestone, home, zone, reachedAt, nameOf }: PartsOf): Part[] {
  const source = sourceOf(milestone, zone)
  const names = [...source.events, ...(milestone.minus ? [milestone.minus.event] : [])]
  const members = new Set<string>()
  const parts: Part[] = []
  let last: StoredEvent | undefined
  for (let turn = 0; turn < slices && parts.length < shown; turn++) {
    const events = eventsNamed(ask, home, names, last, reachedAt ?? Number.MAX_SAFE_INTEGER, slice)
    for (const event of events) if (parts.length < shown && counts(event)) parts.push({ at: event.ts, who: nameOf(event.userId), what: event.name })
    last = events.at(-1)
    if (events.length < slice) break
  }
  return parts

  // The same member told twice adds nothing the second time, and who never came cannot leave.
  function counts(event: StoredEvent): boolean {
    const change = contribution(source, { ts: event.ts, id: event.id, name: event.name, user: event.userId, properties: event.properties, context: event.context })
    if (!change || change.kind === 'not_a_number') return false
    if (change.kind === 'amount') return true
    if (change.kind === 'minus') return members.delete(change.member)
    const isNew = !members.has(change.member)
    members.add(change.member)
    return isNew
  }
}
