import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createCheckpointer, type Checkpointer } from '../../../server/store/sqlite/checkpointer.ts'
import { prepareWriter } from '../../../server/store/sqlite/connect.ts'
import { sqliteEngine, type SqliteDatabase } from '../../../server/store/sqlite/engine.ts'

const pageBytes = 4096
const pagesEach = 4
const limits = { enough: 100, few: 40, most: 300 }

interface Bench {
  path: string
  db: SqliteDatabase
  checkpointer: Checkpointer
  /** Commits one after the other, as fast as `soon` lets them. */
  write(commits: number): Promise<void>
  logBytes(): number
}

const cleanups: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean()
})

function open(module = sqliteEngine().module): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'shirube-log-'))
  const path = join(folder, 'a.db')
  const db = sqliteEngine().open(path, {})
  prepareWriter(db)
  // Truncated when it begins anew: its size then tells what is in it.
  db.exec('PRAGMA journal_size_limit = 0; CREATE TABLE row (id INTEGER PRIMARY KEY, text TEXT)')
  const checkpointer = createCheckpointer(path, module, limits)
  cleanups.push(async () => {
    await checkpointer.close()
    db.close()
    rmSync(folder, { recursive: true })
  })
  const insert = db.prepare("INSERT INTO row (text) VALUES (printf('%.*c', ?, 'x'))")
  const commit = (): void => {
    insert.run((pagesEach - 1) * pageBytes)
    checkpointer.wrote(pagesEach)
  }
  const write = async (commits: number): Promise<void> => {
    for (let i = 0; i < commits; i++) await new Promise<void>((resolve) => checkpointer.soon(() => resolve(commit())))
  }
  return { path, db, checkpointer, write, logBytes: () => statSync(`${path}-wal`).size }
}

describe('the log of a store', () => {
  it('begins anew again and again although commits never pause', async () => {
    const { db, write, logBytes } = open()
    let restarts = 0
    let most = 0
    for (let i = 0; i < 100; i++) {
      const before = logBytes()
      await write(20)
      if (logBytes() < before) restarts += 1
      most = Math.max(most, logBytes())
    }
    const written = 2_000 * pagesEach * pageBytes
    expect(restarts).toBeGreaterThan(2)
    expect(most).toBeLessThan(written / 2)
    expect(db.prepare('SELECT count(*) AS n FROM row').get()).toEqual({ n: 2_000 })
    expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
  })

  it('grows while someone reads an older state, holds up nobody, and begins anew afterwards', async () => {
    const { path, write, logBytes } = open()
    await write(10)
    const reader = sqliteEngine().open(path, { readOnly: true })
    reader.exec('BEGIN')
    expect(reader.prepare('SELECT count(*) AS n FROM row').get()).toEqual({ n: 10 })
    await write(500)
    const grown = logBytes()
    expect(grown).toBeGreaterThan(500 * (pagesEach - 1) * pageBytes)
    expect(reader.prepare('SELECT count(*) AS n FROM row').get()).toEqual({ n: 10 })
    reader.exec('COMMIT')
    reader.close()
    await vi.waitFor(async () => {
      await write(20)
      expect(logBytes()).toBeLessThan(grown / 2)
    }, 15_000)
  })

  it('is written on when the checkpoint thread cannot work', async () => {
    const { db, write } = open('/nowhere/no-such-engine')
    await write(1_000)
    expect(db.prepare('SELECT count(*) AS n FROM row').get()).toEqual({ n: 1_000 })
  })

  it('is written on while and after the checkpointer closes', async () => {
    const { db, checkpointer, write } = open()
    const writing = write(600)
    await write(60)
    await checkpointer.close()
    await writing
    expect(db.prepare('SELECT count(*) AS n FROM row').get()).toEqual({ n: 660 })
  })
})
