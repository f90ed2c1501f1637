// Judges the write key of a public request and counts the refused ones by origin: old clients never notice a 401.
import type { KeyRecord } from '../store/AccessStore.ts'
import type { TrafficStore } from '../store/TrafficStore.ts'
import { HttpError } from '../http/httpError.ts'
import type { HttpRequest } from '../http/message.ts'
import type { KeyAnswer, Keys } from './keys.ts'
import { secretPrefix } from './secret.ts'
import { writeKeyOf } from './writeKeyOf.ts'

export type WriteKey = KeyRecord & { kind: 'browser' | 'server'; environment: number }

export interface WriteKeyDoor {
  /** Throws HttpError 401 `missing_key`, `unknown_key`, `revoked_key` or `wrong_kind`. `body` may name the key too. */
  admit(request: HttpRequest, body: unknown): Promise<WriteKey>
  admitKey(request: HttpRequest, secret: string | undefined): Promise<WriteKey>
}

const messages = {
  missing_key: 'Send a write key: Basic authorization, X-Write-Key, ?writeKey= or "writeKey" in the body.',
  unknown_key: 'This write key is not known here. Look it up in Install & health.',
  revoked_key: 'This write key was revoked. Use another one of this environment.',
  wrong_kind: 'This is an api key: it must stay secret and writes no events. Use a browser or server key, and revoke this one if it was public.',
} as const

export function createWriteKeyDoor(deps: { keys: Pick<Keys, 'find'>; traffic: Pick<TrafficStore, 'countRefusal'>; now: () => number }): WriteKeyDoor {
  async function admitKey(request: HttpRequest, secret: string | undefined): Promise<WriteKey> {
    const answer: KeyAnswer = await deps.keys.find(secret)
    const reason = answer.ok ? 'wrong_kind' : answer.reason
    if (answer.ok && isWriteKey(answer.key)) return answer.key
    deps.traffic.countRefusal({ reason, prefix: secretPrefix(secret ?? ''), origin: request.header('origin') ?? '' }, deps.now())
    throw new HttpError(401, reason, messages[reason])
  }
  return { admit: (request, body) => admitKey(request, writeKeyOf(request, body)), admitKey }
}

function isWriteKey(key: KeyRecord): key is WriteKey {
  return key.kind !== 'api' && key.environment !== null
}
