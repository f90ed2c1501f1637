// What a browser says about itself when it asks for its state.
import { limits, stateRequestSchema, type StateRequest } from 'shirube/protocol'
import { HttpError } from '../http/httpError.ts'

export type Asker = Omit<StateRequest, 'writeKey'>

/** Throws HttpError 400 `bad_state_request`, naming the field. */
export function readStateRequest(body: unknown): Asker {
  const parsed = stateRequestSchema.safeParse({ writeKey: '', ...Object(body) })
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') ?? ''
    throw new HttpError(400, 'bad_state_request', 'Send { anonymousId, userId?, accountId?, guidesVersion? }, all texts.', { details: { field } })
  }
  const { anonymousId, userId, accountId, guidesVersion } = parsed.data
  for (const [field, value] of Object.entries({ anonymousId, userId, accountId, guidesVersion })) {
    if (value !== undefined && (value === '' || value.length > limits.idLength)) throw new HttpError(400, 'bad_state_request', `${field}: 1 to ${limits.idLength} letters are expected.`, { details: { field } })
  }
  return { anonymousId, userId, accountId, guidesVersion }
}
