// POST /v1/stream: says only that something changed, never what. The browser then asks for its state as it always does.
import { limits } from 'shirube/protocol'
import type { WriteKeyDoor } from '../access/writeKeyDoor.ts'
import type { PublishedSource } from '../guides/publishedSource.ts'
import { eventStream, type EventSink } from '../http/eventStream.ts'
import { HttpError } from '../http/httpError.ts'
import type { HttpRequest, HttpResponse } from '../http/message.ts'
import { readJsonObject } from '../http/readJson.ts'
import type { ChangeFeed } from './changeFeed.ts'
import type { StateReader } from './readState.ts'
import { readStateRequest } from './stateRequest.ts'

export interface StreamRouteDeps {
  door: WriteKeyDoor
  source: PublishedSource
  feed: ChangeFeed
  reader: Pick<StateReader, 'homes'>
  now: () => number
  bodyDeadlineMs: number
  /** @default 25 s: below what common proxies allow */
  heartbeatMs?: number
  /** @default 5000 */
  maxPerKey?: number
}

export interface Streams {
  answer(request: HttpRequest): Promise<HttpResponse>
  /** Ends every open stream; their readers come back to whoever answers then. */
  close(): void
  open(): number
}

export function createStreams({ door, source, feed, reader, now, bodyDeadlineMs, heartbeatMs = 25_000, maxPerKey = 5_000 }: StreamRouteDeps): Streams {
  const sinks = new Set<EventSink>()
  const perKey = new Map<number, number>()

  async function answer(request: HttpRequest): Promise<HttpResponse> {
    const body = await readJsonObject(request, { maxBytes: limits.stateBodyBytes, deadlineMs: bodyDeadlineMs })
    const key = await door.admit(request, body)
    const asked = readStateRequest(body)
    const open = perKey.get(key.id) ?? 0
    if (open >= maxPerKey) throw new HttpError(429, 'too_many_streams', 'Too many streams are open with this key; ask for state on focus instead.', { retryAfterSeconds: 60 })
    const homes = reader.homes({ environment: key.environment, asker: asked, now: now() })

    return eventStream({
      signal: request.signal,
      heartbeatMs,
      open(sink) {
        sinks.add(sink)
        perKey.set(key.id, open + 1)
        const stopFeed = feed.onChange(key.environment, homes, (seq) => sink.send('changed', { seq }))
        const stopGuides = source.onChange((environment) => {
          if (environment === key.environment) sink.send('guides', {})
        })
        return () => {
          sinks.delete(sink)
          perKey.set(key.id, Math.max(0, (perKey.get(key.id) ?? 1) - 1))
          stopFeed()
          stopGuides()
        }
      },
    })
  }

  return {
    answer,
    close() {
      for (const sink of [...sinks]) sink.close()
    },
    open: () => sinks.size,
  }
}
