// Tour and checklist by script tag on a page with the strictest policy that still lets the script in. The collector is
// another origin; chunks, styles, storage and requests all have to do without one more permission.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { listen, type Listening } from '../support/listen.ts'
import { startServe, type Serve } from '../support/startServe.ts'
import { withBrowser } from '../support/withBrowser.ts'

const chromium = withBrowser()
const nonce = 'cmFuZG9tLWVub3VnaA'
let serve: Serve
let host: Listening
beforeAll(async () => {
  serve = await startServe()
  await serve.push('test/browser/policy/policyGuides.ts')
  host = await listen((request, response) => {
    const { writeKey, url } = serve.ready
    // Of its own origin, so that the host itself breaks nothing.
    if (request.url === '/favicon.ico') return void response.writeHead(204).end()
    response.setHeader('content-security-policy', policy(url))
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`<!doctype html><html lang="en"><title>Strict</title><main><h1>Strict</h1><button id="one">One</button> <button id="two">Two</button></main>
<script nonce="${nonce}">
  window.violations = []
  document.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sourceFile))
</script>
<script nonce="${nonce}" type="module" crossorigin src="${url}/sdk/shirube.js" data-write-key="${writeKey}"></script></html>`)
  })
})
afterAll(() => Promise.all([host?.close(), serve?.close()]))

function policy(collector: string): string {
  return `default-src 'none'; script-src 'nonce-${nonce}'; connect-src ${collector}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`
}
const part = (page: Page, name: string) => page.locator(`shirube-root [part~="${name}"]`)
const violations = (page: Page): Promise<unknown> => page.evaluate(() => (window as unknown as { violations: string[] }).violations) // the page's own
const start = (page: Page, id: string): Promise<unknown> => page.evaluate((guide) => (window as unknown as { shirube: { start(id: string): Promise<unknown> } }).shirube.start(guide), id) // the script tag's

async function open(): Promise<Page> {
  const page = await chromium.page({ reducedMotion: 'no-preference' })
  await page.goto(host.url)
  await expect.poll(() => page.evaluate(() => 'shirube' in window)).toBe(true)
  return page
}

describe('a page that allows one nonce and the collector, nothing else', () => {
  it('gets the whole tour: card, spotlights, modal, arrow, styles, events', async () => {
    const page = await open()
    expect(await start(page, 'strict-tour')).toMatchObject({ ok: true })
    const seen: string[] = []
    for (const id of ['modal', 'ring', 'dim', 'block']) {
      const card = page.locator(`shirube-root [data-step="${id}"]`)
      await card.waitFor()
      seen.push(id)
      expect(await card.evaluate((element) => getComputedStyle(element).width)).toMatch(/^[3-5]\d\dpx$/)
      await card.locator('[part~="next"]').click()
    }
    await expect.poll(() => page.locator('shirube-root').count()).toBe(0)
    expect(seen).toHaveLength(4)
    expect(await violations(page)).toEqual([])
    expect(chromium.problems()).toEqual([])
    await expect.poll(() => page.evaluate(() => (window as unknown as { shirube: { flush(): Promise<{ stored: number }> } }).shirube.flush().then(({ stored }) => stored))).toBeGreaterThan(5) // the script tag's
    expect(await violations(page)).toEqual([])
  })

  it('gets the whole checklist: launcher, panel, ticks, celebration', async () => {
    const page = await open()
    expect(await start(page, 'strict-list')).toMatchObject({ ok: true })
    await part(page, 'panel').waitFor()
    await page.keyboard.press('Escape')
    await part(page, 'launcher').click()
    for (let left = 2; left > 0; left--) await page.getByRole('button', { name: 'Mark as done' }).first().click()
    await page.getByText('All set').first().waitFor()
    expect(await part(page, 'panel').evaluate((element) => getComputedStyle(element).position)).not.toBe('static')
    expect(await violations(page)).toEqual([])
    expect(chromium.problems()).toEqual([])
  })
})

it('sees a violation when there is one', async () => {
  const page = await open()
  await page.evaluate(() => {
    const style = document.createElement('style')
    style.textContent = 'h1 { color: red }'
    document.head.append(style)
  })
  await expect.poll(() => violations(page)).toHaveLength(1)
})
