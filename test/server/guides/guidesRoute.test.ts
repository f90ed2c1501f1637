import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startCollector, type TestCollector } from '../../support/startCollector.ts'

let running: TestCollector
beforeEach(async () => {
  running = await startCollector()
})
afterEach(() => running.close())

const milestone = (id: string) => ({ id, name: id, unit: 'account', event: id, count: 'events', atLeast: 1 })
const project = (title = 'Hello') => ({
  milestones: [milestone('shown'), milestone('by-goal'), milestone('private')],
  goals: [{ id: 'activation', name: 'A', unit: 'account', requires: ['by-goal'] }, { id: 'secret', name: 'S', unit: 'account', requires: ['private'] }],
  guides: [{ id: 'list', kind: 'checklist', title, items: [{ id: 'a', title: 'A', done: { any: [{ milestone: 'shown' }, { goal: 'activation' }] } }] }],
  settings: { zone: 'Asia/Tokyo' },
})
const read = (headers: Record<string, string> = {}) => fetch(`${running.url}/v1/guides?writeKey=${running.keys.browser}`, { headers })

describe('GET /v1/guides', () => {
  it('gives the guides with their versions and hashes, and only the milestones and goals they refer to', async () => {
    await running.publish(project())
    const content = await (await read()).json()
    expect(content.guides).toEqual([{ version: 1, hash: expect.stringMatching(/^[0-9a-f]{16}$/), guide: project().guides[0] }])
    expect(content.milestones.map((one: { id: string }) => one.id).sort()).toEqual(['by-goal', 'shown'])
    expect(content.goals.map((one: { id: string }) => one.id)).toEqual(['activation'])
    expect(content).toMatchObject({ environment: 'production', settings: { zone: 'Asia/Tokyo' } })
    expect(JSON.stringify(content)).not.toContain('private')
  })

  it('is empty and valid before anything is published', async () => {
    expect(await (await read()).json()).toMatchObject({ guides: [], milestones: [], goals: [], settings: {} })
  })

  it('answers 304 to whoever has it already, and anew after a publish', async () => {
    await running.publish(project())
    const first = await read()
    const etag = first.headers.get('etag') ?? ''
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await read({ 'if-none-match': known })
      expect([known, again.status, await again.text()]).toEqual([known, 304, ''])
    }
    await running.publish(project('New'))
    expect((await read({ 'if-none-match': etag })).status).toBe(200)
  })

  it('may be kept by browsers and CDNs, but is asked for again each time', async () => {
    const { headers } = await read()
    expect(headers.get('cache-control')).toBe('public, max-age=0, s-maxage=5, must-revalidate')
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('set-cookie')).toBeNull()
  })

  it('travels compressed', async () => {
    const items = Array.from({ length: 30 }, (_, i) => ({ id: `i${i}`, title: `Item number ${i} of this list`, manual: true }))
    await running.publish({ guides: [{ id: 'list', kind: 'checklist', title: 'L', items }] })
    for (const coding of ['br', 'gzip']) {
      const response = await read({ 'accept-encoding': coding })
      expect(response.headers.get('content-encoding')).toBe(coding)
      expect((await response.json()).guides).toHaveLength(1)
    }
    expect((await read({ 'accept-encoding': 'identity' })).headers.get('content-encoding')).toBeNull()
  })

  it('shows another environment nothing of this one', async () => {
    await running.publish(project())
    const { secret } = await (await running.api('POST', '/api/keys', { kind: 'browser', environment: 'staging' })).json()
    expect(await (await fetch(`${running.url}/v1/guides?writeKey=${secret}`)).json()).toMatchObject({ environment: 'staging', guides: [] })
  })

  it('needs a write key', async () => {
    expect((await fetch(`${running.url}/v1/guides`)).status).toBe(401)
    expect((await fetch(`${running.url}/v1/guides?writeKey=${running.keys.api}`)).status).toBe(401)
  })
})
