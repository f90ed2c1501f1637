import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
// @ts-expect-error Express 4 under another name has no types of its own
import untypedExpress4 from 'express4'
import { afterEach, describe, expect, it } from 'vitest'
import { createFetchDoor } from '../../../server/http/fetchDoor.ts'
import { json, type HttpCore } from '../../../server/http/message.ts'
import { createNodeDoor } from '../../../server/http/nodeDoor.ts'
import { createPublicCore } from '../../../server/http/publicCore.ts'
import { readJson } from '../../../server/http/readJson.ts'

const express4: typeof express = untypedExpress4
const options = { trustProxy: false, basePath: '', headers: {} }
const core: HttpCore = createPublicCore({
  routes: [
    { method: 'POST', path: '/echo', handle: async (request) => json({ body: await readJson(request, { maxBytes: 1_000_000, deadlineMs: 5_000 }) }) },
    { method: 'GET', path: '/where', handle: (request) => json({ path: request.path, mount: request.mount, protocol: request.protocol, host: request.host, query: Object.fromEntries(request.query) }) },
    { method: 'GET', path: '/boom', handle: () => Promise.reject(new Error('SQL: select secret')) },
  ],
  onFault: () => undefined,
})
const door = createNodeDoor(core, options)

let server: Server | undefined
afterEach(() => server?.close())

async function listen(handler: Parameters<typeof createServer>[1]): Promise<string> {
  const started = createServer(handler)
  server = started
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}` // a listening TCP server has an object
}

const post = (url: string, body: BodyInit, headers: Record<string, string> = {}) => fetch(url, { method: 'POST', body, headers })
const hosts = [
  ['Express 5', express],
  ['Express 4', express4],
] as const

describe.each(hosts)('mounted in %s', (_name, makeApp) => {
  it('finds its paths below any mount and says where it is mounted', async () => {
    const app = makeApp()
    app.use('/deep/onboarding', door)
    const url = await listen(app)
    expect(await (await fetch(`${url}/deep/onboarding/where?a=1`)).json()).toEqual({ path: '/where', mount: '/deep/onboarding', protocol: 'http', host: url.slice(7), query: { a: '1' } })
    expect(await (await fetch(`${url}/deep/onboarding//where/`)).json()).toMatchObject({ path: '/where' })
  })

  it('leaves paths that are not its own to the application', async () => {
    const app = makeApp()
    app.use(door)
    app.get('/mine', (_req: unknown, res: { send(text: string): void }) => res.send('application'))
    const url = await listen(app)
    expect(await (await fetch(`${url}/mine`)).text()).toBe('application')
  })

  it('takes a body that express.json() already parsed', async () => {
    const app = makeApp()
    app.use(makeApp.json(), door)
    const url = await listen(app)
    expect(await (await post(`${url}/echo`, '{"a":1}', { 'content-type': 'application/json' })).json()).toEqual({ body: { a: 1 } })
  })

  it('reads the body itself when express.json() left it alone', async () => {
    const app = makeApp()
    app.use(makeApp.json(), door)
    const url = await listen(app)
    expect(await (await post(`${url}/echo`, '{"a":1}', { 'content-type': 'text/plain' })).json()).toEqual({ body: { a: 1 } })
  })

  it('takes what express.text() and express.raw() leave', async () => {
    const app = makeApp()
    app.use('/text', makeApp.text({ type: () => true }), door)
    app.use('/raw', makeApp.raw({ type: () => true }), door)
    const url = await listen(app)
    expect(await (await post(`${url}/text/echo`, '{"a":1}')).json()).toEqual({ body: { a: 1 } })
    expect(await (await post(`${url}/raw/echo`, '{"a":1}')).json()).toEqual({ body: { a: 1 } })
  })

  it('answers 400, and does not hang, when something read the body and kept it', async () => {
    const app = makeApp()
    app.use((req: import('node:http').IncomingMessage, _res: unknown, next: () => void) => {
      req.on('data', () => undefined)
      req.on('end', () => next())
    }, door)
    const url = await listen(app)
    expect((await post(`${url}/echo`, '{"a":1}')).status).toBe(400)
  })
})

describe('without a framework', () => {
  it('serves http.createServer and answers 404 for foreign paths', async () => {
    const url = await listen(door)
    expect((await post(`${url}/echo`, '[1]')).status).toBe(200)
    expect((await fetch(`${url}/nowhere`)).status).toBe(404)
  })

  it('serves a web Request', async () => {
    const answer = createFetchDoor(core, options)
    const response = await answer(new Request('https://guide.example/echo', { method: 'POST', body: '{"a":1}' }))
    expect(await response.json()).toEqual({ body: { a: 1 } })
    expect(await (await answer(new Request('https://guide.example/where'))).json()).toMatchObject({ protocol: 'https', host: 'guide.example' })
  })

  it('strips a base path that its host left in place', async () => {
    const answer = createFetchDoor(core, { trustProxy: false, basePath: '/onboarding', headers: {} })
    expect(await (await answer(new Request('https://a.example/onboarding/where'))).json()).toMatchObject({ path: '/where', mount: '/onboarding' })
  })

  it('believes forwarded headers only where told to', async () => {
    const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'guide.example' }
    const plain = createFetchDoor(core, options)
    const trusting = createFetchDoor(core, { trustProxy: true, basePath: '', headers: {} })
    expect(await (await plain(new Request('http://inner:81/where', { headers }))).json()).toMatchObject({ protocol: 'http', host: 'inner:81' })
    expect(await (await trusting(new Request('http://inner:81/where', { headers }))).json()).toMatchObject({ protocol: 'https', host: 'guide.example' })
  })

  it('says 503 with a request id, and nothing of the cause, when something unexpected fails', async () => {
    const url = await listen(door)
    const response = await fetch(`${url}/boom`)
    const text = await response.text()
    expect(response.status).toBe(503)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(JSON.parse(text).error.requestId).toBe(response.headers.get('x-request-id'))
    expect(text).not.toContain('secret')
  })

  it('allows any origin and whatever headers it asks for, without credentials', async () => {
    const url = await listen(door)
    const response = await fetch(`${url}/echo`, { method: 'OPTIONS', headers: { origin: 'https://app.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,x-retry-count' } })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-allow-headers')).toBe('authorization,x-retry-count')
    expect(response.headers.get('access-control-allow-credentials')).toBeNull()
    expect(Number(response.headers.get('access-control-max-age'))).toBeGreaterThan(3_600)
  })
})
