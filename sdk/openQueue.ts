// Everything that happens leaves through here: made into an event and kept in the outbox at once; what sends it and reads
// receipts is fetched when the first batch is due.
import type { Person } from './identity/identity.ts'
import { request } from './lib/request.ts'
import { batchBody } from './queue/batchBody.ts'
import { fillBatch, readOutboxKey } from './queue/bounds.ts'
import { createOutbox } from './queue/outbox.ts'
import type { FlushResult, Sender } from './queue/sender.ts'
import { createTracker, priorityOf, type Happening, type TrackedEvent } from './queue/tracker.ts'
import type { Ground } from './openGround.ts'
import { clientLimits } from './protocol/limits.ts'
import { version } from './version.ts'

const { batchEvents, hiddenPieceBytes, flushMs } = clientLimits

export interface QueueDeps {
  readonly who: () => Person
  readonly locale: () => string
  /** One of an earlier page that still waits: this person's own act as well. */
  readonly onFound: (event: TrackedEvent) => void
  /** Some of what was waiting may have arrived. */
  readonly onDelivered: () => void
}

export interface Queue {
  /** As it was kept; null: dropped, and counted. */
  readonly send: (happening: Happening) => TrackedEvent | null
  /** Ids of all that waits in this browser. */
  readonly waiting: () => Promise<ReadonlySet<string>>
  readonly flush: () => Promise<FlushResult>
}

export function openQueue(ground: Ground, { who, locale, onFound, onDelivered }: QueueDeps): Queue {
  const { clock, area, store, name, endpoint, guard, report, hear, events, log, newId, options } = ground
  const outbox = createOutbox({
    store,
    area,
    spillName: `${name}-spill`,
    now: clock.now,
    onDrop(reason, count) {
      events.emit('dropped', { reason, count })
      report('SB1021', `events dropped: ${count}, ${reason}`)
    },
  })
  const make = createTracker({ now: clock.now, newId, who, locale, version })
  let sender: Sender | undefined
  let loading: Promise<void> | null | undefined
  let cancelTimer: (() => void) | undefined
  let ended = false

  const load = (): Promise<void> | null =>
    (loading ??= endpoint
      ? import('./openSender.ts').then(
          ({ openSender }) => {
            if (!ended) sender = openSender(ground, outbox, onDelivered)
          },
          (cause: unknown) => {
            // The next event, or a sign of life, tries again.
            loading = cancelTimer = undefined
            report('SB1032', 'a part of Shirube did not load', cause)
          },
        )
      : null)
  const wake = (): void => {
    if (sender) sender.wake()
    else if (!ended) cancelTimer ??= clock.after(flushMs, async () => {
        await load()
        sender?.wake(0)
      })
  }
  // What an earlier page left behind: still this person's own acts, and still to be sent.
  const restore = async (): Promise<void> => {
    const waiting = await outbox.waiting()
    for (const text of await outbox.read(waiting)) if (text) onFound(JSON.parse(String(text)) as TrackedEvent) // our own outbox wrote it
    if (waiting.length > 0) wake()
  }
  void guard('queue', restore, undefined)

  /** The page may go before the sender came: one small piece, stored all the same until a receipt is read; the collector keeps each event once. */
  function sendLast(): void {
    const small = [...outbox.own.keys()].map(readOutboxKey).filter(({ bytes }) => bytes < hiddenPieceBytes - 256)
    const piece = fillBatch(small, batchEvents, hiddenPieceBytes - 256)
    if (endpoint && piece.length) void request(`${endpoint}/v1/batch`, batchBody(options.writeKey ?? '', clock.now(), piece.map(({ key }) => outbox.own.get(key))), true)
  }
  function leave(): void {
    if (sender) sender.leave()
    else sendLast()
    outbox.spill()
  }
  const nudge = (): void => (sender ? sender.nudge() : outbox.own.size ? wake() : undefined)
  hear(document, 'visibilitychange', () => (document.hidden ? leave : nudge)())
  hear(window, 'pagehide', leave)
  hear(window, 'online', nudge)
  ground.onEnd(() => {
    ended = true
    leave()
    cancelTimer?.()
    sender?.destroy()
  })

  return {
    send(happening) {
      const text = outbox.add(make(happening), priorityOf(happening))
      if (text === null) return null
      // A copy: the host may go on changing what it passed.
      const kept = JSON.parse(text) as TrackedEvent // just written from one
      wake()
      log(kept.event ?? kept.type, kept)
      return kept
    },
    waiting: async () => new Set((await outbox.waiting()).map(({ id }) => id)),
    async flush() {
      await load()
      return sender ? sender.flush() : { stored: 0, duplicates: 0, rejected: 0, waiting: (await outbox.waiting()).length }
    },
  }
}
