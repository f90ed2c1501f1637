// Keys, links, sessions and the audit log in SQLite. Tables: migrations/0100-access.
import type { AccessStore, KeyKind, KeyRecord } from '../AccessStore.ts'
import type { Sql } from './sql.ts'

interface KeyRow {
  id: number
  kind: KeyKind
  environment: number | null
  prefix: string
  shown: string | null
  name: string
  created_at: number
  revoked_at: number | null
}

interface AuditRow {
  id: number
  at: number
  actor: string
  action: string
  subject: string
  detail: string
}

const keyColumns = 'id, kind, environment, prefix, shown, name, created_at, revoked_at'

export function createAccessStore(sql: Sql): AccessStore {
  return {
    async addKey(key) {
      const row = sql.get<KeyRow>(
        `INSERT INTO access_key (kind, environment, hash, prefix, shown, name, created_at) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING ${keyColumns}`,
        [key.kind, key.environment, key.hash, key.prefix, key.shown, key.name, key.createdAt],
      )
      if (!row) throw new Error('the new key was not stored')
      return toKey(row)
    },
    async findKey(hash) {
      const row = sql.get<KeyRow>(`SELECT ${keyColumns} FROM access_key WHERE hash = ?`, [hash])
      return row && toKey(row)
    },
    async listKeys() {
      return sql.all<KeyRow>(`SELECT ${keyColumns} FROM access_key ORDER BY id`, []).map(toKey)
    },
    async revokeKey(id, at) {
      return sql.run('UPDATE access_key SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL', [at, id]) === 1
    },
    async addLink(hash, createdAt, expiresAt) {
      sql.run('INSERT INTO admin_link (hash, created_at, expires_at) VALUES (?, ?, ?)', [hash, createdAt, expiresAt])
    },
    async useLink(hash, now) {
      return sql.run('UPDATE admin_link SET used_at = ? WHERE hash = ? AND used_at IS NULL AND expires_at > ?', [now, hash, now]) === 1
    },
    async addSession(hash, session) {
      sql.run('INSERT INTO session (hash, created_at, expires_at) VALUES (?, ?, ?)', [hash, session.createdAt, session.expiresAt])
    },
    async findSession(hash, now) {
      const row = sql.get<{ created_at: number; expires_at: number }>('SELECT created_at, expires_at FROM session WHERE hash = ? AND expires_at > ?', [hash, now])
      return row && { createdAt: row.created_at, expiresAt: row.expires_at }
    },
    async endSession(hash) {
      sql.run('DELETE FROM session WHERE hash = ?', [hash])
    },
    async forgetExpired(now) {
      sql.run('DELETE FROM session WHERE expires_at <= ?', [now])
      sql.run('DELETE FROM admin_link WHERE expires_at <= ?', [now])
    },
    async addAudit(entry) {
      sql.run('INSERT INTO audit (at, actor, action, subject, detail) VALUES (?, ?, ?, ?, ?)', [entry.at, entry.actor, entry.action, entry.subject, JSON.stringify(entry.detail ?? null)])
    },
    async listAudit({ limit, before }) {
      const rows = sql.all<AuditRow>('SELECT id, at, actor, action, subject, detail FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?', [before ?? Number.MAX_SAFE_INTEGER, limit])
      return rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) }))
    },
  }
}

function toKey(row: KeyRow): KeyRecord {
  return { id: row.id, kind: row.kind, environment: row.environment, prefix: row.prefix, shown: row.shown, name: row.name, createdAt: row.created_at, revokedAt: row.revoked_at }
}
