// Ids and secrets. Random, never counted up, so that none can be guessed from another.
import { createHash, randomBytes, randomUUID } from 'node:crypto'

/** `user_…`, `ws_…`: the prefix tells a reader of logs and of the console what it is. */
export function newId(prefix: 'user' | 'ws' | 'ch' | 'inv' | 'msg'): string {
  return `${prefix}_${randomUUID()}`
}

/** 24 random bytes, safe in a URL. */
export function newSecret(): string {
  return randomBytes(24).toString('base64url')
}

/** Session secrets are kept only as their digest: who reads the database cannot sign in with it. */
export function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}
