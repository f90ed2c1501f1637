// Brings the outbox to the collector: one request at a time, one sender per browser, in the order of tracking.
// Only a readable receipt removes an event. One timer is armed, and only while something waits.
import type { AcquireLock } from '../lib/acquireLock.ts'
import type { Clock } from '../lib/clock.ts'
import type { Request } from '../lib/request.ts'
import type { Receipt } from '../protocol/batch.schema.ts'
import { clientLimits } from '../protocol/limits.ts'
import { batchBody } from './batchBody.ts'
import { fillBatch, readOutboxKey, type OutboxKey } from './bounds.ts'
import type { Outbox } from './outbox.ts'
import { readReceipt } from './readReceipt.ts'
import { decide } from './retryPolicy.ts'

const { batchEvents, batchBytes, hiddenPieceBytes, flushMs } = clientLimits
/** How long a silent network is left alone; a sign of life ends it earlier. */
const restMs = 5 * 60_000

export interface FlushResult {
  readonly stored: number
  readonly duplicates: number
  readonly rejected: number
  /** Events of this browser that still wait. */
  readonly waiting: number
}

export interface SenderDeps {
  readonly outbox: Outbox
  readonly request: Request
  readonly url: string
  readonly writeKey: string
  readonly lockName: string
  readonly acquire: AcquireLock
  readonly clock: Clock
  readonly random: () => number
  readonly onReceipt: (receipt: Receipt) => void
  /** Nothing more waits, or nothing more can be done now. */
  readonly onPause: () => void
  /** The key or the address is wrong: nothing is sent until the next page load. */
  readonly onStop: (status: number) => void
}

export interface Sender {
  /** Something was added. @param delayMs how long more may gather */
  readonly wake: (delayMs?: number) => void
  /** Online again, or looked at again: waiting has no more point. */
  readonly nudge: () => void
  /** The page may be going away: this page's own events leave in small pieces and stay stored until a receipt is read. */
  readonly leave: () => void
  readonly flush: () => Promise<FlushResult>
  readonly destroy: () => void
}

export function createSender({ outbox, request, url, writeKey, lockName, acquire, clock, random, onReceipt, onPause, onStop }: SenderDeps): Sender {
  let cancelTimer: (() => void) | null = null
  let running: Promise<void> | null = null
  let endWait: (() => void) | null = null
  let again = false
  let impatient = false
  let ended = false
  let failures = 0
  let holdUntil = 0
  let restUntil = 0
  let maxEvents: number = batchEvents
  const leaving = new Set<string>()
  const totals = { stored: 0, duplicates: 0, rejected: 0 }

  /** How long to wait before the next batch; null: not now. */
  async function deliver(keys: readonly OutboxKey[], texts: readonly unknown[], keepalive: boolean): Promise<number | null> {
    const { status, text, retryAfter } = await request(url, batchBody(writeKey, clock.now(), texts), keepalive)
    // While the page goes away an unreadable answer says nothing.
    if (keepalive && !status) return 0
    const decision = decide({ status, receipt: readReceipt(text, keys.length), retryAfter }, { failures, size: keys.length, now: clock.now(), random: random() })
    restUntil = 0
    if (decision.do === 'remove') {
      const { receipt } = decision
      // The hold as well: by a clock that was set back it would go on.
      failures = holdUntil = 0
      maxEvents = batchEvents
      totals.stored += receipt.stored
      totals.duplicates += receipt.duplicates
      totals.rejected += receipt.rejected.length
      await outbox.remove(keys)
      onReceipt(receipt)
    } else if (decision.do === 'drop') await outbox.remove(keys, 'refused')
    else if (decision.do === 'stop') {
      ended = true
      onStop(status)
    } else if (decision.do === 'rest') restUntil = clock.now() + restMs
    else {
      if (decision.do === 'halve' || decision.halve) maxEvents = Math.max(1, keys.length >> 1)
      if (decision.do === 'halve') return 0
      failures++
      if (decision.hold) holdUntil = clock.now() + decision.delayMs
      return decision.delayMs
    }
    return ended || restUntil ? null : 0
  }

  async function drain(): Promise<void> {
    const release = await acquire(lockName, true)
    try {
      let delayMs: number | null = holdUntil - clock.now()
      while (!ended && delayMs !== null) {
        if (delayMs > 0) {
          if (impatient) return
          const ms = delayMs
          await new Promise<void>((resolve) => {
            const cancel = clock.after(ms, resolve)
            endWait = () => {
              cancel()
              resolve()
            }
          })
        }
        again = false
        const keys = fillBatch((await outbox.waiting()).filter(({ id }) => !leaving.has(id)), maxEvents, batchBytes)
        if (!keys.length || ended) return
        const texts = await outbox.read(keys)
        const there = (_: unknown, i: number): boolean => typeof texts[i] === 'string'
        delayMs = await deliver(keys.filter(there), texts.filter(there), false)
        if (delayMs !== 0) again = true
      }
    } finally {
      release?.()
    }
  }

  function run(): Promise<void> {
    cancelTimer?.()
    cancelTimer = null
    return (running ??= drain().finally(() => {
      running = null
      if (again) wake()
      onPause()
    }))
  }
  function wake(delayMs: number = flushMs): void {
    again = true
    if (!ended && !running && clock.now() >= restUntil) cancelTimer ??= clock.after(delayMs, () => void run())
  }
  function nudge(): void {
    if (clock.now() < holdUntil) return
    if (restUntil) restUntil = failures = 0
    endWait?.()
    if (again) wake()
  }

  return {
    wake,
    nudge,
    leave() {
      if (ended || clock.now() < holdUntil) return
      let own = [...outbox.own.keys()].map(readOutboxKey).filter(({ id, bytes }) => !leaving.has(id) && bytes < hiddenPieceBytes - 256)
      // Three pieces: browsers take 64 KiB of such requests in all, and the host page may need the rest.
      for (let pieces = 0; own.length > 0 && pieces < 3; pieces++) {
        const piece = fillBatch(own, batchEvents, hiddenPieceBytes - 256)
        own = own.filter((key) => !piece.includes(key))
        piece.forEach(({ id }) => leaving.add(id))
        void deliver(piece, piece.map(({ key }) => outbox.own.get(key)), true).finally(() => {
          piece.forEach(({ id }) => leaving.delete(id))
          onPause()
        })
      }
    },
    async flush() {
      const before = { ...totals }
      impatient = true
      nudge()
      // Another tab may hold the sender's lock and be waiting; it delivers our events too, later.
      let cancel = (): void => {}
      await Promise.race([run(), new Promise<void>((resolve) => (cancel = clock.after(10_000, resolve)))])
      cancel()
      impatient = false
      return {
        stored: totals.stored - before.stored,
        duplicates: totals.duplicates - before.duplicates,
        rejected: totals.rejected - before.rejected,
        waiting: (await outbox.waiting()).length,
      }
    },
    destroy() {
      ended = true
      cancelTimer?.()
      endWait?.()
    },
  }
}
