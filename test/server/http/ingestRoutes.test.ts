import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startCollector, type TestCollector } from '../../support/startCollector.ts'

let running: TestCollector
beforeAll(async () => {
  running = await startCollector()
})
afterAll(() => running.close())

let made = 0
const event = (more: Record<string, unknown> = {}) => ({ type: 'track', event: 'Made', userId: 'u1', messageId: `id-${++made}`, timestamp: '2026-11-22T00:00:00.000Z', ...more })
const basic = (key: string, password = ':') => ({ authorization: `Basic ${Buffer.from(`${key}${password}`).toString('base64')}` })
const sums = ({ received, stored, duplicates, suppressed, rejected }: Record<string, number> & { rejected: unknown[] }) => [received, stored, duplicates, suppressed, rejected.length]

describe('a batch', () => {
  it('gets a receipt that adds up, once everything in it is stored', async () => {
    const good = event()
    const response = await running.post('/v1/batch', { batch: [good, good, event({ type: 'unheard' }), 7, event({ event: '$milestone_reached' })] }, basic(running.keys.browser))
    const receipt = await response.json()
    expect(response.status).toBe(200)
    expect(sums(receipt)).toEqual([5, 1, 1, 0, 3])
    expect(receipt.rejected.map((one: { index: number }) => one.index)).toEqual([2, 3, 4])
    expect(receipt.requestId).toBe(response.headers.get('x-request-id'))
    expect((await running.events()).filter((one) => one['messageId'] === good.messageId)).toHaveLength(1)
  })

  it('leaves the same rows when it comes twice', async () => {
    const batch = [event(), event(), event()]
    const first = await (await running.post('/v1/batch', { batch }, basic(running.keys.server))).json()
    const again = await (await running.post('/v1/batch', { batch }, basic(running.keys.server))).json()
    expect([sums(first), sums(again)]).toEqual([[3, 3, 0, 0, 0], [3, 0, 3, 0, 0]])
  })

  it('is taken at every address that clients know, compressed or not', async () => {
    for (const path of ['/v1/batch', '/v1/b', '/v1/import', '/beacon/v1/batch', '//v1//batch/']) {
      const response = await running.post(path, { batch: [event()], writeKey: running.keys.browser })
      expect([path, response.status, (await response.json()).stored]).toEqual([path, 200, 1])
    }
    const response = await fetch(`${running.url}/v1/batch`, { method: 'POST', headers: { ...basic(running.keys.server), 'content-encoding': 'gzip' }, body: gzipSync(JSON.stringify({ batch: [event()] })) })
    expect((await response.json()).stored).toBe(1)
  })

  it('may be empty', async () => {
    expect(sums(await (await running.post('/v1/batch', { batch: [] }, basic(running.keys.browser))).json())).toEqual([0, 0, 0, 0, 0])
  })
})

describe('a single event', () => {
  const shapes = { track: { event: 'Made' }, identify: { traits: { name: 'A' } }, group: { groupId: 'acme' }, page: { name: 'Home' }, screen: { name: 'Home' }, alias: { previousId: 'old' } }
  it.each(Object.entries(shapes))('is taken as %s by its name and its letter', async (type, more) => {
    for (const path of [`/v1/${type}`, `/v1/${type[0]}`]) {
      const response = await running.post(path, { ...event({ type: undefined, event: undefined }), ...more, writeKey: running.keys.browser })
      expect([path, response.status, (await response.json()).stored]).toEqual([path, 200, 1])
    }
  })

  it('is taken from a pixel, which answers with an image', async () => {
    const response = await fetch(`${running.url}/pixel/v1/track?writeKey=${running.keys.browser}&event=Seen&anonymousId=a1&messageId=px-1&properties.mail=welcome&context.page.path=/x&__proto__.polluted=1`)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/gif'])
    const stored = (await running.events()).find((one) => one['messageId'] === 'px-1')
    expect(stored).toMatchObject({ type: 'track', event: 'Seen', anonymousId: 'a1', properties: { mail: 'welcome' }, context: { page: { path: '/x' } } })
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })
})

describe('a write key', () => {
  it('is found in all its places, and the first of them decides', async () => {
    const key = running.keys.browser
    const asks: [Record<string, string>, string, Record<string, unknown>][] = [
      [basic(key), '', {}],
      [basic(key, ''), '', {}],
      [basic(key, ':""'), '', {}],
      [{ 'x-write-key': key }, '', {}],
      [{}, `?writeKey=${key}`, {}],
      [{}, `?writekey=${key}`, {}],
      [{}, '', { writeKey: key }],
      [basic(key), '?writeKey=wrong', { writeKey: 'wrong' }],
    ]
    for (const [headers, query, body] of asks) expect((await running.post(`/v1/batch${query}`, { batch: [event()], ...body }, headers)).status).toBe(200)
    expect((await running.post(`/v1/batch?writeKey=${key}`, { batch: [event()] }, basic('wrong'))).status).toBe(401)
  })

  it('is refused with a code that says why, and counted by where it came from', async () => {
    const { secret, id } = await (await running.api('POST', '/api/keys', { kind: 'browser' })).json()
    await running.api('DELETE', `/api/keys/${id}`)
    const codeOf = async (key: string | undefined) => {
      const response = await running.post('/v1/batch', { batch: [event()], ...(key === undefined ? {} : { writeKey: key }) }, { origin: 'https://old.example' })
      return [response.status, (await response.json()).error.code]
    }
    expect(await codeOf(undefined)).toEqual([401, 'missing_key'])
    expect(await codeOf('sb_web_guess')).toEqual([401, 'unknown_key'])
    expect(await codeOf(`${'k'.repeat(10_000)}`)).toEqual([401, 'unknown_key'])
    expect(await codeOf("' OR 1=1 --")).toEqual([401, 'unknown_key'])
    expect(await codeOf(secret)).toEqual([401, 'revoked_key'])
    expect(await codeOf(running.keys.api)).toEqual([401, 'wrong_kind'])
    const { refusals } = await (await running.api('GET', '/api/install')).json()
    expect(refusals).toContainEqual({ reason: 'revoked_key', prefix: secret.slice(0, 12), origin: 'https://old.example', count: 1 })
  })
})

describe('what no client may be told', () => {
  it('answers only with the statuses of the contract, whatever is sent', async () => {
    const allowed = [200, 204, 400, 401, 413, 415, 429, 503]
    for (const path of ['/v1/batch', '/v1/t', '/pixel/v1/nothing', '/v1/m', '/v1/import', '/beacon/v1/batch']) {
      for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']) {
        for (const body of ['', 'null', '[]', '{}', '{"batch":7}', '{"batch":[{}]', '"x"']) {
          const response = await fetch(`${running.url}${path}`, { method, headers: basic(running.keys.browser), body: ['GET', 'HEAD'].includes(method) ? null : body, redirect: 'manual' })
          expect(allowed, `${method} ${path} ${body}`).toContain(response.status)
          await response.arrayBuffer()
        }
      }
    }
    expect(running.faults).toEqual([])
  })

  it('sets no cookie and reads none', async () => {
    const response = await running.post('/v1/batch', { batch: [event()] }, { ...basic(running.keys.browser), cookie: 'shirube_session=x' })
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-allow-credentials')).toBeNull()
  })

  it('takes and drops what clients say about themselves', async () => {
    expect((await running.post('/v1/m', { series: [] })).status).toBe(200)
  })
})

describe("the settings of Segment's browser client", () => {
  it('send it back to the address it came from', async () => {
    const response = await fetch(`${running.url}/v1/projects/${running.keys.browser}/settings`)
    const settings = await response.json()
    expect(settings.integrations['Segment.io']).toMatchObject({ apiKey: running.keys.browser, apiHost: `${running.url.slice(7)}/v1`, protocol: 'http' })
    expect(response.headers.get('cache-control')).toContain('max-age')
    expect((await fetch(`${running.url}/v1/projects/unknown/settings`)).status).toBe(401)
  })
})
