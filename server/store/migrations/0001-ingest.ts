// Environments, events with their dedupe keys, and who acts where. `home` stands in every key: `a:<account>`, `u:<user>`, `n:<anonymous>`.
import type { Migration } from './migration.ts'

const key = 'environment INTEGER NOT NULL, home TEXT NOT NULL'

export const ingest: Migration = {
  id: '0001-ingest',
  sql: [
    'CREATE TABLE project (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT',
    `CREATE TABLE environment (
      id INTEGER PRIMARY KEY, project INTEGER NOT NULL, name TEXT NOT NULL, floor INTEGER NOT NULL DEFAULT 0, zone TEXT NOT NULL DEFAULT 'UTC',
      hmac_key BLOB NOT NULL, UNIQUE (project, name)
    ) STRICT`,
    // Dedupe. home is the birth home; ids begin with their time, so inserts touch the warm end.
    `CREATE TABLE message (
      environment INTEGER NOT NULL, message_id BLOB NOT NULL, home TEXT NOT NULL, fingerprint BLOB NOT NULL, moved_to TEXT,
      PRIMARY KEY (environment, message_id, home)
    ) STRICT, WITHOUT ROWID`,
    // Rows lie in order of arrival, the key beside them: rows kept in key order would be torn apart at every commit. See docs/decisions/0014.
    `CREATE TABLE event (
      ${key}, ts INTEGER NOT NULL, message_id BLOB NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL, user_id TEXT, anonymous_id TEXT,
      client_ts INTEGER, received_at INTEGER NOT NULL, skew_s INTEGER NOT NULL, flags INTEGER NOT NULL, envelope_version INTEGER NOT NULL,
      birth TEXT, body TEXT NOT NULL, PRIMARY KEY (environment, home, ts, message_id)
    ) STRICT`,
    // Only un-grouped events have a birth here: few, and they must be found again when a late fact re-judges them.
    'CREATE INDEX event_birth ON event (environment, birth) WHERE birth IS NOT NULL',
    `CREATE TABLE reject_log (
      id INTEGER PRIMARY KEY AUTOINCREMENT, environment INTEGER NOT NULL, home TEXT NOT NULL, received_at INTEGER NOT NULL, code TEXT NOT NULL, field TEXT NOT NULL, sample TEXT NOT NULL
    ) STRICT`,
    'CREATE INDEX reject_log_environment ON reject_log (environment, id)',
    `CREATE TABLE conflict (
      ${key}, message_id BLOB NOT NULL, first_at INTEGER NOT NULL, last_at INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (environment, home, message_id)
    ) STRICT, WITHOUT ROWID`,
    // first_ts: earliest event; created_at: earliest valid createdAt trait; pinned_at: set by a person. started_at is the one that holds.
    `CREATE TABLE account (
      ${key}, started_at INTEGER, started_source TEXT, first_ts INTEGER, created_at INTEGER, pinned_at INTEGER, last_seen_hour INTEGER,
      traits TEXT NOT NULL DEFAULT '{}', trait_times TEXT NOT NULL DEFAULT '{}', seq INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (environment, home)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE membership (
      ${key}, user BLOB NOT NULL, first_ts INTEGER NOT NULL, last_join INTEGER NOT NULL, last_leave INTEGER, role TEXT, PRIMARY KEY (environment, home, user)
    ) STRICT, WITHOUT ROWID`,
    // At an account: who it is and when seen there. At the person's own home `u:<id>`: also the traits.
    `CREATE TABLE person (
      ${key}, user BLOB NOT NULL, user_id TEXT NOT NULL, traits TEXT NOT NULL DEFAULT '{}', trait_times TEXT NOT NULL DEFAULT '{}', first_ts INTEGER NOT NULL, last_seen_hour INTEGER NOT NULL,
      PRIMARY KEY (environment, home, user)
    ) STRICT, WITHOUT ROWID`,
    // Membership from the person's side; home is u:<id>, account is an account's home.
    `CREATE TABLE user_home (
      ${key}, account TEXT NOT NULL, first_ts INTEGER NOT NULL, last_join INTEGER NOT NULL, last_leave INTEGER, PRIMARY KEY (environment, home, account)
    ) STRICT, WITHOUT ROWID`,
    // From n:<anonymous> or u:<previous> to a user; the earliest wins.
    `CREATE TABLE link (
      ${key}, ts INTEGER NOT NULL, message_id BLOB NOT NULL, to_user TEXT NOT NULL, PRIMARY KEY (environment, home, ts, message_id)
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX link_to ON link (environment, to_user)',
  ],
}
