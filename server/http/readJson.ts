// The JSON value of a body, whatever its content type says: `curl -d` and beacons do not name it.
import { HttpError } from './httpError.ts'
import type { HttpRequest } from './message.ts'
import { readBody, type BodyLimits } from './readBody.ts'

/** Throws HttpError as `readBody` does, and 400 `not_json`. Broken UTF-8 becomes U+FFFD, so one bad string does not cost a batch. */
export async function readJson(request: HttpRequest, limits: BodyLimits): Promise<unknown> {
  const read = await readBody(request, limits)
  if ('value' in read) return read.value
  try {
    return JSON.parse(new TextDecoder('utf-8').decode(read.bytes))
  } catch (error) {
    throw new HttpError(400, 'not_json', 'The body is not JSON.', { cause: error })
  }
}

export type JsonObject = Record<string, unknown>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** As `readJson`; 400 `not_an_object` for anything but an object. */
export async function readJsonObject(request: HttpRequest, limits: BodyLimits): Promise<JsonObject> {
  const value = await readJson(request, limits)
  if (!isObject(value)) throw new HttpError(400, 'not_an_object', 'Send one JSON object.')
  return value
}
