import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { installAnswerSchema } from 'shirube/protocol'
import { startCollector, type TestCollector } from '../../support/startCollector.ts'

let running: TestCollector
beforeEach(async () => {
  running = await startCollector()
})
afterEach(() => running.close())

let made = 0
const at = '2026-11-22T00:00:00.000Z'
const send = (...batch: unknown[]) => running.post('/v1/batch', { batch, writeKey: running.keys.server })
const event = (more: Record<string, unknown> = {}) => ({ type: 'track', event: 'Made', userId: 'u', messageId: `in-${++made}`, timestamp: at, ...more })
const install = async () => installAnswerSchema.parse(await (await running.api('GET', '/api/install')).json())

describe('GET /api/install', () => {
  it('waits when nothing has arrived, and shows what to paste', async () => {
    const answer = await install()
    expect(answer.first).toEqual({ event: null, page: null, identify: null, group: null, milestone: null })
    expect(answer.snippet).toContain(`src="${running.url}/sdk/shirube.js"`)
    expect(answer.snippet).toContain(`data-write-key="${running.keys.browser}"`)
  })

  it('says when each thing was seen first, and accounts for every event', async () => {
    await running.publish({ milestones: [{ id: 'first', name: 'F', unit: 'account', event: 'Made', count: 'events', atLeast: 1 }] })
    const one = event({ context: { groupId: 'acme' } })
    await send(one, one, event({ type: 'page', name: 'Home' }), event({ event: '' }), event({ event: '$goal_reached' }), event({ type: 'identify' }), 7)
    running.clock.now += 60_000
    await send(event({ type: 'group', groupId: 'acme' }))
    const answer = await install()
    expect(answer.first).toEqual({ event: Date.parse(at), page: Date.parse(at), identify: Date.parse(at), group: Date.parse(at) + 60_000, milestone: Date.parse(at) })
    expect(answer.lastEventAt).toBe(Date.parse(at) + 60_000)
    const { received, stored, duplicates, suppressed, rejected, rejects } = answer.delivery
    expect([received, stored, duplicates, suppressed, rejected]).toEqual([8, 4, 1, 0, 3])
    expect(rejects.reduce((sum, each) => sum + each.count, 0)).toBe(3)
    // Samples are written behind the answers.
    await vi.waitFor(async () => expect((await install()).recentRejects.map((each) => each.code).sort()).toEqual(rejects.map((each) => each.code).sort()), { timeout: 5_000, interval: 50 })
  })

  it('sums up refused keys over the hours, the loudest first, and lets no flood bury them or fill the disk', async () => {
    const refuse = (writeKey: string, times: number, origin = 'https://a.example') => Promise.all(Array.from({ length: times }, () => running.post('/v1/batch', { batch: [], writeKey }, { origin })))
    await refuse('sb_web_stale', 2)
    running.clock.now += 3_600_000
    await refuse('sb_web_stale', 3)
    // Every guess another one, while what is counted is written again and again.
    for (let turn = 0; turn < 4; turn++) {
      await Promise.all(Array.from({ length: 100 }, (_, i) => refuse(`${turn}-${i}-guess`, 1, 'https://flood.example')))
      await running.store.traffic.flush(running.clock.now)
    }
    const { refusals } = await install()
    expect(refusals).toHaveLength(21)
    expect(refusals[0]).toEqual({ reason: 'unknown_key', prefix: 'sb_web_stale', origin: 'https://a.example', count: 5 })
    expect(refusals.at(-1)).toMatchObject({ reason: 'unknown_key', prefix: '', origin: 'others' })
    expect(refusals.reduce((sum, one) => sum + one.count, 0)).toBe(405)
    expect(running.store.sql.get<{ n: number }>('SELECT count(*) AS n FROM key_refusal', [])?.n).toBeLessThanOrEqual(202)
  })

  it('forgets what is older than a day', async () => {
    await send(event())
    running.clock.now += 26 * 3_600_000
    expect((await install()).delivery.received).toBe(0)
    expect((await install()).first.event).not.toBeNull()
  })

  it('counts events that belong to no account', async () => {
    await send(event({ userId: 'lonely' }), event({ context: { groupId: 'acme' } }))
    expect(await install()).toMatchObject({ unassigned: 1 })
  })

  it('names published guides that pages hide by their own, from the publication on and for as long as they do', async () => {
    const day = 86_400_000
    const inline = (runId: string, ts: number) => event({ event: '$guide_started', timestamp: new Date(ts).toISOString(), context: { groupId: 'acme' }, properties: { guideId: 'welcome', kind: 'checklist', version: null, hash: 'x', runId, locale: 'en', trigger: 'user' } })
    await send(inline('before', running.clock.now - day))
    await running.publish({ guides: [{ id: 'welcome', kind: 'checklist', title: 'W', items: [{ id: 'a', title: 'A', manual: true }] }] })
    expect((await install()).hiddenGuides).toEqual([])
    await send(inline('after', running.clock.now))
    expect((await install()).hiddenGuides).toEqual(['welcome'])
    running.clock.now += 8 * day
    expect((await install()).hiddenGuides).toEqual([])
  })
})

describe('GET /api/live', () => {
  it('says that something was stored, once a second at most, and ends with the console', async () => {
    const abort = new AbortController()
    const response = await fetch(`${running.url}/api/live`, { headers: { authorization: `Bearer ${running.keys.api}` }, signal: abort.signal })
    let text = ''
    const ended = (async () => {
      for await (const chunk of response.body ?? []) text += new TextDecoder().decode(chunk)
    })().catch(() => undefined)
    await Promise.all([send(event()), send(event()), send(event())])
    await vi.waitFor(() => expect(text).toContain('event: stored'), { timeout: 2_000 })
    expect(text.match(/event: stored/g)).toHaveLength(1)
    abort.abort()
    await ended
  })
})

describe('DELETE /api/sample', () => {
  it('erases simulated accounts and nothing else, and is written down', async () => {
    await send(event({ userId: 'sample-u', context: { groupId: 'sample-a' } }), event({ userId: 'real', context: { groupId: 'acme' } }))
    expect(await (await running.api('GET', '/api/session')).json()).toMatchObject({ sample: true })
    expect((await running.api('DELETE', '/api/sample')).status).toBe(200)
    expect((await running.events()).map((one) => one['accountId'])).toEqual(['acme'])
    expect(await (await running.api('GET', '/api/session')).json()).toMatchObject({ sample: false })
    const { entries } = await (await running.api('GET', '/api/audit')).json()
    expect(entries[0]).toMatchObject({ action: 'sample.erase', subject: 'production' })
  })
})

describe('GET /api/audit', () => {
  it('leads from page to page, and refuses a place that is none', async () => {
    for (let i = 0; i < 51; i++) expect((await running.api('POST', '/api/links')).status).toBe(201)
    const first = await (await running.api('GET', '/api/audit?before=')).json()
    expect([first.entries.length, first.entries[0].action]).toEqual([50, 'link.create'])
    const second = await (await running.api('GET', `/api/audit?before=${first.next}`)).json()
    expect([second.entries.length, second.next]).toEqual([1, null])
    for (const before of ['last', '1.5', '-1']) {
      const refused = await running.api('GET', `/api/audit?before=${before}`)
      expect([refused.status, (await refused.json()).error]).toMatchObject([400, { code: 'bad_field', details: { field: 'before' } }])
    }
  })
})

describe('GET /api/export/events', () => {
  it('gives every stored event as one line, over many pages', async () => {
    const ids = Array.from({ length: 1_234 }, (_, i) => `ex-${i}`)
    await send(...ids.map((messageId, i) => event({ messageId, context: { groupId: `a${i % 7}` }, properties: { n: i } })))
    const events = await running.events()
    expect(events.map((one) => one['messageId']).sort()).toEqual([...ids].sort())
    expect(events[0]).toMatchObject({ type: 'track', event: 'Made', userId: 'u', timestamp: at, receivedAt: at })
  })
})

describe('reports by HTTP', () => {
  it('answer the questions of the console and refuse unknown ones', async () => {
    await running.publish({ milestones: [{ id: 'first', name: 'F', unit: 'account', event: 'Made', count: 'events', atLeast: 1 }], goals: [{ id: 'activation', name: 'A', unit: 'account', requires: ['first'], within: '14d' }] })
    await send(event({ context: { groupId: 'acme' } }))
    expect((await running.api('GET', '/api/reports/activation?days=30')).status).toBe(200)
    expect((await running.api('GET', '/api/accounts')).status).toBe(200)
    expect(await (await running.api('GET', '/api/accounts/acme')).json()).toMatchObject({ account: { accountId: 'acme' } })
    expect((await running.api('GET', '/api/accounts/nobody')).status).toBe(404)
    expect((await running.api('GET', '/api/reports/activation?days=many')).status).toBe(400)
    expect((await running.api('GET', '/api/reports/constructor')).status).toBe(404)
    expect((await running.api('GET', '/api/reports/nothing')).status).toBe(404)
    expect(running.faults).toEqual([])
  })
})
