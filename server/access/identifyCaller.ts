// Who asks the private side: a person with a session, or a program with an api key. Cookies are no help to programs,
// keys no help to other sites' pages.
import type { Keys } from './keys.ts'
import type { Sessions } from './sessions.ts'
import { readSessionCookie } from './sessionCookie.ts'
import { HttpError } from '../http/httpError.ts'
import type { HttpRequest } from '../http/message.ts'

export interface Caller {
  kind: 'session' | 'key'
  /** As the audit log names them. */
  actor: string
}

/** Throws HttpError 401: `not_signed_in`, `unknown_key`, `revoked_key`, or 403 `wrong_kind` for a write key. */
export async function identifyCaller(request: HttpRequest, deps: { keys: Pick<Keys, 'find'>; sessions: Pick<Sessions, 'find'> }): Promise<Caller> {
  const bearer = /^bearer\s+(\S+)\s*$/i.exec(request.header('authorization') ?? '')?.[1]
  if (bearer !== undefined) {
    const answer = await deps.keys.find(bearer)
    if (!answer.ok) throw new HttpError(401, answer.reason, 'This key is not valid here.')
    if (answer.key.kind !== 'api') throw new HttpError(403, 'wrong_kind', 'This is a write key; /api takes a key of the kind api.')
    return { kind: 'key', actor: `key:${answer.key.id}` }
  }
  if (await deps.sessions.find(readSessionCookie(request))) return { kind: 'session', actor: 'admin' }
  throw new HttpError(401, 'not_signed_in', 'Sign in with a link from `shirube keys link`, or send an api key as Bearer.')
}
