// Erasing the sample leaves nothing of it in any table, touches nothing else, and lets it come again.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { project } from '../../../demo/guides/project.ts'
import { seedPeople } from '../../../demo/people/seedPeople.ts'
import { startCollector, type TestCollector } from '../../support/startCollector.ts'

let running: TestCollector
beforeAll(async () => {
  running = await startCollector({ realClock: true })
  await running.publish(project)
})
afterAll(() => running.close())

const seed = () => seedPeople({ endpoint: running.url, serverKey: running.keys.server, accounts: 30, now: Date.parse('2026-11-20T00:00:00Z') })
const accounts = async () => (await (await running.api('GET', '/api/accounts')).json()).counts

/** Rows of each table in which the text appears; the log of who did what may name it. */
function rowsNaming(text: string): Record<string, number> {
  const tables = running.store.sql.all<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'audit'", [])
  return Object.fromEntries(
    tables.flatMap(({ name }) => {
      const found = running.store.sql.all<Record<string, unknown>>(`SELECT * FROM ${name}`, []).filter((row) => Object.values(row).some((value) => typeof value === 'string' && value.includes(text)))
      return found.length ? [[name, found.length]] : []
    }),
  )
}

describe('DELETE /api/sample', () => {
  it('leaves no trace of any sample account, person or browser, and everything of real ones', async () => {
    await running.post('/v1/batch', { writeKey: running.keys.server, batch: [
      { type: 'group', groupId: 'acme', userId: 'real', messageId: 'real-1', traits: { name: 'Acme' }, timestamp: '2026-11-19T00:00:00Z' },
      { type: 'track', event: 'Message Posted', userId: 'real', messageId: 'real-2', context: { groupId: 'acme' }, timestamp: '2026-11-19T00:01:00Z' },
    ] })
    const before = rowsNaming('acme')
    const seeded = await seed()
    expect(seeded.stored).toBeGreaterThan(500)
    expect((await accounts()).all).toBe(31)
    const { erased } = await (await running.api('DELETE', '/api/sample')).json()
    expect(erased.accounts).toBe(30)
    expect(rowsNaming('sample-')).toEqual({})
    expect(rowsNaming('acme')).toEqual(before)
    expect(await accounts()).toMatchObject({ all: 1 })
    const { entries } = await (await running.api('GET', '/api/audit')).json()
    expect(entries[0]).toMatchObject({ action: 'sample.erase', detail: { accounts: 30 } })
  })

  it('can come again, all of it', async () => {
    const seeded = await seed()
    expect(seeded.rejected).toEqual([])
    expect((await accounts()).all).toBe(31)
    const first = await (await running.api('GET', '/api/reports/activation?days=84')).json()
    await running.api('DELETE', '/api/sample')
    await seed()
    const again = await (await running.api('GET', '/api/reports/activation?days=84')).json()
    expect(again.current).toEqual(first.current)
    expect(running.faults).toEqual([])
  })
})
