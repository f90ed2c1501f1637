// What is counted and how far each account and person has come. subject: empty for the home itself, a person's 16 bytes for unit user.
// Only tally.value and the counts of account_guide are additive; everything else is a minimum, a maximum or a set.
import type { Migration } from './migration.ts'

const key = 'environment INTEGER NOT NULL, home TEXT NOT NULL'
const subjectKey = `${key}, subject BLOB NOT NULL`

export const milestones: Migration = {
  id: '0002-milestones',
  sql: [
    // building: not yet counted at every home; counting.done_home says how far a publication has come.
    'CREATE TABLE source (environment INTEGER NOT NULL, source TEXT NOT NULL, spec TEXT NOT NULL, status TEXT NOT NULL, PRIMARY KEY (environment, source)) STRICT, WITHOUT ROWID',
    'CREATE TABLE counting (environment INTEGER PRIMARY KEY, done_home TEXT NOT NULL) STRICT',
    `CREATE TABLE rule (
      environment INTEGER NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (environment, kind, id)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE tally (
      ${subjectKey}, source TEXT NOT NULL, value INTEGER NOT NULL, max_ts INTEGER, max_id BLOB, crossed_ts INTEGER, crossed_id BLOB, skipped INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (environment, home, subject, source)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE member (
      ${subjectKey}, source TEXT NOT NULL, member TEXT NOT NULL, first_ts INTEGER, first_id BLOB, add_ts INTEGER, add_id BLOB, minus_ts INTEGER, minus_id BLOB,
      PRIMARY KEY (environment, home, subject, source, member)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE recent (
      ${subjectKey}, source TEXT NOT NULL, ts INTEGER NOT NULL, message_id BLOB NOT NULL, amount INTEGER NOT NULL, PRIMARY KEY (environment, home, subject, source, ts, message_id)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE trait_history (
      ${subjectKey}, key TEXT NOT NULL, ts INTEGER NOT NULL, message_id BLOB NOT NULL, value TEXT NOT NULL, PRIMARY KEY (environment, home, subject, key, ts, message_id)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE active_day (${key}, user BLOB NOT NULL, day TEXT NOT NULL, PRIMARY KEY (environment, home, user, day)) STRICT, WITHOUT ROWID`,
    // What reports read. status: reached | pending | lost | over_limit. crossed_by: the person of the crossing event.
    `CREATE TABLE reached (
      ${subjectKey}, milestone TEXT NOT NULL, version INTEGER NOT NULL, status TEXT NOT NULL, value REAL NOT NULL, at_least REAL, crossed_at INTEGER, crossed_id BLOB, crossed_by BLOB,
      anchor_at INTEGER, in_time INTEGER, PRIMARY KEY (environment, home, subject, milestone)
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX reached_milestone ON reached (environment, milestone, crossed_at)',
    `CREATE TABLE goal_state (
      ${subjectKey}, goal TEXT NOT NULL, version INTEGER NOT NULL, status TEXT NOT NULL, reached_at INTEGER, due_at INTEGER, PRIMARY KEY (environment, home, subject, goal)
    ) STRICT, WITHOUT ROWID`,
    // started_at is null until $guide_started: such a run is in no rate. steps: JSON by step id, see guideRuns.
    `CREATE TABLE run (
      ${key}, run_id TEXT NOT NULL, user BLOB NOT NULL, guide TEXT NOT NULL, kind TEXT NOT NULL, version INTEGER, started_at INTEGER, engaged_at INTEGER, last_step TEXT, last_step_at INTEGER,
      last_at INTEGER NOT NULL, status TEXT NOT NULL, status_at INTEGER NOT NULL, snoozed_until INTEGER, outcome TEXT, outcome_at INTEGER, outcome_id BLOB, outcome_reason TEXT,
      trigger TEXT, locale TEXT, steps TEXT NOT NULL, items TEXT NOT NULL, PRIMARY KEY (environment, home, run_id)
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX run_user ON run (environment, home, user, guide)',
    'CREATE INDEX run_guide ON run (environment, guide, started_at)',
    // version 0: inline guides, which have none. counts: JSON, sums over this account's started runs; ticks: earliest tick of each item.
    `CREATE TABLE account_guide (
      ${key}, guide TEXT NOT NULL, version INTEGER NOT NULL, kind TEXT NOT NULL, counts TEXT NOT NULL, ticks TEXT NOT NULL, PRIMARY KEY (environment, home, guide, version)
    ) STRICT, WITHOUT ROWID`,
    // Append-only: log, as-of, streams. at: event time. evidence: JSON.
    `CREATE TABLE transition (
      ${key}, seq INTEGER NOT NULL, at INTEGER NOT NULL, recorded_at INTEGER NOT NULL, subject BLOB NOT NULL, kind TEXT NOT NULL, ref TEXT NOT NULL, version INTEGER, from_state TEXT, to_state TEXT NOT NULL,
      cause TEXT NOT NULL, evidence TEXT, PRIMARY KEY (environment, home, seq)
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX transition_recorded ON transition (environment, recorded_at)',
    `CREATE TABLE due (
      ${subjectKey}, kind TEXT NOT NULL, ref TEXT NOT NULL, due_at INTEGER NOT NULL, PRIMARY KEY (environment, home, subject, kind, ref)
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX due_at ON due (due_at)',
  ],
}
