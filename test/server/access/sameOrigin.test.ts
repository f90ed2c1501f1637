import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startConsole, type TestConsole } from '../../support/startConsole.ts'

let running: TestConsole
let cookie: string
let own: string
beforeAll(async () => {
  running = await startConsole()
  cookie = await running.signIn()
  own = running.url
})
afterAll(() => running.close())

const body = { kind: 'browser' }

describe('a write with a session', () => {
  it.each([
    ['from our own page', () => ({ 'sec-fetch-site': 'same-origin', origin: own }), 201],
    ['from our own page in an older browser', () => ({ origin: own }), 201],
    ['typed into the address bar of no page', () => ({ 'sec-fetch-site': 'none' }), 201],
    ['from a program that copied the cookie', () => ({}), 201],
    ['from another site', () => ({ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }), 403],
    ['from a sister host', () => ({ 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:1' }), 403],
    ['from another site in an older browser', () => ({ origin: 'https://evil.example' }), 403],
    ['from a sandboxed frame', () => ({ origin: 'null' }), 403],
    ['with an origin that is no address', () => ({ 'sec-fetch-site': 'same-origin', origin: 'nonsense' }), 403],
  ])('%s', async (_name, headers, status) => {
    expect((await running.ask('POST', '/api/keys', body, { cookie, ...headers() })).status).toBe(status)
  })

  it('is refused as anything a form can send', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      expect((await running.ask('POST', '/api/keys', body, { cookie, origin: own, 'content-type': type })).status).toBe(415)
    }
  })

  it('is refused for every route that changes something', async () => {
    const foreign = { cookie, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
    for (const [method, path] of [['POST', '/api/keys'], ['DELETE', '/api/keys/1'], ['PUT', '/api/definitions'], ['POST', '/api/publish'], ['DELETE', '/api/sample'], ['POST', '/api/links'], ['DELETE', '/api/session'], ['POST', '/api/session']] as const) {
      expect([path, (await running.ask(method, path, method === 'DELETE' ? undefined : {}, foreign)).status]).toEqual([path, 403])
    }
  })
})

describe('the private side', () => {
  it('answers no preflight and allows no other origin', async () => {
    const response = await running.ask('OPTIONS', '/api/keys', undefined, { origin: 'https://evil.example', 'access-control-request-method': 'POST' })
    expect(response.status).toBe(405)
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('takes an api key without a cookie, whatever the origin', async () => {
    expect((await running.ask('POST', '/api/keys', body, { authorization: `Bearer ${running.apiKey}`, origin: 'https://ci.example' })).status).toBe(201)
  })

  it('refuses write keys, unknown and revoked keys', async () => {
    const made = await (await running.ask('POST', '/api/keys', { kind: 'server' })).json()
    const api = await (await running.ask('POST', '/api/keys', { kind: 'api' })).json()
    expect((await running.ask('DELETE', `/api/keys/${api.id}`)).status).toBe(204)
    const codeOf = async (key: string) => (await (await running.ask('GET', '/api/keys', undefined, { authorization: `Bearer ${key}` })).json()).error.code
    expect([await codeOf(made.secret), await codeOf('sb_api_guess'), await codeOf(api.secret)]).toEqual(['wrong_kind', 'unknown_key', 'revoked_key'])
  })
})
