import { describe, expect, it } from 'vitest'
import { startTsunagu, startWithOwner } from './startTsunagu.ts'

const code = (answer: { body: unknown }): unknown => Object(Object(answer.body).error).code

describe('writes from elsewhere', () => {
  it.each([
    ['another origin', { origin: 'https://evil.example' }, 403],
    ['the same host on another port', { origin: 'http://127.0.0.1:1' }, 403],
    ['an opaque origin', { origin: 'null' }, 403],
    ['a cross-site request', { 'sec-fetch-site': 'cross-site' }, 403],
    ['another subdomain', { 'sec-fetch-site': 'same-site' }, 403],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['a form dressed as text', { 'content-type': 'text/plain' }, 415],
  ])('are refused: %s', async (_what, headers, status) => {
    const { owner } = await startWithOwner()
    const answer = await owner.post('/channels', { name: 'planted', topic: '' }, headers)
    expect(answer.status).toBe(status)
    expect(JSON.stringify((await owner.get('/workspace')).body)).not.toContain('planted')
  })
})

describe('every page', () => {
  it('carries a policy that lets in scripts of ourselves and of the collector only', async () => {
    const { origin } = await startTsunagu({ endpoint: 'http://127.0.0.1:4100/', writeKey: 'wk' })
    const policy = (await fetch(origin)).headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'; script-src 'self' http://127.0.0.1:4100; connect-src 'self' http://127.0.0.1:4100; style-src 'self'")
    expect(policy).not.toContain('unsafe')
  })

  it('has its language in the first byte, from the browser or as chosen', async () => {
    const { origin } = await startTsunagu()
    const lang = async (headers: Record<string, string>): Promise<string | undefined> => /<html lang="(\w+)"/.exec(await (await fetch(origin, { headers })).text())?.[1]
    expect(await lang({ 'accept-language': 'ja,en;q=0.8' })).toBe('ja')
    expect(await lang({ 'accept-language': 'fr' })).toBe('en')
    expect(await lang({ 'accept-language': 'en', cookie: 'tsunagu_locale=ja' })).toBe('ja')
  })

  it('is a page also at an address with a broken escape', async () => {
    const { origin } = await startTsunagu()
    const answers = await Promise.all(['/c/%ZZ', '/join/%E0%A4', '/%'].map((path) => fetch(`${origin}${path}`)))
    expect(answers.map(({ status, headers }) => [status, headers.get('content-type')])).toEqual(answers.map(() => [200, 'text/html; charset=utf-8']))
  })

  it('cannot be broken by a name', async () => {
    const { origin, visitor } = await startTsunagu()
    const name = '</script><script>alert(1)</script>'
    const mallory = visitor()
    const { headers } = await mallory.post('/signup', { name, email: 'm@example.com', password: 'correct horse', timeZone: 'UTC' })
    const html = await (await fetch(origin, { headers: { cookie: headers.getSetCookie()[0] ?? '' } })).text()
    expect(html.match(/<\/script>/g)).toHaveLength(2)
    const data = /id="boot">(.*)<\/script>/.exec(html)?.[1] ?? ''
    expect(JSON.parse(data)).toMatchObject({ session: { me: { name } } })
  })

  it('never shows the server key', async () => {
    const { origin } = await startTsunagu({ endpoint: 'http://127.0.0.1:1', writeKey: 'browser-key', serverKey: 'server-key' })
    for (const path of ['/', '/status']) {
      const html = await (await fetch(`${origin}${path}`)).text()
      expect(html).toContain('browser-key')
      expect(html).not.toContain('server-key')
    }
  })

  it('offers the plain page with the script tag of the documentation', async () => {
    const { origin } = await startTsunagu({ endpoint: 'http://127.0.0.1:4100', writeKey: 'wk' })
    const html = await (await fetch(`${origin}/status`)).text()
    expect(html).toContain('<script type="module" crossorigin src="http://127.0.0.1:4100/sdk/shirube.js" data-write-key="wk"></script>')
    expect(html.match(/<script/g)).toHaveLength(1)
  })
})

describe('the API', () => {
  it('answers in JSON to what is not there, not JSON, or too large', async () => {
    const { owner, origin } = await startWithOwner()
    expect(code(await owner.get('/nothing'))).toBe('not_found')
    const broken = await fetch(`${origin}/api/login`, { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } })
    expect([broken.status, await broken.json()]).toEqual([400, { error: { code: 'bad_input' } }])
    expect((await owner.post('/profile', { name: 'x'.repeat(70_000) })).status).toBe(413)
  })

  it('tells nothing to someone not signed in', async () => {
    const { visitor } = await startTsunagu()
    for (const path of ['/workspace', '/channels/ch_1/messages']) expect((await visitor().get(path)).status).toBe(401)
    for (const path of ['/workspaces', '/profile', '/channels', '/invitations', '/look-around', '/members/u/remove']) expect((await visitor().post(path, {})).status).toBe(401)
  })
})
