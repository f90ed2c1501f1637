// Every screen of the console under the policy it is shipped with, and before axe: with people in it and without, light and
// dark, in both languages, on a desk and on a phone.
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedPeople } from '../../demo/people/seedPeople.ts'
import { findViolations } from '../support/findViolations.ts'
import { startServe, type Serve } from '../support/startServe.ts'
import { withBrowser } from '../support/withBrowser.ts'
import { anAccount, ready, screens, signIn, tellViolations } from './console/consoleScreens.ts'

const chromium = withBrowser()
const desk = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }
const looks: [string, BrowserContextOptions][] = [
  ['light, en', { colorScheme: 'light', locale: 'en-US', viewport: desk }],
  ['dark, ja', { colorScheme: 'dark', locale: 'ja-JP', viewport: desk }],
  ['dark, en, phone', { colorScheme: 'dark', locale: 'en-US', viewport: phone, hasTouch: true }],
  ['light, ja, phone', { colorScheme: 'light', locale: 'ja-JP', viewport: phone, hasTouch: true }],
]

async function open(options: BrowserContextOptions): Promise<Page> {
  const context = await chromium.context({ reducedMotion: 'reduce', ...options })
  await tellViolations(context)
  return context.newPage()
}
/** What axe finds on each of these screens, and what their policy refused. */
async function walk(page: Page, origin: string, paths: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) {
    await page.goto(`${origin}${path}`)
    await ready(page)
    found.push(...(await findViolations(page)).map((line) => `${path} ${line}`))
  }
  return found
}

describe('with people', () => {
  let serve: Serve
  let session: BrowserContextOptions['storageState']
  beforeAll(async () => {
    serve = await startServe()
    await serve.push('demo/guides/project.ts')
    await seedPeople({ endpoint: serve.ready.url, serverKey: serve.serverKey, accounts: 60 })
  }, 180_000)
  afterAll(() => serve?.close())

  it('signs in by the link, under its policy, before axe', async () => {
    const page = await open(looks[0]?.[1] ?? {})
    const { url, adminLink } = serve.ready
    session = await signIn(page, adminLink)
    expect(chromium.problems()).toEqual([])
    for (const [, look] of looks) {
      const late = await open(look)
      await late.goto(adminLink ?? '')
      await late.locator('#failed').waitFor()
      expect(await findViolations(late)).toEqual([])
      await late.goto(url)
      await late.locator('.signin').waitFor()
      expect(await findViolations(late)).toEqual([])
    }
    // A link that was used, and a visit without a session: the browser itself tells of the 401.
    expect(chromium.problems().filter((problem) => !problem.includes('status of 401'))).toEqual([])
  })

  it.each(looks)('has nothing against its policy and nothing for axe: %s', { timeout: 180_000 }, async (_, look) => {
    const page = await open({ ...look, storageState: session })
    const { url } = serve.ready
    const account = await anAccount(page, url)
    expect(await walk(page, url, [...screens, account])).toEqual([])
    expect(chromium.problems()).toEqual([])
  })

  it('shows charts as tables, definitions and the question before erasing, as clean', { timeout: 120_000 }, async () => {
    const page = await open({ ...looks[0]?.[1], storageState: session })
    await page.goto(serve.ready.url)
    await ready(page)
    for (const table of await page.getByRole('radio', { name: 'Table' }).all()) await table.check()
    expect(await findViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Erase sample data' }).click()
    await page.getByRole('dialog').waitFor()
    expect(await findViolations(page)).toEqual([])
    expect(chromium.problems()).toEqual([])
  })
})

describe('before the first event', () => {
  let serve: Serve
  beforeAll(async () => {
    serve = await startServe()
    await serve.push('demo/guides/project.ts')
  })
  afterAll(() => serve?.close())

  it('has nothing against its policy and nothing for axe', { timeout: 180_000 }, async () => {
    const session = await signIn(await open({}), serve.ready.adminLink)
    for (const [, look] of looks) expect(await walk(await open({ ...look, storageState: session }), serve.ready.url, ['/', '/accounts', '/guides', '/install'])).toEqual([])
    expect(chromium.problems()).toEqual([])
  })
})
