// Faults between page and collector: nothing acknowledged is lost, nothing is stored twice, the host sees no error.
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { BrowserContext, Page } from 'playwright-core'
import { startFakeCollector, type FakeCollector } from '../../support/fakeCollector.ts'
import { withBrowser } from '../../support/withBrowser.ts'

const chromium = withBrowser()
let collector: FakeCollector

beforeEach(async () => {
  collector = await startFakeCollector()
  collector.pages.set('/', { body: '<!doctype html><title>Host</title><script type="module" src="/sdk/0/shirube.js" data-write-key="wk_test"></script>' })
  collector.pages.set('/away', { body: '<!doctype html><title>Away</title>' })
})
afterEach(() => collector.close())

async function open(context?: BrowserContext): Promise<Page> {
  const page = await (context ?? (await chromium.context())).newPage()
  await page.goto(collector.origin)
  await page.waitForFunction('window.shirube?.flush')
  return page
}
const run = (page: Page, code: string): Promise<unknown> => page.evaluate(code)
const names = (): (string | undefined)[] => [...collector.stored.values()].map(({ event }) => event)

it('keeps events over a reload while the collector is down, and delivers each once afterwards', async () => {
  collector.fault = () => ({ status: 503 })
  const page = await open()
  await run(page, 'for (let i = 0; i < 30; i++) shirube.track("e" + i)')
  expect(await run(page, 'shirube.flush()')).toMatchObject({ stored: 0, waiting: 30 })
  await page.reload()
  await page.waitForFunction('window.shirube?.flush')
  await run(page, 'shirube.track("after")')
  collector.fault = () => undefined
  await expect.poll(async () => ((await run(page, 'shirube.flush()')) as { waiting: number }).waiting).toBe(0)
  expect(names()).toEqual([...Array.from({ length: 30 }, (_, i) => `e${i}`), 'after'])
})

it('stores once what was committed before the answer was lost', async () => {
  collector.fault = (attempt) => (attempt < 2 ? { status: 0, commit: true, hangUp: true } : undefined)
  const page = await open()
  await run(page, 'shirube.track("only")')
  await expect.poll(async () => ((await run(page, 'shirube.flush()')) as { waiting: number }).waiting).toBe(0)
  expect(names()).toEqual(['only'])
  expect(collector.arrivals()).toBeGreaterThan(1)
})

it('sends what a page did just before it was left', async () => {
  const page = await open()
  await run(page, 'shirube.track("click"); location.href = "/away"')
  await expect.poll(names).toContain('click')
})

it('keeps what was never delivered for the next visit, even when tracked in pagehide', async () => {
  collector.fault = () => ({ status: 503 })
  const page = await open()
  await run(page, 'addEventListener("pagehide", () => shirube.track("last words")); location.href = "/away"')
  await page.waitForURL('**/away')
  collector.fault = () => undefined
  const next = await open(page.context())
  await expect.poll(async () => ((await run(next, 'shirube.flush()')) as { waiting: number }).waiting).toBe(0)
  expect(names()).toContain('last words')
})

it('takes a captive portal for a failure, not for an acknowledgement', async () => {
  collector.fault = () => ({ status: 200, body: '<html>please log in</html>' })
  const page = await open()
  await run(page, 'shirube.track("kept")')
  expect(await run(page, 'shirube.flush()')).toMatchObject({ stored: 0, waiting: 1 })
})

it('stops at a refused key, says so once, and keeps the events', async () => {
  collector.fault = () => ({ status: 401 })
  const page = await open()
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  await run(page, 'shirube.track("kept")')
  await run(page, 'shirube.flush()')
  const asked = collector.asked.length
  expect(await run(page, 'shirube.flush()')).toMatchObject({ waiting: 1 })
  expect(collector.asked.length).toBe(asked)
  expect(said.filter((text) => text.includes('SB1022'))).toHaveLength(1)
})

it('two tabs deliver all of both, once', async () => {
  const first = await open()
  const second = await open(first.context())
  await Promise.all([run(first, 'for (let i = 0; i < 50; i++) shirube.track("a" + i)'), run(second, 'for (let i = 0; i < 50; i++) shirube.track("b" + i)')])
  await Promise.all([run(first, 'shirube.flush()'), run(second, 'shirube.flush()')])
  await expect.poll(() => collector.stored.size).toBe(100)
  expect(collector.arrivals()).toBe(100)
})
