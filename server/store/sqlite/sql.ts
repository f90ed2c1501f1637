// The one place that binds values to SQL: only text, numbers, bytes and null get through; statements are prepared once.
// Calls are synchronous and the connection has one thread, so a transaction is never seen half done.
import type { SqliteDatabase, SqliteStatement, SqliteValue } from './engine.ts'

export interface Sql {
  /** The first row, columns as written in the SQL. */
  get<Row>(sql: string, values: readonly unknown[]): Row | undefined
  all<Row>(sql: string, values: readonly unknown[]): Row[]
  /** Reads row by row; do not write to the same table meanwhile. */
  each<Row>(sql: string, values: readonly unknown[]): IterableIterator<Row>
  /** How many rows were written. */
  run(sql: string, values: readonly unknown[]): number
  /** A statement for hot paths: prepared once, by its owner. */
  statement(sql: string): Statement
  exec(sql: string): void
  /** All or nothing. Inside another transaction it joins that one as a savepoint. `fn` must not be async. */
  transaction<T>(fn: () => T): T
}

export interface Statement {
  get<Row>(...values: unknown[]): Row | undefined
  all<Row>(...values: unknown[]): Row[]
  run(...values: unknown[]): number
}

export function createSql(db: SqliteDatabase): Sql {
  const prepared = new Map<string, SqliteStatement>()
  let depth = 0

  const prepare = (sql: string): SqliteStatement => {
    const known = prepared.get(sql)
    if (known) return known
    const made = db.prepare(sql)
    prepared.set(sql, made)
    return made
  }

  return {
    get: <Row>(sql: string, values: readonly unknown[]) => prepare(sql).get(...bound(values)) as Row | undefined, // the caller names the columns of its own SQL
    all: <Row>(sql: string, values: readonly unknown[]) => prepare(sql).all(...bound(values)) as Row[], // as above
    // Iteration keeps a statement busy, so it gets its own.
    each: <Row>(sql: string, values: readonly unknown[]) => db.prepare(sql).iterate(...bound(values)) as IterableIterator<Row>, // as above
    run: (sql, values) => Number(prepare(sql).run(...bound(values)).changes),
    statement(sql) {
      const made = db.prepare(sql)
      return {
        get: <Row>(...values: unknown[]) => made.get(...bound(values)) as Row | undefined, // as above
        all: <Row>(...values: unknown[]) => made.all(...bound(values)) as Row[], // as above
        run: (...values) => Number(made.run(...bound(values)).changes),
      }
    },
    exec: (sql) => db.exec(sql),
    transaction(fn) {
      const [begin, commit, rollback] = depth === 0 ? ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'] : [`SAVEPOINT s${depth}`, `RELEASE s${depth}`, `ROLLBACK TO s${depth}; RELEASE s${depth}`]
      db.exec(begin)
      depth += 1
      try {
        const result = fn()
        if (result instanceof Promise) throw new Error('a transaction cannot wait: its function must not be async')
        db.exec(commit)
        return result
      } catch (error) {
        // SQLite has rolled back by itself after a full disk or an I/O fault; then this second rollback has nothing to do.
        try {
          db.exec(rollback)
        } catch {
          /* nothing left to undo */
        }
        throw error
      } finally {
        depth -= 1
      }
    },
  }
}

/** A boolean or an object bound by mistake would be stored as something else, or abort the process in some drivers. */
function bound(values: readonly unknown[]): SqliteValue[] {
  for (const value of values) {
    if (!isBindable(value)) throw new TypeError(`cannot bind a value of type ${typeof value} to SQL`)
  }
  return values as SqliteValue[] // every one was checked
}

function isBindable(value: unknown): value is SqliteValue {
  return value === null || typeof value === 'string' || typeof value === 'bigint' || (typeof value === 'number' && Number.isFinite(value)) || value instanceof Uint8Array
}
