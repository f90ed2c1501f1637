// What every store must do, whatever it is made of. Each test has a fresh one.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../server/store/openStore.ts'
import { CommitFailed, type Participant } from '../../server/store/Store.ts'
import { createSql } from '../../server/store/sqlite/sql.ts'
import { sqliteEngine } from '../../server/store/sqlite/engine.ts'
import { prepareBatch } from '../../server/ingest/prepareBatch.ts'

const now = Date.UTC(2026, 10, 22)
const idle: Participant = { apply: () => [], forget: () => undefined, close: () => undefined }
const stamped = (ids: readonly string[], more: object = {}) =>
  prepareBatch({ batch: ids.map((messageId) => ({ type: 'track', event: 'e', userId: 'u', timestamp: '2026-11-20', messageId, ...more })) }, { environment: 1, keyKind: 'server', receivedAt: now, floor: 0 })?.events ?? []

let folder: string
const open = async (participant: Participant | null = idle, file = 'shirube.db') => {
  const store = await openStore(`sqlite:${join(folder, file)}`, { now: () => now })
  if (participant) store.join(participant)
  return store
}
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'shirube-store-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('storing', () => {
  it('answers one outcome per event, and the same batch twice leaves the same rows', async () => {
    const store = await open()
    expect(await store.ingest(stamped(['a', 'b', 'a']))).toEqual(['stored', 'stored', 'duplicate'])
    const rows = () => store.sql.all('SELECT * FROM event', [])
    const before = rows()
    expect(await store.ingest(stamped(['a', 'b']))).toEqual(['duplicate', 'duplicate'])
    expect(rows()).toEqual(before)
    await store.close()
  })
  it('shares one commit among all who wait, and gives each its own outcomes', async () => {
    let commits = 0
    const store = await open({ ...idle, apply: () => (commits++, []) })
    const answers = await Promise.all([store.ingest(stamped(['a'])), store.ingest(stamped(['b', 'a'])), store.ingest(stamped(['c']))])
    expect([answers, commits]).toEqual([[['stored'], ['stored', 'duplicate'], ['stored']], 1])
    await store.close()
  })
  it('finds everything again after it was opened anew', async () => {
    const first = await open()
    await first.ingest(stamped(['a']))
    await first.close()
    const second = await open()
    expect(await second.ingest(stamped(['a', 'b']))).toEqual(['duplicate', 'stored'])
    await second.close()
  })
  it('tells listeners after the commit, and their faults are not the events’', async () => {
    const store = await open({ ...idle, apply: ({ fresh }) => fresh.map(({ environment, home }) => ({ environment, home })) })
    const seen: unknown[] = []
    store.onCommit(() => {
      throw new Error('a broken listener')
    })
    const stop = store.onCommit((changes) => void seen.push(...changes))
    await store.ingest(stamped(['a'], { context: { groupId: 'A' } }))
    stop()
    await store.ingest(stamped(['b'], { context: { groupId: 'A' } }))
    expect(seen).toEqual([{ environment: 1, home: 'a:A', seq: 1 }])
    await store.close()
  })
})

describe('failing', () => {
  it('stores nothing of a commit that fails, and takes the same events when it works again', async () => {
    let fault: Error | null = Object.assign(new Error('database or disk is full'), { errcode: 13 })
    const store = await open({
      ...idle,
      apply() {
        if (fault) throw fault
        return []
      },
    })
    const both = await Promise.allSettled([store.ingest(stamped(['a'])), store.ingest(stamped(['b']))])
    expect(both.map((one) => one.status === 'rejected' && one.reason instanceof CommitFailed && one.reason.reason)).toEqual(['storage', 'storage'])
    expect([store.sql.all('SELECT 1 FROM event UNION SELECT 1 FROM message', []), store.isReady()]).toEqual([[], true])
    fault = null
    expect(await store.ingest(stamped(['a', 'b']))).toEqual(['stored', 'stored'])
    await store.close()
  })
  it('refuses while the disk is full, loses nothing it took, and works again without a restart', async () => {
    const store = await open()
    const pages = Number(Object.values(store.sql.get<Record<string, number>>('PRAGMA page_count', []) ?? {})[0])
    store.sql.all(`PRAGMA max_page_count = ${pages + 20}`, [])
    const taken: string[] = []
    let refused: unknown = null
    for (let i = 0; refused === null && i < 500; i++) {
      const ids = Array.from({ length: 20 }, (_, k) => `full-${i}-${k}`)
      await store.ingest(stamped(ids)).then(() => taken.push(...ids), (error: unknown) => (refused = error))
    }
    expect(refused).toMatchObject({ reason: 'storage' })
    expect(store.sql.get('SELECT count(*) AS n FROM event', [])).toEqual({ n: taken.length })
    store.sql.all('PRAGMA max_page_count = 1073741823', [])
    expect(store.isReady()).toBe(true)
    expect(await store.ingest(stamped(['after']))).toEqual(['stored'])
    await store.close()
  })
  it('never answers again after a failed sync: what a second try says cannot be believed', async () => {
    let fault: Error | null = Object.assign(new Error('disk I/O error'), { errcode: 10 })
    const store = await open({
      ...idle,
      apply() {
        if (fault) throw fault
        return []
      },
    })
    await expect(store.ingest(stamped(['a']))).rejects.toThrow(CommitFailed)
    fault = null
    await expect(store.ingest(stamped(['a']))).rejects.toThrow(CommitFailed)
    expect(store.isReady()).toBe(false)
    await store.close()
  })
  it('keeps one request that cannot be stored away from its neighbours', async () => {
    const store = await open({
      ...idle,
      apply({ fresh }) {
        if (fresh.some((event) => event.userId === 'poison')) throw new Error('a bug')
        return []
      },
    })
    const answers = await Promise.allSettled([store.ingest(stamped(['a'])), store.ingest(stamped(['p'], { userId: 'poison' })), store.ingest(stamped(['b']))])
    expect(answers.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(store.sql.all('SELECT user_id FROM event', [])).toEqual([{ user_id: 'u' }, { user_id: 'u' }])
    await store.close()
  })
  it('refuses to store without anyone keeping states', async () => {
    const store = await open(null)
    await expect(store.ingest(stamped(['a']))).rejects.toThrow(CommitFailed)
    await store.close()
  })
  it('finishes what was queued when it closes and refuses what comes later', async () => {
    const store = await open()
    const queued = store.ingest(stamped(['a']))
    const closing = store.close()
    await expect(store.ingest(stamped(['b']))).rejects.toMatchObject({ reason: 'closed' })
    expect(await queued).toEqual(['stored'])
    await closing
  })
})

describe('opening', () => {
  it('gives a file to one process at a time, and says so', async () => {
    const first = await open()
    await expect(open()).rejects.toThrow('in use by another Shirube process')
    await first.close()
    await (await open()).close()
  })
  it('refuses a database that a newer release has written', async () => {
    const first = await open()
    first.sql.run("INSERT INTO migration (id, applied_at) VALUES ('9999-later', 0)", [])
    await first.close()
    await expect(open()).rejects.toThrow('written by a newer Shirube (it has 9999-later)')
  })
  it('names what is wrong with an address', async () => {
    await expect(openStore('postgres://x')).rejects.toThrow('not a store of this release')
    await expect(openStore('./data')).rejects.toThrow("Write 'sqlite:./data/shirube.db'")
  })
  it('syncs every commit, overwrites what it frees, and lets readers read only', async () => {
    const store = await open()
    const pragma = (name: string) => Object.values(store.sql.get<Record<string, unknown>>(`PRAGMA ${name}`, []) ?? {})[0]
    expect(['journal_mode', 'synchronous', 'secure_delete', 'wal_autocheckpoint'].map(pragma)).toEqual(['wal', 2, 1, 0])
    const reader = store.openReader()
    expect(reader.sql.all('SELECT id FROM environment', [])).toEqual([{ id: 1 }, { id: 2 }])
    expect(() => reader.sql.all('DELETE FROM environment RETURNING id', [])).toThrow(/readonly|read-only/)
    reader.close()
    await store.close()
  })
  it('has only STRICT tables', async () => {
    const store = await open()
    expect(store.sql.all("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'", [])).toEqual([])
    await store.close()
  })
})

describe('binding', () => {
  const sql = createSql(sqliteEngine().open(':memory:', {}))
  it.each([true, undefined, {}, [], Number.NaN, new Date(), () => 1])('refuses %s', (value) => {
    expect(() => sql.get('SELECT ? AS value', [value])).toThrow(TypeError)
  })
  it.each(['x', 1, 1.5, null, new Uint8Array([1])])('takes %s', (value) => {
    expect(sql.get<{ value: unknown }>('SELECT ? AS value', [value])?.value).toEqual(value)
  })
  it('undoes a transaction within a transaction alone', () => {
    sql.exec('CREATE TABLE t (x)')
    sql.transaction(() => {
      sql.run('INSERT INTO t VALUES (1)', [])
      expect(() => sql.transaction(() => {
        sql.run('INSERT INTO t VALUES (2)', [])
        throw new Error('undo')
      })).toThrow('undo')
    })
    expect(sql.all('SELECT x FROM t', [])).toEqual([{ x: 1 }])
  })
})
