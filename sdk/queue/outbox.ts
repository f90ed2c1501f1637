// Events on their way out. On disk before they are sent, bounded, deleted one by one by id and only on a receipt.
// Accounting is exact: tracked = acknowledged + dropped + waiting.
import { utf8Bytes } from '../lib/utf8Bytes.ts'
import { limits } from '../protocol/limits.ts'
import type { WireEvent } from '../protocol/event.schema.ts'
import type { KeyValueStore } from '../storage/keyValueStore.ts'
import type { Spill } from '../storage/spill.ts'
import { applyBounds, outboxKey, outboxPrefix, type DropReason, type OutboxKey, type Priority } from './bounds.ts'

export interface OutboxDeps {
  readonly store: KeyValueStore
  readonly spill: Spill
  readonly now: () => number
  readonly onDrop: (reason: DropReason, count: number) => void
}

export interface Outbox {
  /** Takes the event at once; it reaches the disk right after. False: too large or not JSON, counted as dropped. */
  readonly add: (event: WireEvent & { messageId: string }, priority: Priority) => boolean
  /** Resolves when everything added so far is on disk. */
  readonly saved: () => Promise<void>
  /** All that waits in this browser, in the order it was tracked. */
  readonly waiting: () => Promise<OutboxKey[]>
  /** The events' JSON; undefined for those another tab has removed meanwhile. */
  readonly read: (keys: readonly OutboxKey[]) => Promise<(string | undefined)[]>
  /** On a receipt (no reason), or because it can never be delivered. */
  readonly remove: (keys: readonly OutboxKey[], reason?: DropReason) => Promise<void>
  /** This page's own unacknowledged events, readable while the page goes away. */
  readonly own: () => [key: string, text: string][]
  /** Synchronously keeps what is not on disk yet. */
  readonly spill: () => void
}

export function createOutbox({ store, spill, now, onDrop }: OutboxDeps): Outbox {
  const own = new Map<string, string>()
  const unsaved = new Map(spill.read())
  let saving: Promise<void> | null = null
  let spilled = unsaved.size > 0

  const drop = (keys: readonly string[], reason: DropReason): void => {
    for (const key of keys) {
      own.delete(key)
      unsaved.delete(key)
    }
    if (keys.length > 0) onDrop(reason, keys.length)
  }
  const trim = (keys: readonly string[]): { kept: OutboxKey[]; gone: string[] } => {
    const { kept, dropped } = applyBounds(keys, now())
    for (const { key, reason } of dropped) drop([key.key], reason)
    return { kept, gone: dropped.map(({ key }) => key.key) }
  }
  const trimStored = async (): Promise<OutboxKey[]> => {
    const stored = await store.keys(outboxPrefix)
    const { kept, gone } = trim(stored)
    if (gone.length > 0) await store.delMany(gone)
    // Delivered by another tab, which holds the sender's lock.
    const there = new Set(stored)
    for (const key of own.keys()) if (!unsaved.has(key) && !there.has(key)) own.delete(key)
    return kept
  }

  const save = async (): Promise<void> => {
    // One write takes all that gathered while the last one ran.
    while (unsaved.size > 0) {
      const writing = [...unsaved]
      await store.setMany(writing)
      for (const [key] of writing) unsaved.delete(key)
      if (spilled && unsaved.size === 0) {
        spill.clear()
        spilled = false
      }
    }
    await trimStored()
  }
  const saved = (): Promise<void> =>
    (saving ??= save().finally(() => {
      saving = null
      return unsaved.size > 0 ? saved() : undefined
    }))

  return {
    saved: () => saved(),
    add(event, priority) {
      let text: string
      try {
        text = JSON.stringify(event)
      } catch {
        // Circular or BigInt properties: no other event suffers for them.
        onDrop('unreadable', 1)
        return false
      }
      const bytes = utf8Bytes(text)
      if (bytes > limits.eventBytes) {
        onDrop('too_large', 1)
        return false
      }
      const key = outboxKey(priority, event.messageId, bytes)
      own.set(key, text)
      unsaved.set(key, text)
      // A slow disk and a busy page: the bound holds in memory too.
      if (own.size % 100 === 0) trim([...own.keys()])
      void saved()
      return true
    },
    async waiting() {
      await saved()
      return trimStored()
    },
    read: async (keys) => (await store.getMany(keys.map(({ key }) => key))).map((text) => (typeof text === 'string' ? text : undefined)),
    async remove(removed, reason) {
      const keys = removed.map(({ key }) => key)
      for (const key of keys) own.delete(key)
      await store.delMany(keys)
      if (reason) onDrop(reason, keys.length)
    },
    own: () => [...own],
    spill() {
      spilled ||= unsaved.size > 0
      spill.put([...unsaved])
    },
  }
}
