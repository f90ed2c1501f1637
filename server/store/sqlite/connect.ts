// Opens the writing connection: WAL, every commit synced, freed pages overwritten, checkpoints left to the checkpointer.
import type { SqliteDatabase } from './engine.ts'

export function prepareWriter(db: SqliteDatabase): void {
  for (const pragma of [
    'busy_timeout = 5000',
    'page_size = 4096',
    'journal_mode = WAL',
    'synchronous = FULL',
    'wal_autocheckpoint = 0',
    'secure_delete = ON',
    'foreign_keys = ON',
    'trusted_schema = OFF',
    'temp_store = MEMORY',
    // KiB, negative: 64 MiB of pages.
    'cache_size = -65536',
    // The log shrinks back to this after a burst.
    'journal_size_limit = 134217728',
  ]) {
    db.exec(`PRAGMA ${pragma}`)
  }
}

export function prepareReader(db: SqliteDatabase): void {
  for (const pragma of ['busy_timeout = 5000', 'query_only = ON', 'trusted_schema = OFF', 'cache_size = -32768']) db.exec(`PRAGMA ${pragma}`)
}

const primaryCode = (error: unknown): number => (typeof error === 'object' && error !== null && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : 0)

/** SQLITE_FULL 13: the disk is full; IOERR 10, CORRUPT 11, NOTADB 26, CANTOPEN 14, READONLY 8: what was synced is no longer sure. */
export function storageFault(error: unknown): 'full' | 'broken' | null {
  const code = primaryCode(error)
  if (code === 13) return 'full'
  return [8, 10, 11, 14, 26].includes(code) ? 'broken' : null
}
