// A batch → events ready to be stored, and what was wrong with the others. Pure but for random ids of events that have none.
import { limits, type Rejection } from 'shirube/protocol'
import { parseTime } from '../lib/parseTime.ts'
import { birthHome } from '../store/home.ts'
import { eventFlags, type StampedEvent } from '../store/StampedEvent.ts'
import { checkBounds } from './checkBounds.ts'
import { fault, type Fault } from './fault.ts'
import { contentKey, fingerprint, messageKey, randomKey } from './messageKey.ts'
import { isBag, readEvent, type Bag, type ReadEvent } from './readEvent.ts'

export interface PrepareOptions {
  environment: number
  /** Only `server` keys may send old times and `context.ip`. */
  keyKind: 'browser' | 'server'
  /** ms since epoch, our clock. */
  receivedAt: number
  /** Nothing older than this is kept. */
  floor: number
}

export interface Prepared {
  received: number
  events: StampedEvent[]
  rejected: Rejection[]
}

/** Null: there is no list of events in it. */
export function prepareBatch(body: unknown, options: PrepareOptions): Prepared | null {
  if (!isBag(body) || !Array.isArray(body['batch'])) return null
  const list: unknown[] = body['batch']
  const context = isBag(body['context']) ? body['context'] : {}
  // It becomes part of every event, so a bad one spoils them all.
  const contextFault = checkBounds({ context })
  const skewS = skewSeconds(options.receivedAt, body['sentAt'] ?? firstSentAt(list))
  const events: StampedEvent[] = []
  const rejected: Rejection[] = []
  list.forEach((raw, index) => {
    if (index >= limits.batchEvents) {
      rejected.push({ index, messageId: idOf(raw), code: 'too_many_events', field: 'batch', message: `batch: at most ${limits.batchEvents} events are taken at once. Send the rest in another batch.` })
      return
    }
    const read = readEvent(raw, context)
    const stamped = contextFault ?? (read.ok ? stamp(read.event, raw, skewS, options) : read.fault)
    if ('code' in stamped) rejected.push({ index, messageId: idOf(raw), ...stamped })
    else events.push(stamped)
  })
  return { received: list.length, events, rejected }
}

/** Whole seconds the client's clock is behind ours; under two it is taken for the way the request took. */
export function skewSeconds(receivedAt: number, sentAt: unknown): number {
  const sent = parseTime(sentAt)
  const skew = receivedAt - sent
  return Number.isNaN(sent) || Math.abs(skew) < limits.skewIgnoredMs ? 0 : Math.round(skew / 1000)
}

function stamp(event: ReadEvent, raw: unknown, skewS: number, { environment, keyKind, receivedAt, floor }: PrepareOptions): StampedEvent | Fault {
  const home = birthHome(event)
  if (home === null) return fault('missing_id', 'userId', 'userId: nobody is named. Add userId or anonymousId.')
  const isBrowser = keyKind === 'browser'
  const context = isBrowser && Object.hasOwn(event.context, 'ip') ? withoutIp(event.context) : event.context
  const { type, name, userId, anonymousId, groupId, previousId, properties, traits, messageId, clientTs, category } = event
  const { ts, flags } = timeOf(clientTs, skewS, receivedAt, isBrowser)
  if (ts < floor) return fault('too_old', 'timestamp', `timestamp: before ${new Date(floor).toISOString()}, from when on this environment keeps events.`)

  // Most of an event is in its bags: each is written as JSON once, for both.
  const bags = `"properties":${JSON.stringify(properties)},"traits":${JSON.stringify(traits)}`
  const content = `${JSON.stringify({ type, name, userId, anonymousId, groupId, previousId, clientTs }).slice(0, -1)},${bags}}`
  const rest = JSON.stringify({ messageId: messageId ?? undefined, groupId: groupId ?? undefined, previousId: previousId ?? undefined, category: category ?? undefined }).slice(1, -1)
  const body = `{${bags},"context":${JSON.stringify(context)}${rest === '' ? '' : `,${rest}`}}`
  const bytes = Buffer.byteLength(body)
  if (bytes > limits.eventBytes) return fault('too_large', '', `The event has ${bytes} bytes; at most ${limits.eventBytes} are taken. Send less in properties.`)
  const noId = messageId === null && clientTs === null
  const key = messageId !== null ? messageKey(messageId) : noId ? randomKey(receivedAt) : contentKey(isBag(raw) ? raw : {})
  return {
    environment, home, ts, type, name, userId, anonymousId, previousId, clientTs, receivedAt, skewS, properties, traits, context, body,
    messageId: key,
    fingerprint: fingerprint(content),
    flags: flags | (noId ? eventFlags.noId : 0),
  }
}

function timeOf(clientTs: number | null, skewS: number, receivedAt: number, isBrowser: boolean): { ts: number; flags: number } {
  if (clientTs === null) return { ts: receivedAt, flags: 0 }
  const ts = clientTs + skewS * 1000
  if (ts > receivedAt + limits.futureMs) return { ts: receivedAt, flags: eventFlags.future }
  return { ts, flags: isBrowser && ts < receivedAt - limits.browserPastMs ? eventFlags.old : 0 }
}

/** Some clients write sentAt into each event instead of the batch; one request has one clock. */
function firstSentAt(list: readonly unknown[]): unknown {
  return isBag(list[0]) ? list[0]['sentAt'] : undefined
}

function withoutIp(context: Bag): Bag {
  const { ip: _ip, ...rest } = context
  return rest
}

const idOf = (raw: unknown): string | null => (isBag(raw) && (typeof raw['messageId'] === 'string' || typeof raw['messageId'] === 'number') ? String(raw['messageId']).slice(0, limits.messageIdLength) : null)
