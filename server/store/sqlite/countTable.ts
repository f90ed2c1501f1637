// The rows milestones are counted in: one tally per source, one row per member, the newest events of a rolling count.
// Message ids are bytes here and hex in the engine; both sort alike.
import type { MemberRow, Moment, Tally } from 'shirube/protocol'
import type { Sql } from './sql.ts'

/** Whose rows: `subject` is empty for the home itself, 16 bytes for a person. */
export interface CountKey {
  environment: number
  home: string
  subject: Uint8Array
  source: string
}

export interface CountTable {
  tally(key: CountKey): (Tally & { skipped: number }) | undefined
  putTally(key: CountKey, tally: Tally, skipped: number): void
  member(key: CountKey, member: string): MemberRow | undefined
  putMember(key: CountKey, row: MemberRow): void
  members(key: CountKey): MemberRow[]
  /** Keeps the `keep` newest. */
  addRecent(key: CountKey, at: Moment, amount: number, keep: number): void
  recent(key: CountKey): (Moment & { amount: number })[]
  /** Who has rows at this home. */
  subjects(environment: number, home: string): Uint8Array[]
  /** Everything counted for this source at this home, all subjects. */
  clear(environment: number, home: string, source: string): void
  /** Everything counted for this source anywhere. */
  drop(environment: number, source: string): void
}

interface TallyRow {
  value: number
  max_ts: number | null
  max_id: Uint8Array | null
  crossed_ts: number | null
  crossed_id: Uint8Array | null
  skipped: number
}
interface StoredMember {
  member: string
  first_ts: number | null
  first_id: Uint8Array | null
  add_ts: number | null
  add_id: Uint8Array | null
  minus_ts: number | null
  minus_id: Uint8Array | null
}

export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
export const bytesOf = (hex: string): Uint8Array => Buffer.from(hex, 'hex')
const moment = (ts: number | null, id: Uint8Array | null): Moment | null => (ts === null ? null : { ts, id: id ? hexOf(id) : '' })
const columns = (at: Moment | null): [number | null, Uint8Array | null] => [at?.ts ?? null, at ? bytesOf(at.id) : null]

const where = 'environment = ? AND home = ? AND subject = ? AND source = ?'
const memberColumns = 'member, first_ts, first_id, add_ts, add_id, minus_ts, minus_id'
/** One more than the engine counts, so that it sees there are too many. */
const keptMembers = 10_001

export function createCountTable(sql: Sql): CountTable {
  const readTally = sql.statement(`SELECT value, max_ts, max_id, crossed_ts, crossed_id, skipped FROM tally WHERE ${where}`)
  const putTally = sql.statement('INSERT OR REPLACE INTO tally (environment, home, subject, source, value, max_ts, max_id, crossed_ts, crossed_id, skipped) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const readMember = sql.statement(`SELECT ${memberColumns} FROM member WHERE ${where} AND member = ?`)
  const readMembers = sql.statement(`SELECT ${memberColumns} FROM member WHERE ${where}`)
  const countMembers = sql.statement(`SELECT count(*) AS n FROM member WHERE ${where}`)
  const putMember = sql.statement(`INSERT OR REPLACE INTO member (environment, home, subject, source, ${memberColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const putRecent = sql.statement('INSERT OR IGNORE INTO recent (environment, home, subject, source, ts, message_id, amount) VALUES (?, ?, ?, ?, ?, ?, ?)')
  const pruneRecent = sql.statement(`DELETE FROM recent WHERE ${where} AND ts < (SELECT ts FROM recent WHERE ${where} ORDER BY ts DESC, message_id DESC LIMIT 1 OFFSET ?)`)
  const readRecent = sql.statement(`SELECT ts, message_id, amount FROM recent WHERE ${where} ORDER BY ts, message_id`)
  const at = ({ environment, home, subject, source }: CountKey) => [environment, home, subject, source] as const
  const tables = ['tally', 'member', 'recent'] as const

  return {
    tally(key) {
      const row = readTally.get<TallyRow>(...at(key))
      return row && { value: row.value, max: moment(row.max_ts, row.max_id), crossed: moment(row.crossed_ts, row.crossed_id), skipped: row.skipped }
    },
    putTally(key, tally, skipped) {
      putTally.run(...at(key), tally.value, ...columns(tally.max), ...columns(tally.crossed), skipped)
    },
    member(key, member) {
      const row = readMember.get<StoredMember>(...at(key), member)
      return row && toMember(row)
    },
    putMember(key, row) {
      const isNew = readMember.get(...at(key), row.member) === undefined
      if (isNew && (countMembers.get<{ n: number }>(...at(key))?.n ?? 0) >= keptMembers) return
      putMember.run(...at(key), row.member, ...columns(row.first), ...columns(row.lastAdd), ...columns(row.lastMinus))
    },
    members: (key) => readMembers.all<StoredMember>(...at(key)).map(toMember),
    addRecent(key, { ts, id }, amount, keep) {
      putRecent.run(...at(key), ts, bytesOf(id), amount)
      pruneRecent.run(...at(key), ...at(key), keep - 1)
    },
    recent: (key) => readRecent.all<{ ts: number; message_id: Uint8Array; amount: number }>(...at(key)).map((row) => ({ ts: row.ts, id: hexOf(row.message_id), amount: row.amount })),
    subjects: (environment, home) =>
      sql.all<{ subject: Uint8Array }>(tables.map((table) => `SELECT DISTINCT subject FROM ${table} WHERE environment = ?1 AND home = ?2`).join(' UNION '), [environment, home]).map((row) => row.subject),
    clear(environment, home, source) {
      for (const table of tables) sql.run(`DELETE FROM ${table} WHERE environment = ? AND home = ? AND source = ?`, [environment, home, source])
    },
    drop(environment, source) {
      for (const table of tables) sql.run(`DELETE FROM ${table} WHERE environment = ? AND source = ?`, [environment, source])
    },
  }
}

const toMember = (row: StoredMember): MemberRow => ({ member: row.member, first: moment(row.first_ts, row.first_id), lastAdd: moment(row.add_ts, row.add_id), lastMinus: moment(row.minus_ts, row.minus_id) })
