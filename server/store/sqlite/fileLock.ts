// One process per database file. The lock is SQLite's own on a file beside it, so the system frees it when a process dies.
import type { SqliteDatabase } from './engine.ts'

export function lockFile(path: string, open: (path: string) => SqliteDatabase): () => void {
  const lock = open(`${path}-lock`)
  try {
    lock.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    throw new Error(`The database ${path} is in use by another Shirube process. Stop that one first, or give this one its own --data folder.`, { cause: error })
  }
  return () => lock.close()
}
