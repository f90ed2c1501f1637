// The core in a real Chromium: what a page tells reaches the collector once, whatever happens on the way.
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { startFakeCollector, type FakeCollector } from '../../support/fakeCollector.ts'
import { withBrowser } from '../../support/withBrowser.ts'

const chromium = withBrowser()
let collector: FakeCollector

beforeEach(async () => {
  collector = await startFakeCollector()
  collector.pages.set('/', { body: `<!doctype html><title>Host</title><h1>host</h1><script>window.shirube ||= { q: [] };["identify","group","reset","track","page","start","on"].forEach(m => shirube[m] ||= (...a) => { shirube.q.push([m, ...a]) }); shirube.track('early', { n: 0 })</script><script type="module" src="/sdk/0/shirube.js" data-write-key="wk_test"></script>` })
})
afterEach(() => collector.close())

async function open(path = '/'): Promise<Page> {
  const page = await chromium.page()
  await page.goto(collector.origin + path)
  await page.waitForFunction(() => 'flush' in (window as unknown as { shirube: object }).shirube)
  return page
}
const run = (page: Page, code: string): Promise<unknown> => page.evaluate(code)
const names = (): (string | undefined)[] => [...collector.stored.values()].map(({ event, type }) => event ?? type)

it('delivers what was called before and after it loaded, in order and once', async () => {
  const page = await open()
  await run(page, `shirube.track('late'); shirube.identify('u1', { plan: 'pro' }); shirube.group('a1'); shirube.track('in_account')`)
  expect(await run(page, 'shirube.flush()')).toEqual({ stored: 5, duplicates: 0, rejected: 0, waiting: 0 })
  expect(names()).toEqual(['early', 'late', 'identify', 'group', 'in_account'])
  const sent = [...collector.stored.values()]
  expect(sent[4]).toMatchObject({ userId: 'u1', context: { groupId: 'a1' } })
  expect(sent[0]?.userId).toBeUndefined()
  expect(sent[2]?.anonymousId).toBe(sent[0]?.anonymousId)
  expect(chromium.problems()).toEqual([])
})

it('fetches the core, and what sends, on a page that has nothing to show', async () => {
  const page = await open()
  await run(page, 'shirube.flush()')
  const asked = [...new Set(collector.asked.map((path) => path.replace(/-\w{8}\.js$/, '.js')))].filter((path) => !path.includes('/chunk'))
  expect(asked.sort()).toEqual(['GET /', 'GET /sdk/0/openSender.js', 'GET /sdk/0/shirube.js', 'GET /v1/guides', 'POST /v1/batch'])
})
