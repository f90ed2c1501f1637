// Brings the outbox to the collector: one request at a time, one sender per browser, in the order of tracking.
// Only a readable receipt removes an event. One timer is armed, and only while something waits.
import type { AcquireLock } from '../lib/acquireLock.ts'
import type { Clock } from '../lib/clock.ts'
import type { Answer, Request } from '../lib/request.ts'
import type { Receipt } from '../protocol/batch.schema.ts'
import { clientLimits } from '../protocol/limits.ts'
import type { OutboxKey } from './bounds.ts'
import type { Outbox } from './outbox.ts'
import { pickBatch, splitPieces } from './pickBatch.ts'
import { readReceipt } from './readReceipt.ts'
import { decide, type Decision } from './retryPolicy.ts'

/** After so many unreadable answers in a row (offline, blocked) only a sign of life tries again, or this much time and a new event. */
const quietAfter = 5
const quietMs = 5 * 60_000

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
  /** Survives the page; its answer may never be read. */
  readonly requestWhileLeaving: Request
  readonly url: string
  readonly writeKey: string
  readonly lockName: string
  readonly acquire: AcquireLock
  readonly clock: Clock
  readonly random: () => number
  readonly onReceipt: (receipt: Receipt, ids: readonly string[]) => void
  /** The key or the address is wrong: nothing is sent until the next page load. */
  readonly onStop: (reason: 'key' | 'endpoint', status: number) => void
}

export interface Sender {
  /** Something was added. */
  readonly wake: (urgent?: boolean) => void
  /** Online again, or looked at again: waiting has no more point. */
  readonly nudge: () => void
  /** The page may be going away: this page's own events leave in small pieces and stay stored until a receipt is read. */
  readonly leave: () => void
  readonly flush: () => Promise<FlushResult>
  readonly destroy: () => void
}

export function createSender(deps: SenderDeps): Sender {
  const { outbox, clock, random } = deps
  let cancelTimer: (() => void) | null = null
  let running: Promise<void> | null = null
  let endWait: (() => void) | null = null
  let again = false
  let impatient = false
  let ended = false
  let failures = 0
  let unreadable = 0
  let holdUntil = 0
  let quietUntil = 0
  let maxEvents: number = clientLimits.batchEvents
  let skipTo = ''
  const leaving = new Set<string>()
  const totals = { stored: 0, duplicates: 0, rejected: 0 }

  const body = (texts: readonly string[]): string => `{"writeKey":${JSON.stringify(deps.writeKey)},"sentAt":"${new Date(clock.now()).toISOString()}","batch":[${texts.join(',')}]}`

  async function settle(keys: readonly OutboxKey[], answer: Answer): Promise<Decision> {
    const decision = decide(
      { status: answer.status, receipt: readReceipt(answer.text, keys.length), retryAfter: answer.header('Retry-After') },
      { failures, size: keys.length, now: clock.now(), random: random() },
    )
    unreadable = answer.status === 0 ? unreadable + 1 : 0
    if (decision.do === 'remove') {
      failures = 0
      maxEvents = Math.min(maxEvents * 2, clientLimits.batchEvents)
      const { stored, duplicates, rejected } = decision.receipt
      totals.stored += stored
      totals.duplicates += duplicates
      totals.rejected += rejected.length
      await outbox.remove(keys)
      deps.onReceipt(decision.receipt, keys.map(({ id }) => id))
    } else if (decision.do === 'drop') await outbox.remove(keys, 'refused')
    else if (decision.do === 'stop') {
      ended = true
      deps.onStop(decision.reason, answer.status)
    } else {
      if (decision.do === 'halve' || decision.halve) maxEvents = Math.max(1, keys.length >> 1)
      if (decision.do === 'wait') {
        failures++
        if (decision.hold) holdUntil = clock.now() + decision.delayMs
        // One event alone that keeps failing lets the others pass first.
        else if (keys.length === 1 && failures % 3 === 0) skipTo = keys[0]?.id ?? ''
      }
    }
    return decision
  }

  const wait = (delayMs: number): Promise<void> =>
    new Promise((resolve) => {
      const cancel = clock.after(delayMs, resolve)
      endWait = () => {
        cancel()
        resolve()
      }
    })

  async function drain(): Promise<void> {
    const release = await deps.acquire(deps.lockName, true)
    try {
      while (!ended) {
        const holdMs = holdUntil - clock.now()
        if (holdMs > 0) {
          if (impatient) return
          await wait(holdMs)
          continue
        }
        again = false
        const batch = pickBatch((await outbox.waiting()).filter(({ id }) => !leaving.has(id)), maxEvents, skipTo)
        if (batch.length === 0) return
        const texts = await outbox.read(batch)
        const keys = batch.filter((_, i) => texts[i] !== undefined)
        if (keys.length === 0) continue
        const decision = await settle(keys, await deps.request(deps.url, { body: body(texts.filter((text) => text !== undefined)) }))
        if (decision.do !== 'wait' || ended) continue
        if (unreadable >= quietAfter) {
          quietUntil = clock.now() + quietMs
          return
        }
        if (impatient) return void (again = true)
        if (!decision.hold) await wait(decision.delayMs)
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
    }))
  }
  function wake(urgent = false): void {
    again = true
    if (ended || running || clock.now() < quietUntil) return
    if (urgent) void run()
    else cancelTimer ??= clock.after(Math.max(clientLimits.flushMs, holdUntil - clock.now()), () => void run())
  }
  function nudge(): void {
    quietUntil = 0
    if (unreadable > 0) failures = unreadable = 0
    if (clock.now() < holdUntil) return
    endWait?.()
    if (again && !running) wake(true)
  }

  return {
    wake,
    nudge,
    leave() {
      if (ended || clock.now() < holdUntil) return
      for (const piece of splitPieces(outbox.own(), leaving)) {
        const keys = piece.map(({ key }) => key)
        keys.forEach(({ id }) => leaving.add(id))
        void deps
          .requestWhileLeaving(deps.url, { body: body(piece.map(({ text }) => text)) })
          .then((answer) => (answer.status ? settle(keys, answer) : undefined))
          .finally(() => keys.forEach(({ id }) => leaving.delete(id)))
          .catch(() => wake())
      }
    },
    async flush() {
      const before = { ...totals }
      impatient = true
      again = true
      nudge()
      // Another tab may hold the sender's lock and be waiting; it delivers our events too, later.
      await Promise.race([run(), new Promise<void>((resolve) => void clock.after(10_000, resolve))])
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
