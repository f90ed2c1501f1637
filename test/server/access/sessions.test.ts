import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startConsole, type TestConsole } from '../../support/startConsole.ts'

let running: TestConsole
beforeEach(async () => {
  running = await startConsole()
})
afterEach(() => running.close())

const hour = 3_600_000

describe('a one-time link', () => {
  it('opens a session once, with a cookie that scripts and other sites cannot use', async () => {
    const link = await running.link()
    const first = await running.ask('POST', '/api/session', { link }, {})
    const cookie = first.headers.get('set-cookie') ?? ''
    expect(first.status).toBe(200)
    expect(cookie).toMatch(/^shirube_session=[^;]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/)
    expect((await running.ask('POST', '/api/session', { link }, {})).status).toBe(401)
  })

  it('is worth nothing after a day', async () => {
    const link = await running.link()
    running.clock.now += 25 * hour
    expect((await running.ask('POST', '/api/session', { link }, {})).status).toBe(401)
  })

  it('is used by exactly one of two that race', async () => {
    const link = await running.link()
    const answers = await Promise.all([1, 2, 3].map(() => running.ask('POST', '/api/session', { link }, {})))
    expect(answers.map((one) => one.status).sort()).toEqual([200, 401, 401])
  })

  it('is not used up by whoever only looks at the page behind it', async () => {
    const link = await running.link()
    expect((await running.ask('GET', '/login', undefined, {})).status).toBe(200)
    expect((await running.ask('POST', '/api/session', { link }, {})).status).toBe(200)
  })

  it('is refused with anything that is not a link', async () => {
    for (const body of [{}, { link: '' }, { link: 7 }, { link: 'x'.repeat(10_000) }, { link: 'sb_link_guess' }]) {
      expect([400, 401]).toContain((await running.ask('POST', '/api/session', body, {})).status)
    }
    expect(running.faults).toEqual([])
  })
})

describe('a session', () => {
  it('is needed for everything in /api', async () => {
    for (const path of ['/api/session', '/api/keys', '/api/definitions', '/api/audit', '/api/install', '/api/export/events', '/api/live']) {
      const response = await running.ask('GET', path, undefined, {})
      expect([path, response.status, (await response.json()).error.code]).toEqual([path, 401, 'not_signed_in'])
    }
  })

  it('says who is signed in, and ends when it is closed', async () => {
    const cookie = await running.signIn()
    const facts = await (await running.ask('GET', '/api/session', undefined, { cookie })).json()
    expect(facts).toMatchObject({ project: 'My product', environment: 'production', zone: 'UTC', name: 'admin', sample: false })
    expect((await running.ask('DELETE', '/api/session', undefined, { cookie, 'sec-fetch-site': 'same-origin' })).status).toBe(204)
    expect((await running.ask('GET', '/api/session', undefined, { cookie })).status).toBe(401)
  })

  it('ends by itself after two weeks', async () => {
    const cookie = await running.signIn()
    running.clock.now += 13 * 24 * hour
    expect((await running.ask('GET', '/api/session', undefined, { cookie })).status).toBe(200)
    running.clock.now += 2 * 24 * hour
    expect((await running.ask('GET', '/api/session', undefined, { cookie })).status).toBe(401)
  })

  it('marks its cookie Secure when the console is reached by https', async () => {
    const { createConsole } = await import('../../../server/createConsole.ts')
    const secure = createConsole({ store: running.store, now: () => running.clock.now })
    const response = await secure.fetch(new Request('https://guide.example/api/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ link: await running.link() }) }))
    expect(response.headers.get('set-cookie')).toContain('; Secure')
    expect(response.headers.get('strict-transport-security')).not.toBeNull()
    await secure.close()
  })
})
