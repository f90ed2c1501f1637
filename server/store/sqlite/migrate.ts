// Brings a database to this release's tables, forward only, each migration in one transaction.
// A database written by a newer release is refused: this one would not keep what the newer one promises.
import { migrations } from '../migrations/index.ts'
import type { Sql } from './sql.ts'

export function migrate(sql: Sql, now: () => number): void {
  sql.exec('CREATE TABLE IF NOT EXISTS migration (id TEXT PRIMARY KEY, applied_at INTEGER NOT NULL) STRICT')
  const applied = new Set(sql.all<{ id: string }>('SELECT id FROM migration', []).map((row) => row.id))
  const known = new Set(migrations.map((migration) => migration.id))
  const newer = [...applied].filter((id) => !known.has(id)).sort()
  if (newer.length > 0) {
    throw new Error(`The database was written by a newer Shirube (it has ${newer.join(', ')}). Start that release, or restore a backup made by this one.`)
  }
  for (const migration of migrations) {
    if (applied.has(migration.id)) continue
    sql.transaction(() => {
      for (const statement of migration.sql) sql.exec(statement)
      sql.run('INSERT INTO migration (id, applied_at) VALUES (?, ?)', [migration.id, now()])
    })
  }
}
