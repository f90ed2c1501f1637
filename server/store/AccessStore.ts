// What the doors remember: keys, one-time links, sessions, and who did what. Secrets are kept as SHA-256 only.

export const keyKinds = ['browser', 'server', 'api'] as const
export type KeyKind = (typeof keyKinds)[number]

export interface KeyRecord {
  id: number
  kind: KeyKind
  /** `null` for `api` keys: they speak for the whole project. */
  environment: number | null
  /** The first characters, to recognise it by. */
  prefix: string
  /** The key itself: browser keys stand in every page and are no secret. `null` for the others. */
  shown: string | null
  name: string
  createdAt: number
  revokedAt: number | null
}

export interface NewKey {
  kind: KeyKind
  environment: number | null
  hash: Uint8Array
  prefix: string
  shown: string | null
  name: string
  createdAt: number
}

export interface SessionRecord {
  createdAt: number
  expiresAt: number
}

export interface AuditEntry {
  at: number
  /** `admin` for a person's session, `key:<id>` for an api key, `cli`, `system`. */
  actor: string
  action: string
  subject: string
  detail: unknown
}

export interface AccessStore {
  addKey(key: NewKey): Promise<KeyRecord>
  findKey(hash: Uint8Array): Promise<KeyRecord | undefined>
  /** Oldest first, revoked ones too. */
  listKeys(): Promise<KeyRecord[]>
  /** False when there is no such key or it is revoked already. */
  revokeKey(id: number, at: number): Promise<boolean>
  addLink(hash: Uint8Array, createdAt: number, expiresAt: number): Promise<void>
  /** True exactly once for a link that has not expired. */
  useLink(hash: Uint8Array, now: number): Promise<boolean>
  addSession(hash: Uint8Array, session: SessionRecord): Promise<void>
  findSession(hash: Uint8Array, now: number): Promise<SessionRecord | undefined>
  endSession(hash: Uint8Array): Promise<void>
  /** Sessions and links past their time. */
  forgetExpired(now: number): Promise<void>
  addAudit(entry: AuditEntry): Promise<void>
  /** Newest first. */
  listAudit(options: { limit: number; before?: number | undefined }): Promise<(AuditEntry & { id: number })[]>
}
