// Everything that happens leaves through here: made into an event, kept in the outbox, sent, acknowledged.
import type { Person } from './identity/identity.ts'
import { request } from './lib/request.ts'
import { createOutbox } from './queue/outbox.ts'
import { createSender, type FlushResult } from './queue/sender.ts'
import { createTracker, priorityOf, type Happening, type TrackedEvent } from './queue/tracker.ts'
import type { Ground } from './openGround.ts'
import { version } from './version.ts'

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
  const { clock, area, store, name, endpoint, guard, report, hear, events, log, newId, acquire, options } = ground
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
  const sender =
    endpoint &&
    createSender({
      outbox,
      request,
      url: `${endpoint}/v1/batch`,
      writeKey: options.writeKey ?? '',
      lockName: `${name}-send`,
      acquire,
      clock,
      random: Math.random,
      onReceipt(receipt) {
        log('receipt', receipt)
        for (const { code, field } of receipt.rejected) report('SB1024', `event rejected: ${code} ${field}`)
      },
      onPause: onDelivered,
      onStop: (status) => report('SB1022', `nothing is sent until the next page load: ${endpoint} answered ${status} to this write key`),
    })

  // What an earlier page left behind: still this person's own acts, and still to be sent.
  const restore = async (): Promise<void> => {
    const waiting = await outbox.waiting()
    for (const text of await outbox.read(waiting)) if (text) onFound(JSON.parse(String(text)) as TrackedEvent) // our own outbox wrote it
    if (waiting.length > 0 && sender) sender.wake()
  }
  void guard('queue', restore, undefined)

  const leave = (): void => {
    if (sender) sender.leave()
    outbox.spill()
  }
  const nudge = (): void => {
    if (sender) sender.nudge()
  }
  hear(document, 'visibilitychange', () => (document.hidden ? leave : nudge)())
  hear(window, 'pagehide', leave)
  hear(window, 'online', nudge)
  ground.onEnd(() => {
    leave()
    if (sender) sender.destroy()
  })

  return {
    send(happening) {
      const text = outbox.add(make(happening), priorityOf(happening))
      if (text === null) return null
      // A copy: the host may go on changing what it passed.
      const kept = JSON.parse(text) as TrackedEvent // just written from one
      if (sender) sender.wake()
      log(kept.event ?? kept.type, kept)
      return kept
    },
    waiting: async () => new Set((await outbox.waiting()).map(({ id }) => id)),
    flush: async () => (sender ? sender.flush() : { stored: 0, duplicates: 0, rejected: 0, waiting: (await outbox.waiting()).length }),
  }
}
