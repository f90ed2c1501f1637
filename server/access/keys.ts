// Makes, finds and revokes keys. `browser` and `server` are write keys of one environment, `api` is the secret of `/api`.
import type { AccessStore, KeyKind, KeyRecord } from '../store/AccessStore.ts'
import { newSecret, secretHash, secretPrefix } from './secret.ts'

export interface KeysDeps {
  store: Pick<AccessStore, 'addKey' | 'findKey' | 'listKeys' | 'revokeKey'>
  now: () => number
}

/** A key that may be used, or why not. */
export type KeyAnswer = { ok: true; key: KeyRecord } | { ok: false; reason: 'missing_key' | 'unknown_key' | 'revoked_key' }

export interface Keys {
  /** `secret` is told this once; only a browser key can be read again. */
  create(options: { kind: KeyKind; environment: number | null; name: string }): Promise<{ key: KeyRecord; secret: string }>
  find(secret: string | undefined): Promise<KeyAnswer>
  list(): Promise<KeyRecord[]>
  revoke(id: number): Promise<boolean>
}

const prefixes = { browser: 'sb_web_', server: 'sb_srv_', api: 'sb_api_' } as const
const maxKeyLength = 256

export function createKeys({ store, now }: KeysDeps): Keys {
  return {
    async create({ kind, environment, name }) {
      const secret = newSecret(prefixes[kind])
      const key = await store.addKey({
        kind,
        environment: kind === 'api' ? null : environment,
        hash: secretHash(secret),
        prefix: secretPrefix(secret),
        shown: kind === 'browser' ? secret : null,
        name,
        createdAt: now(),
      })
      return { key, secret }
    },
    async find(secret) {
      if (secret === undefined || secret === '') return { ok: false, reason: 'missing_key' }
      if (secret.length > maxKeyLength) return { ok: false, reason: 'unknown_key' }
      // Not cached: one indexed read costs microseconds, and a key revoked by another process is refused at once.
      const key = await store.findKey(secretHash(secret))
      if (!key) return { ok: false, reason: 'unknown_key' }
      return key.revokedAt === null ? { ok: true, key } : { ok: false, reason: 'revoked_key' }
    },
    list: () => store.listKeys(),
    revoke: (id) => store.revokeKey(id, now()),
  }
}
