// What this person did that the collector's last answer may not know yet: conditions on own events tick at once.
// The truth comes from the collector; an event it has counted is not counted here as well.
import type { TrackedEvent } from './tracker.ts'

const keepAtMost = 1_000

export interface RecentEvents {
  readonly add: (event: TrackedEvent) => void
  /** Call before the collector is asked, with the ids that still wait here; call its result when the answer has come. */
  readonly asking: (waiting: ReadonlySet<string>) => () => void
  /** What happened here; `all` includes what the collector has counted already. */
  readonly list: (all: boolean) => TrackedEvent[]
}

export function createRecentEvents(): RecentEvents {
  const known: TrackedEvent[] = []
  const counted = new Set<TrackedEvent>()
  return {
    add(event) {
      if (known.push(event) > keepAtMost) known.shift()
    },
    asking(waiting) {
      const delivered = known.filter(({ messageId }) => !waiting.has(messageId))
      return () => delivered.forEach((event) => counted.add(event))
    },
    list: (all) => known.filter((event) => all || !counted.has(event)),
  }
}
