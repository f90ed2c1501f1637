// How much the outbox may hold, decided from its keys alone: a key carries priority, time and size, so a full outbox is
// trimmed without reading an event. Oldest of the lowest priority first.
import { idTime } from '../lib/uuidv7.ts'
import { clientLimits } from '../protocol/limits.ts'

export interface OutboxKey {
  readonly key: string
  readonly id: string
  readonly priority: number
  readonly bytes: number
}
export type DropReason = 'full' | 'too_old' | 'too_large' | 'unreadable' | 'refused'

export const outboxPrefix = 'o/'
/** @param priority 0 page views, 1 what people did, 2 who they are and how guides ended */
export const outboxKey = (priority: number, id: string, bytes: number): string => `${outboxPrefix}${priority}/${id}/${bytes}`

export function readOutboxKey(key: string): OutboxKey {
  const [, priority, id = '', bytes] = key.split('/')
  return { key, id, priority: Number(priority), bytes: Number(bytes) }
}

/** What stays, in the order it was tracked, and what has to go with its reason. */
export function applyBounds(keys: readonly string[], now: number): { kept: OutboxKey[]; dropped: { key: string; reason: DropReason }[] } {
  const dropped: { key: string; reason: DropReason }[] = []
  let left: number = clientLimits.outboxEvents
  let bytesLeft: number = clientLimits.outboxBytes
  const kept = keys
    .map(readOutboxKey)
    .sort((a, b) => b.priority - a.priority || (a.id < b.id ? 1 : -1))
    .filter(({ key, id, bytes }) => {
      const reason = now - idTime(id) > clientLimits.outboxAgeMs ? 'too_old' : left < 1 || bytes > bytesLeft ? 'full' : null
      if (reason) dropped.push({ key, reason })
      else {
        left--
        bytesLeft -= bytes
      }
      return !reason
    })
  return { kept: kept.sort((a, b) => (a.id < b.id ? -1 : 1)), dropped }
}

/** The first events in order, at least one however large. */
export function fillBatch(keys: readonly OutboxKey[], maxEvents: number, maxBytes: number): OutboxKey[] {
  let bytes = 0
  return keys.slice(0, maxEvents).filter((key, i) => (bytes += key.bytes + 1) <= maxBytes || !i)
}
