import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listen } from '../../support/listen.ts'
import { run, start, type Started } from '../../support/shirubeCommand.ts'

vi.setConfig({ testTimeout: 60_000 })

let data: string
let running: Started[] = []
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'shirube-data-'))
})
afterEach(async () => {
  for (const one of running) one.process.kill('SIGKILL')
  await Promise.all(running.map((one) => one.finished))
  running = []
})

interface Ready {
  url: string
  port: number
  firstStart: boolean
  adminLink: string | null
  writeKey: string
  keysFile: string
}

async function serve(...args: string[]): Promise<{ started: Started; ready: Ready }> {
  const started = start(['serve', '--json', '--port', '0', '--data', data, ...args])
  running.push(started)
  return { started, ready: JSON.parse(await started.firstLine) }
}

async function stop(started: Started): Promise<number | null> {
  started.process.kill('SIGTERM')
  return (await started.finished).code
}

const keysIn = (ready: Ready): { writeKey: string; serverKey: string; apiKey: string } => JSON.parse(readFileSync(ready.keysFile, 'utf8'))
const event = (messageId: string) => ({ type: 'track', event: 'Made', userId: 'u', messageId })

describe('the product’s name', () => {
  it('is what --project says, and stays when it says nothing', async () => {
    const nameOf = async ({ ready }: { ready: Ready }): Promise<unknown> => {
      const { apiKey } = JSON.parse(readFileSync(ready.keysFile, 'utf8')) as { apiKey: string } // written by serve
      return Reflect.get(Object(await (await fetch(`${ready.url}/api/session`, { headers: { authorization: `Bearer ${apiKey}` } })).json()), 'project')
    }
    const first = await serve('--project', 'つなぐ')
    expect(await nameOf(first)).toBe('つなぐ')
    await stop(first.started)
    expect(await nameOf(await serve())).toBe('つなぐ')
    const { code } = await start(['serve', '--port', '0', '--data', data, '--project', ' ']).finished
    expect(code).not.toBe(0)
  })
})

describe('shirube serve', () => {
  it('makes all it needs at its first start, and finds it again at the next', async () => {
    const { started, ready } = await serve()
    const keys = keysIn(ready)
    expect(ready).toMatchObject({ firstStart: true, writeKey: keys.writeKey })
    expect(statSync(ready.keysFile).mode & 0o777).toBe(0o600)
    expect((await fetch(`${ready.url}/readyz`)).status).toBe(200)
    expect((await fetch(`${ready.url}/`, { headers: { accept: 'text/html' } })).status).toBe(200)
    const receipt = await (await fetch(`${ready.url}/v1/batch`, { method: 'POST', body: JSON.stringify({ batch: [event('m1')], writeKey: keys.serverKey }) })).json()
    expect(receipt).toMatchObject({ success: true, stored: 1 })
    const opened = await fetch(`${ready.url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ link: ready.adminLink?.split('#')[1] }) })
    expect(opened.status).toBe(200)
    expect(await stop(started)).toBe(0)

    const again = await serve()
    expect(again.ready).toMatchObject({ firstStart: false, adminLink: null, writeKey: keys.writeKey })
    const events = await (await fetch(`${again.ready.url}/api/export/events`, { headers: { authorization: `Bearer ${keys.apiKey}` } })).text()
    expect(events.trim().split('\n').map((line) => JSON.parse(line).messageId)).toEqual(['m1'])
    expect(await stop(again.started)).toBe(0)
  })

  it('moves on from a taken port and says which one it has', async () => {
    const taken = await listen(() => undefined)
    const started = start(['serve', '--json', '--port', String(taken.port), '--data', data])
    running.push(started)
    const ready = JSON.parse(await started.firstLine)
    expect(ready.port).toBeGreaterThan(taken.port)
    expect((await fetch(`${ready.url}/healthz`)).status).toBe(200)
    await taken.close()
  })

  it('has an address that works also where it listens on IPv6', async () => {
    const started = start(['serve', '--json', '--port', '0', '--host', '::1', '--data', data])
    running.push(started)
    const { url, port } = JSON.parse(await started.firstLine)
    expect(url).toBe(`http://[::1]:${port}`)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
  })

  it('tells people in sentences where everything is', async () => {
    const started = start(['serve', '--port', '0', '--data', data])
    running.push(started)
    await expect.poll(async () => (await fetch(`${JSON.parse(readFileSync(join(data, 'serve.json'), 'utf8')).url}/healthz`)).status, { timeout: 15_000 }).toBe(200)
    expect(await stop(started)).toBe(0)
    const { out } = await started.finished
    expect(out).toMatch(/Console {4}http:\/\/127\.0\.0\.1:\d+\//)
    expect(out).toMatch(/Sign in {4}http:\/\/127\.0\.0\.1:\d+\/login#sb_link_/)
    expect(out).toContain('data-write-key="sb_web_')
  })

  it('reads its settings from the environment, and a flag beats them', async () => {
    const started = start(['serve', '--json', '--port', '0'], { env: { SHIRUBE_DATA: data, SHIRUBE_PORT: '1', SHIRUBE_TRUST_PROXY: 'false' } })
    running.push(started)
    const ready = JSON.parse(await started.firstLine)
    expect(ready.data).toBe(data)
    expect(ready.port).not.toBe(1)
  })

  it('finishes what it was sent, refuses the rest and leaves with 0 on SIGTERM', async () => {
    const { started, ready } = await serve()
    const { serverKey, apiKey } = keysIn(ready)
    const send = (id: string) => fetch(`${ready.url}/v1/batch`, { method: 'POST', body: JSON.stringify({ batch: [event(id)], writeKey: serverKey }) }).then((answer) => answer.json().then((receipt) => (answer.status === 200 && receipt.stored === 1 ? id : null)), () => null)
    const sent = Array.from({ length: 50 }, (_, i) => send(`drain-${i}`))
    await Promise.race(sent)
    const code = await stop(started)
    const acknowledged = (await Promise.all(sent)).filter((id) => id !== null)
    expect(code).toBe(0)
    const again = await serve()
    const lines = (await (await fetch(`${again.ready.url}/api/export/events`, { headers: { authorization: `Bearer ${apiKey}` } })).text()).trim().split('\n')
    const stored = new Set(lines.map((line) => JSON.parse(line).messageId))
    expect(acknowledged.length).toBeGreaterThan(0)
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([])
  })

  it('says in one line why it cannot start', async () => {
    const { code, error } = await run(['serve', '--json', '--port', 'many', '--data', data])
    expect(code).not.toBe(0)
    expect(error).toContain('a port is a whole number')
    const postgres = await run(['serve', '--json', '--port', '0', '--data', data, '--store', 'postgres://x'])
    expect(JSON.parse(postgres.error).error.code).toBe('bad_store')
    const { ready } = await serve()
    const second = await run(['serve', '--json', '--port', '0', '--data', data])
    expect([second.code, JSON.parse(second.error).error.code]).toEqual([1, 'no_store'])
    expect(ready.url).toContain('http')
  })
})

describe('commands beside a running collector', () => {
  it('find it by its data folder: keys, link, push, pull, doctor', async () => {
    const { ready } = await serve()
    const made = await run(['keys', 'create', '--kind', 'browser', '--name', 'site', '--data', data, '--json'])
    const key = JSON.parse(made.out)
    expect(key).toMatchObject({ kind: 'browser', environment: 'production', name: 'site' })
    expect(JSON.parse((await run(['keys', 'list', '--data', data, '--json'])).out).keys).toHaveLength(4)
    expect((await run(['keys', 'revoke', String(key.id), '--data', data])).code).toBe(0)
    expect((await fetch(`${ready.url}/v1/guides?writeKey=${key.secret}`)).status).toBe(401)
    const link = JSON.parse((await run(['keys', 'link', '--data', data, '--json'])).out)
    expect(link.url).toBe(`${ready.url}/login#${link.link}`)

    const begun = await run(['init', data, '--data', data])
    expect(begun.out).toContain(`src="${ready.url}/sdk/shirube.js"`)
    expect(begun.out).toContain(`data-write-key="${ready.writeKey}"`)
    const pushed = await run(['push', join(data, 'shirube.config.ts'), '--publish', '--data', data])
    expect([pushed.code, pushed.error]).toEqual([0, ''])
    expect((await (await fetch(`${ready.url}/v1/guides?writeKey=${ready.writeKey}`)).json()).guides).toHaveLength(2)
    expect((await run(['pull', join(data, 'pulled.ts'), '--published', '--data', data])).code).toBe(0)
    expect((await run(['check', join(data, 'pulled.ts')])).code).toBe(0)
    const again = await run(['push', join(data, 'pulled.ts'), '--data', data, '--json'])
    expect(JSON.parse(again.out).pushed).toMatchObject({ created: [], removed: [] })

    const doctor = JSON.parse((await run(['doctor', '--data', data, '--write-key', ready.writeKey, '--json'])).out)
    expect(doctor.findings.filter((one: { level: string }) => one.level === 'bad')).toEqual([])
    expect(doctor.findings.find((one: { code: string }) => one.code === 'key').message).toContain('valid')
  })

  it('refuse to push what does not pass the check', async () => {
    await serve()
    writeFileSync(join(data, 'bad.json'), JSON.stringify({ guides: [{ id: 'Bad Id', kind: 'tour', steps: [] }] }))
    const { code, error } = await run(['push', join(data, 'bad.json'), '--data', data, '--json'])
    expect([code, JSON.parse(error).error.code]).toEqual([1, 'bad_definitions'])
  })
})

describe('commands without a running collector', () => {
  it('work on the data folder itself', async () => {
    const { started } = await serve()
    await stop(started)
    const made = JSON.parse((await run(['keys', 'create', '--kind', 'server', '--data', data, '--json'])).out)
    const { ready } = await serve()
    expect((await fetch(`${ready.url}/v1/batch`, { method: 'POST', body: JSON.stringify({ batch: [], writeKey: made.secret }) })).status).toBe(200)
  })

  it('ask for a key when keys.json is half written', async () => {
    writeFileSync(join(data, 'keys.json'), '{ "apiKey": "sb_')
    expect(JSON.parse((await run(['pull', '--data', data, '--json'])).error).error.code).toBe('no_key')
  })

  it('make no database where there is none, and say what answers instead of a collector', async () => {
    expect(JSON.parse((await run(['keys', 'list', '--data', data, '--json'])).error).error.code).toBe('no_data')
    const other = await listen((_req, res) => void res.writeHead(500).end('<html>'))
    const answer = await run(['pull', '--endpoint', other.url, '--api-key', 'x', '--json'])
    expect([answer.code, JSON.parse(answer.error).error.code]).toEqual([1, 'http_500'])
    await other.close()
    const gone = await run(['pull', '--endpoint', other.url, '--api-key', 'x', '--json'])
    expect(JSON.parse(gone.error).error.code).toBe('unreachable')
  })
})
