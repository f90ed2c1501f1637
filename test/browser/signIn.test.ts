// The one-time link in a real browser, under the policy the console ships.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startConsole, type TestConsole } from '../support/startConsole.ts'
import { withBrowser } from '../support/withBrowser.ts'

const chromium = withBrowser()
let running: TestConsole
beforeEach(async () => {
  running = await startConsole()
})
afterEach(() => running.close())

it('signs in once, leaves nothing of the secret in the address, and breaks no rule of the policy', async () => {
  const link = await running.link()
  const page = await chromium.page()
  await page.goto(`${running.url}/login#${link}`)
  await expect.poll(() => page.url()).toBe(`${running.url}/`)
  expect(await page.evaluate("fetch('api/session').then((answer) => answer.status)")).toBe(200)
  expect(await page.evaluate('document.cookie')).toBe('')
  expect(chromium.problems().filter((one) => /Content Security Policy|Trusted/i.test(one))).toEqual([])

  const again = await chromium.page({ locale: 'ja-JP' })
  await again.goto(`${running.url}/login#${link}`)
  await expect.poll(() => again.getByRole('alert').isVisible()).toBe(true)
  expect(await again.getByRole('alert').textContent()).toContain('使用済み')
  expect(again.url()).toBe(`${running.url}/login`)
})

it.each(['the used link', 'no link'])('lets whoever is signed in go in by %s', async (what) => {
  const link = await running.link()
  const page = await chromium.page()
  await page.goto(`${running.url}/login#${link}`)
  await expect.poll(() => page.url()).toBe(`${running.url}/`)
  await page.goto(`${running.url}/login${what === 'no link' ? '' : `#${link}`}`)
  await expect.poll(() => page.url()).toBe(`${running.url}/`)
})

it.each([
  ['nothing answers', 'en-US', 'it was not used'],
  ['a proxy answers for the server', 'ja-JP', '未使用のまま'],
])('does not call the link used when %s, and it is not', async (what, locale, words) => {
  const link = await running.link()
  const page = await chromium.page({ locale })
  await page.route('**/api/session', (route) => (what === 'nothing answers' ? route.abort() : route.fulfill({ status: 502, body: 'restarting' })))
  await page.goto(`${running.url}/login#${link}`)
  await expect.poll(() => page.getByRole('alert').allInnerTexts()).toEqual([expect.stringContaining(words)])
  await page.unroute('**/api/session')
  await page.goto('about:blank')
  await page.goto(`${running.url}/login#${link}`)
  await expect.poll(() => page.url()).toBe(`${running.url}/`)
})

it('works where the console is mounted on a path', async () => {
  const { createConsole } = await import('../../server/createConsole.ts')
  const { listen } = await import('../support/listen.ts')
  const mounted = createConsole({ store: running.store, basePath: '/admin', now: () => running.clock.now })
  const site = await listen(mounted)
  const page = await chromium.page()
  await page.goto(`${site.url}/admin/login#${await running.link()}`)
  await expect.poll(() => page.url()).toBe(`${site.url}/admin/`)
  expect((await page.context().cookies()).map((one) => [one.name, one.path, one.httpOnly])).toEqual([['shirube_session', '/admin', true]])
  await mounted.close()
  await site.close()
})
