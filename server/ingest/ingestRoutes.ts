// The ingest paths of Segment's and RudderStack's clients, all leading to one receipt. The key is judged before the events.
import { limits, type Receipt } from 'shirube/protocol'
import type { Admission } from '../access/admission.ts'
import type { WriteKey, WriteKeyDoor } from '../access/writeKeyDoor.ts'
import { HttpError, unavailable } from '../http/httpError.ts'
import { json, type HttpRequest, type HttpResponse } from '../http/message.ts'
import { isObject, readJson, type JsonObject } from '../http/readJson.ts'
import type { Route } from '../http/router.ts'
import type { TrafficStore } from '../store/TrafficStore.ts'
import { pixelEvent, pixelGif } from './pixelEvent.ts'
import { settingsAnswer } from './settingsAnswer.ts'
import type { Ingest } from './createIngest.ts'

export interface IngestRoutesDeps {
  door: WriteKeyDoor
  admission: Admission
  ingest: Ingest
  traffic: Pick<TrafficStore, 'count'>
  now: () => number
  bodyDeadlineMs: number
}

const single = ['track', 'identify', 'group', 'page', 'screen', 'alias'] as const
const letters: Record<string, (typeof single)[number]> = { t: 'track', i: 'identify', g: 'group', p: 'page', s: 'screen', a: 'alias' }
// Only below /v1, /beacon and /pixel: a host may mount us at its root and have a /track of its own.
const batchPaths = ['/v1/batch', '/v1/b', '/v1/import', '/beacon/v1/batch']

export function ingestRoutes(deps: IngestRoutesDeps): Route[] {
  const bodyLimits = { maxBytes: limits.bodyBytes, deadlineMs: deps.bodyDeadlineMs }

  async function take(request: HttpRequest, shape: (body: unknown) => JsonObject): Promise<HttpResponse> {
    const place = deps.admission.enter(request.header('authorization') ?? request.query.get('writeKey') ?? request.address ?? '')
    try {
      const body = await readJson(request, { ...bodyLimits, onBytes: place.add })
      const key = await deps.door.admit(request, body)
      return json(await accept(request, key, shape(body)))
    } finally {
      place.leave()
    }
  }

  /** Answers when everything in the receipt is durable. */
  async function accept(request: HttpRequest, key: WriteKey, body: JsonObject): Promise<Receipt> {
    const result = await deps.ingest.ingest({ environment: key.environment, keyKind: key.kind, body, receivedAt: deps.now(), requestId: request.id })
    if (result.ok) {
      deps.traffic.count(key.environment, result.receipt, result.types, deps.now())
      return result.receipt
    }
    if (result.reason === 'no_batch') throw noBatch()
    throw unavailable(result.error.reason, 'The events could not be stored now; send them again.', undefined, result.error)
  }

  const post = (path: string, shape: (body: unknown) => JsonObject): Route => ({ method: 'POST', path, handle: (request) => take(request, shape) })
  return [
    ...batchPaths.map((path) => post(path, asBatch)),
    ...single.map((type) => post(`/v1/${type}`, (body) => asOne(body, type))),
    ...Object.entries(letters).map(([letter, type]) => post(`/v1/${letter}`, (body) => asOne(body, type))),
    { method: 'POST', path: '/v1/m', handle: () => json({ success: true }) },
    { method: 'GET', path: '/pixel/v1/:type', handle: takePixel },
    { method: 'GET', path: '/v1/projects/:writeKey/settings', handle: giveSettings },
  ]

  async function takePixel(request: HttpRequest, params: Readonly<Record<string, string>>): Promise<HttpResponse> {
    const type = params['type'] ?? ''
    if (!single.some((one) => one === type)) throw new HttpError(400, 'unknown_type', 'A pixel tells one track, page, screen, identify, group or alias.')
    const place = deps.admission.enter(request.query.get('writeKey') ?? '')
    try {
      const key = await deps.door.admit(request, undefined)
      await accept(request, key, { batch: [pixelEvent(type, request.query)] })
    } finally {
      place.leave()
    }
    return { status: 200, headers: { 'content-type': 'image/gif' }, body: pixelGif }
  }

  async function giveSettings(request: HttpRequest, params: Readonly<Record<string, string>>): Promise<HttpResponse> {
    const writeKey = params['writeKey'] ?? ''
    await deps.door.admitKey(request, writeKey)
    return json(settingsAnswer(request, writeKey), 200, { 'cache-control': 'public, max-age=60' })
  }
}

/** A batch is an object with a list; `[…]` alone is no batch of any client. */
function asBatch(body: unknown): JsonObject {
  if (!isObject(body) || !Array.isArray(body['batch'])) throw noBatch()
  return body
}

function noBatch(): HttpError {
  return new HttpError(400, 'no_batch', 'Send { "batch": [ … ] }.')
}

function asOne(body: unknown, type: string): JsonObject {
  if (!isObject(body)) throw new HttpError(400, 'not_an_object', 'Send one event as a JSON object.')
  const { writeKey, sentAt, ...event } = body
  return { batch: [{ ...event, type }], ...(writeKey === undefined ? {} : { writeKey }), ...(sentAt === undefined ? {} : { sentAt }) }
}
