import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startConsole, type TestConsole } from '../../support/startConsole.ts'

let running: TestConsole
beforeAll(async () => {
  running = await startConsole()
})
afterAll(() => running.close())

const page = (path: string, headers: Record<string, string> = {}) => fetch(`${running.url}${path}`, { headers: { accept: 'text/html', ...headers }, redirect: 'manual' })

describe('the pages of the console', () => {
  it.each(['/', '/accounts/acme', '/login', '/api/session', '/assets/missing.js', '/nowhere.txt'])('carry the whole set of headers: %s', async (path) => {
    const { headers } = await page(path)
    const policy = headers.get('content-security-policy') ?? ''
    for (const part of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'"]) expect(policy).toContain(part)
    expect(policy).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('referrer-policy')).toBe('strict-origin')
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })

  it('never keeps data in a cache', async () => {
    expect((await page('/api/session')).headers.get('cache-control')).toBe('no-store')
    expect((await page('/')).headers.get('cache-control')).toBe('no-store')
  })

  it('hold no inline script, style or handler', async () => {
    for (const path of ['/', '/login']) {
      const html = await (await page(path)).text()
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/)
    }
  })

  it('speak the language the browser asks for when nobody is signed in', async () => {
    expect(await (await page('/login', { 'accept-language': 'ja,en;q=0.5' })).text()).toContain('<html lang="ja">')
    expect(await (await page('/login', { 'accept-language': 'en' })).text()).toContain('<html lang="en">')
  })

  it('are for people: a program that does not ask for a page finds the first alone', async () => {
    const status = async (path: string): Promise<number> => (await page(path, { accept: '*/*' })).status
    expect([await status('/'), await status('/accounts/acme')]).toEqual([200, 404])
  })

  it('name their files below the mount', async () => {
    const { createConsole } = await import('../../../server/createConsole.ts')
    const mounted = createConsole({ store: running.store, basePath: '/admin' })
    const html = await (await mounted.fetch(new Request('http://a.example/admin/accounts', { headers: { accept: 'text/html' } }))).text()
    expect(html).toContain('src="/admin/assets/main.js"')
    await mounted.close()
  })

  it('give out no file outside their folder', async () => {
    for (const path of ['/assets/../package.json', '/assets/..%2f..%2fpackage.json', '/assets/%2e%2e/%2e%2e/package.json', '/assets/.env', '/assets//etc/passwd', '/assets/%00']) {
      expect((await page(path)).status, path).not.toBe(200)
    }
  })

  it('answer 404 as data for what no screen and no route is', async () => {
    expect((await fetch(`${running.url}/v1/nothing`)).status).toBe(404)
    expect((await fetch(`${running.url}/api/nothing`)).status).toBe(404)
  })
})
