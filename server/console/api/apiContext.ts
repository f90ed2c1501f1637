// What every route of /api may need: who asks, which environment, and the log of who did what.
import type { Caller } from '../../access/identifyCaller.ts'
import type { Keys } from '../../access/keys.ts'
import type { Sessions } from '../../access/sessions.ts'
import { HttpError } from '../../http/httpError.ts'
import type { HttpRequest } from '../../http/message.ts'
import { readJsonObject, type JsonObject } from '../../http/readJson.ts'
import type { AccessStore } from '../../store/AccessStore.ts'

export interface EnvironmentRef {
  id: number
  name: string
}

export interface ApiContext {
  keys: Keys
  sessions: Sessions
  access: Pick<AccessStore, 'addAudit' | 'listAudit'>
  now: () => number
  caller(request: HttpRequest): Promise<Caller>
  environments(): readonly EnvironmentRef[]
}

const bodyLimits = { maxBytes: 4 * 1024 * 1024, deadlineMs: 15_000 }

export function readApiBody(request: HttpRequest): Promise<JsonObject> {
  return readJsonObject(request, bodyLimits)
}

/** By name, from the query or a body. Absent: `production`. Throws HttpError 404 `unknown_environment`. */
export function environmentOf(context: Pick<ApiContext, 'environments'>, name: unknown): EnvironmentRef {
  const wanted = name === undefined || name === null || name === '' ? 'production' : name
  const all = context.environments()
  const found = all.find((one) => one.name === wanted)
  if (!found) throw new HttpError(404, 'unknown_environment', `There is no environment ${JSON.stringify(wanted)}; known: ${all.map((one) => one.name).join(', ')}.`)
  return found
}

export async function audit(context: ApiContext, request: HttpRequest, action: string, subject: string, detail: unknown = null): Promise<void> {
  const { actor } = await context.caller(request)
  await context.access.addAudit({ at: context.now(), actor, action, subject, detail })
}

/** A query or body field as text, or `fallback`. Throws HttpError 400 for any other type or more than `maxLength` letters. */
export function textField(value: unknown, field: string, { fallback = '', maxLength = 500 } = {}): string {
  if (value === undefined || value === null) return fallback
  if (typeof value !== 'string' || value.length > maxLength) throw new HttpError(400, 'bad_field', `${field}: a text of at most ${maxLength} letters is expected.`, { details: { field } })
  return value
}
