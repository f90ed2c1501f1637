// The doors: keys, links, sessions, audit; definitions with their versions and published sets; hourly figures of ingest.
import type { Migration } from './migration.ts'

export const access: Migration = {
  id: '0100-access',
  sql: [
    `CREATE TABLE access_key (
      id INTEGER PRIMARY KEY, kind TEXT NOT NULL, environment INTEGER, hash BLOB NOT NULL UNIQUE, prefix TEXT NOT NULL, shown TEXT,
      name TEXT NOT NULL, created_at INTEGER NOT NULL, revoked_at INTEGER
    ) STRICT`,
    `CREATE TABLE admin_link (hash BLOB PRIMARY KEY, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, used_at INTEGER) STRICT, WITHOUT ROWID`,
    `CREATE TABLE session (hash BLOB PRIMARY KEY, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
    `CREATE TABLE audit (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL) STRICT`,
    `CREATE TABLE definition (
      kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, hash TEXT NOT NULL, body TEXT NOT NULL, note TEXT NOT NULL, author TEXT NOT NULL, created_at INTEGER NOT NULL,
      PRIMARY KEY (kind, id, version)
    ) STRICT`,
    `CREATE TABLE draft (kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (kind, id)) STRICT, WITHOUT ROWID`,
    `CREATE TABLE published (environment INTEGER NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, since INTEGER NOT NULL, PRIMARY KEY (environment, kind, id)) STRICT, WITHOUT ROWID`,
    `CREATE TABLE publication (id INTEGER PRIMARY KEY AUTOINCREMENT, environment INTEGER NOT NULL, at INTEGER NOT NULL, author TEXT NOT NULL, note TEXT NOT NULL, pointers TEXT NOT NULL) STRICT`,
    `CREATE TABLE traffic_hour (
      environment INTEGER NOT NULL, hour INTEGER NOT NULL, requests INTEGER NOT NULL, received INTEGER NOT NULL, stored INTEGER NOT NULL, duplicates INTEGER NOT NULL,
      suppressed INTEGER NOT NULL, rejected INTEGER NOT NULL, PRIMARY KEY (environment, hour)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE reject_hour (environment INTEGER NOT NULL, hour INTEGER NOT NULL, code TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (environment, hour, code)) STRICT, WITHOUT ROWID`,
    `CREATE TABLE key_refusal (hour INTEGER NOT NULL, reason TEXT NOT NULL, prefix TEXT NOT NULL, origin TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (hour, reason, prefix, origin)) STRICT, WITHOUT ROWID`,
    `CREATE TABLE sighting (environment INTEGER NOT NULL, what TEXT NOT NULL, first_at INTEGER NOT NULL, last_at INTEGER NOT NULL, PRIMARY KEY (environment, what)) STRICT, WITHOUT ROWID`,
  ],
}
