// Events on their way out. On disk before they are sent, bounded, deleted one by one by id and only on a receipt.
// Accounting is exact: tracked = acknowledged + dropped + waiting.
import type { SyncArea } from '../lib/syncArea.ts'
import type { WireEvent } from '../protocol/event.schema.ts'
import { limits } from '../protocol/limits.ts'
import type { KeyValueStore } from '../storage/keyValueStore.ts'
import { applyBounds, outboxKey, outboxPrefix, type DropReason, type OutboxKey } from './bounds.ts'

export interface OutboxDeps {
  readonly store: KeyValueStore
  readonly area: SyncArea
  /** Where in the area events wait that the store had not taken when the page went away. */
  readonly spillName: string
  readonly now: () => number
  readonly onDrop: (reason: DropReason, count: number) => void
}

export interface Outbox {
  /** Takes the event at once; it reaches the disk right after. Answers its JSON; null: too large or not JSON, counted as dropped. */
  readonly add: (event: WireEvent & { messageId: string }, priority: number) => string | null
  /** All that waits in this browser, in the order it was tracked; everything added before is on disk then. */
  readonly waiting: () => Promise<OutboxKey[]>
  /** The events' JSON; undefined for those another tab has removed meanwhile. */
  readonly read: (keys: readonly OutboxKey[]) => Promise<unknown[]>
  /** On a receipt (no reason), or because it can never be delivered. */
  readonly remove: (keys: readonly OutboxKey[], reason?: DropReason) => Promise<void>
  /** This page's own unacknowledged events, by key; readable while the page goes away. */
  readonly own: ReadonlyMap<string, string>
  /** Synchronously keeps what is not on disk yet. */
  readonly spill: () => void
}

/** Characters; localStorage is small and shared with the host. */
const spillLength = 128 * 1024

export function createOutbox({ store, area, spillName, now, onDrop }: OutboxDeps): Outbox {
  const own = new Map<string, string>()
  const unsaved = new Map<string, string>()
  /** On their way to the disk: they are counted there. */
  let writing: ReadonlyMap<string, string> = new Map()
  let saving: Promise<OutboxKey[]> | null = null
  for (const [key, text] of Object.entries(area.read(spillName) ?? {})) if (key.startsWith(outboxPrefix)) unsaved.set(key, String(text))
  let spilled = unsaved.size > 0

  const trim = (keys: readonly string[]): { kept: OutboxKey[]; gone: string[] } => {
    const { kept, dropped } = applyBounds(keys, now())
    for (const { key, reason } of dropped) {
      own.delete(key)
      unsaved.delete(key)
      onDrop(reason, 1)
    }
    return { kept, gone: dropped.map(({ key }) => key) }
  }
  const save = async (): Promise<OutboxKey[]> => {
    // One write takes all that gathered while the last one ran.
    while (unsaved.size > 0) {
      writing = new Map(unsaved)
      await store.setMany([...writing])
      for (const key of writing.keys()) unsaved.delete(key)
    }
    if (spilled) area.write(spillName, null)
    spilled = false
    const stored = await store.keys(outboxPrefix)
    const { kept, gone } = trim(stored)
    if (gone.length > 0) await store.delMany(gone)
    // Delivered by another tab, which holds the sender's lock.
    for (const key of own.keys()) if (!unsaved.has(key) && !stored.includes(key)) own.delete(key)
    return kept
  }
  const saved = async (): Promise<OutboxKey[]> => {
    saving ??= save().finally(() => {
      saving = null
    })
    const kept = await saving
    return unsaved.size > 0 ? saved() : kept
  }

  return {
    own,
    add(event, priority) {
      let text = ''
      try {
        text = JSON.stringify(event)
      } catch {
        // Circular or BigInt properties: no other event suffers for them.
      }
      const { length } = new TextEncoder().encode(text)
      if (!length || length > limits.eventBytes) {
        onDrop(length ? 'too_large' : 'unreadable', 1)
        return null
      }
      const key = outboxKey(priority, event.messageId, length)
      own.set(key, text)
      unsaved.set(key, text)
      // A slow disk and a busy page: the bound holds in memory too.
      if (unsaved.size % 100 === 0) trim([...unsaved.keys()].filter((known) => !writing.has(known)))
      void saved()
      return text
    },
    waiting: saved,
    read: (keys) => store.getMany(keys.map(({ key }) => key)),
    async remove(removed, reason) {
      const keys = removed.map(({ key }) => key)
      keys.forEach((key) => own.delete(key))
      await store.delMany(keys)
      if (reason) onDrop(reason, keys.length)
    },
    spill() {
      if (!unsaved.size) return
      let length = 0
      area.write(spillName, Object.fromEntries(Object.entries({ ...area.read(spillName), ...Object.fromEntries(unsaved) }).filter(([, text]) => (length += String(text).length) < spillLength)))
      spilled = true
    },
  }
}
