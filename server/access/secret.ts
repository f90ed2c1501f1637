// Keys, links and session tokens: 192 random bits with a readable beginning; only their SHA-256 is stored.
import { createHash, randomBytes } from 'node:crypto'

export type SecretPrefix = 'sb_web_' | 'sb_srv_' | 'sb_api_' | 'sb_link_' | 'sb_ses_'

export function newSecret(prefix: SecretPrefix): string {
  return prefix + randomBytes(24).toString('base64url')
}

/** No salt and no slow hash: the secret is random, so there is nothing to guess. */
export function secretHash(secret: string): Uint8Array {
  return createHash('sha256').update(secret).digest()
}

/** Enough to recognise a key in a list, too little to use it. */
export function secretPrefix(secret: string): string {
  return secret.slice(0, 12)
}
