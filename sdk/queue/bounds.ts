// How much the outbox may hold, decided from its keys alone: a key carries priority, time and size, so a full outbox is
// trimmed without reading an event. Oldest of the lowest priority first.
import { clientLimits } from '../protocol/limits.ts'
import { idTime } from '../lib/uuidv7.ts'

/** 0 page views, 1 what people did, 2 who they are and how guides ended. */
export type Priority = 0 | 1 | 2
export interface OutboxKey {
  readonly key: string
  readonly id: string
  readonly priority: number
  readonly bytes: number
}
export type DropReason = 'full' | 'too_old' | 'too_large' | 'unreadable' | 'refused'

export const outboxPrefix = 'o/'
export const outboxKey = (priority: Priority, id: string, bytes: number): string => `${outboxPrefix}${priority}/${id}/${bytes}`

export function readOutboxKey(key: string): OutboxKey {
  const [, priority, id = '', bytes] = key.split('/')
  return { key, id, priority: Number(priority), bytes: Number(bytes) || 0 }
}

/** What stays, in the order it was tracked, and what has to go with its reason. */
export function applyBounds(keys: readonly string[], now: number): { kept: OutboxKey[]; dropped: { key: OutboxKey; reason: DropReason }[] } {
  const dropped: { key: OutboxKey; reason: DropReason }[] = []
  let count = 0
  let bytes = 0
  const kept = keys
    .map(readOutboxKey)
    .sort((a, b) => b.priority - a.priority || (a.id < b.id ? 1 : -1))
    .filter((key) => {
      const reason = now - idTime(key.id) > clientLimits.outboxAgeMs ? 'too_old' : count + 1 > clientLimits.outboxEvents || bytes + key.bytes > clientLimits.outboxBytes ? 'full' : null
      if (reason) {
        dropped.push({ key, reason })
        return false
      }
      count++
      bytes += key.bytes
      return true
    })
  return { kept: kept.sort((a, b) => (a.id < b.id ? -1 : 1)), dropped }
}
