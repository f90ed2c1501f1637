// The door to the store: an address names where everything is kept.
import type { Store } from './Store.ts'
import { openSqlite } from './sqlite/openSqlite.ts'

export interface OpenStoreOptions {
  /** ms since epoch. @default Date.now */
  now?: () => number
}

/**
 * Opens, and if need be creates, the store at `sqlite:./path/to/file.db`, or `sqlite::memory:` for one that is forgotten.
 * Throws when another process has the file, or when a newer release has written it.
 */
export async function openStore(url: string, { now = Date.now }: OpenStoreOptions = {}): Promise<Store> {
  if (/^postgres(ql)?:/.test(url)) throw new Error("PostgreSQL is not a store of this release yet. Use 'sqlite:./data/shirube.db'.")
  const path = /^sqlite:(.+)$/.exec(url)?.[1]
  if (path === undefined) throw new Error(`'${url}' is not the address of a store. Write 'sqlite:./data/shirube.db' or 'sqlite::memory:'.`)
  return openSqlite(path, now)
}
