// The one SQLite file of Tsunagu. Opens, migrates, and hands out four verbs; only strings, numbers and null may be bound.
import { createRequire } from 'node:module'
import type { DatabaseSync } from '@photostructure/sqlite'
import { migrations } from './migrations.ts'

type Driver = typeof DatabaseSync
type Connection = InstanceType<Driver>
export type Value = string | number | null
export interface Database {
  run(sql: string, ...values: Value[]): { changes: number; id: number }
  get<Row>(sql: string, ...values: Value[]): Row | undefined
  all<Row>(sql: string, ...values: Value[]): Row[]
  /** All of it or nothing; may not be nested. */
  transaction<Result>(work: () => Result): Result
  close(): void
}

/** @param path a file, made when missing, or `:memory:`. */
export function openDatabase(path: string): Database {
  const db = new (pickDriver())(path)
  db.exec('PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000')
  migrate(db)
  const statements = new Map<string, ReturnType<Connection['prepare']>>()
  function prepared(sql: string): ReturnType<Connection['prepare']> {
    const known = statements.get(sql)
    if (known) return known
    const made = db.prepare(sql)
    statements.set(sql, made)
    return made
  }
  return {
    run(sql, ...values) {
      const { changes, lastInsertRowid } = prepared(sql).run(...values)
      return { changes: Number(changes), id: Number(lastInsertRowid) }
    },
    get: <Row>(sql: string, ...values: Value[]) => prepared(sql).get(...values) as Row | undefined, // a row has the columns its statement names
    all: <Row>(sql: string, ...values: Value[]) => prepared(sql).all(...values) as Row[], // a row has the columns its statement names
    transaction(work) {
      db.exec('BEGIN IMMEDIATE')
      try {
        const result = work()
        db.exec('COMMIT')
        return result
      } catch (error) {
        db.exec('ROLLBACK')
        throw error
      }
    },
    close: () => db.close(),
  }
}

/** Node's own SQLite from 22.13 on; the same API from npm before (there Node hides its own behind a flag). */
function pickDriver(): Driver {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const name = major > 22 || (major === 22 && minor >= 13) ? 'node:sqlite' : '@photostructure/sqlite'
  const driver = createRequire(import.meta.url)(name) as { DatabaseSync: Driver } // both modules export this class
  return driver.DatabaseSync
}

function migrate(db: Connection): void {
  const row = db.prepare('PRAGMA user_version').get() as { user_version: number } // SQLite always answers this pragma with one row
  for (let version = row.user_version; version < migrations.length; version += 1) {
    db.exec(`BEGIN IMMEDIATE; ${migrations[version]} PRAGMA user_version = ${version + 1}; COMMIT`)
  }
}
