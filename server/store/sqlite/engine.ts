// Picks the SQLite API: Node's own where it is stable (≥ 22.13), else the package with the same API and its own binary.
import { createRequire } from 'node:module'

export type SqliteValue = string | number | bigint | Uint8Array | null

export interface SqliteStatement {
  run(...values: SqliteValue[]): { changes: number | bigint }
  get(...values: SqliteValue[]): unknown
  all(...values: SqliteValue[]): unknown[]
  iterate(...values: SqliteValue[]): IterableIterator<unknown>
}

export interface SqliteDatabase {
  exec(sql: string): void
  prepare(sql: string): SqliteStatement
  close(): void
}

interface Engine {
  /** What a worker thread passes to `require`. */
  module: string
  open(path: string, options: { readOnly?: boolean }): SqliteDatabase
}

const require = createRequire(import.meta.url)

export function sqliteEngine(): Engine {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const module = major > 22 || (major === 22 && minor >= 13) ? 'node:sqlite' : require.resolve('@photostructure/sqlite')
  const { DatabaseSync } = require(module) as { DatabaseSync: new (path: string, options: { readOnly?: boolean }) => SqliteDatabase } // both modules have this class
  return { module, open: (path, options) => new DatabaseSync(path, options) }
}
