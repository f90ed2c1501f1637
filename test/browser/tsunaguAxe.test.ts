// axe-core over Tsunagu with each step of its tour and each state of its checklist open: what our surfaces add to a real
// application is no obstacle, in both modes and both languages. Tsunagu's own pages are held to the same.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { signUp, startTsunagu, surface, type RunningTsunagu } from '../journey/tsunagu.ts'
import { findViolations } from '../support/findViolations.ts'
import { startServe, type Serve } from '../support/startServe.ts'
import { withBrowser } from '../support/withBrowser.ts'

const chromium = withBrowser()
let serve: Serve
let tsunagu: RunningTsunagu
beforeAll(async () => {
  serve = await startServe()
  await serve.push('demo/guides/project.ts')
  tsunagu = await startTsunagu(serve)
})
afterAll(async () => {
  await tsunagu?.close()
  await serve?.close()
})

const looks = [
  ['light', 'en'],
  ['dark', 'en'],
  ['light', 'ja'],
  ['dark', 'ja'],
] as const

it.each(looks)('finds nothing on any step and any state of the list: %s, %s', { timeout: 120_000 }, async (colorScheme, locale) => {
  const page = await chromium.page({ colorScheme, viewport: { width: 1280, height: 800 }, locale: 'en-US', reducedMotion: 'reduce' })
  const found: string[] = []
  const look = async (at: string): Promise<void> => void found.push(...(await findViolations(page)).map((line) => `${at}: ${line}`))

  await signUp(page, tsunagu.origin, `Hana ${colorScheme} ${locale}`, 'Minato Works')
  await page.context().addCookies([{ name: 'tsunagu_locale', value: locale, url: tsunagu.origin }])
  await page.reload()
  await page.getByRole('button', { name: locale === 'ja' ? '使い方を見る' : 'Show me around' }).click()
  await takeTour(page, look)

  // Ends in the invite dialog; closed, the list comes by itself.
  await page.locator('dialog[open]').waitFor()
  await page.keyboard.press('Escape')
  await surface.panel(page).waitFor()
  await look('list')
  await page.locator('[data-item="teammates"] .it-row').click()
  await look('list, another item')
  await page.keyboard.press('Escape')
  await expect.poll(() => surface.panel(page).isVisible()).toBe(false)
  await look('launcher')

  expect(found).toEqual([])
  expect(chromium.problems()).toEqual([])
})

async function takeTour(page: Page, look: (at: string) => Promise<void>): Promise<void> {
  const at = async (id: string): Promise<void> => {
    await surface.step(page, id).waitFor()
    await look(id)
  }
  const anchor = (name: string) => page.locator(`[data-shirube="${name}"]`)
  await at('hello')
  await surface.step(page, 'hello').locator('[part~="next"]').click()
  await at('add-channel')
  await anchor('add-channel').click()
  await at('name-channel')
  await anchor('channel-dialog').locator('[name="name"]').fill('spring-launch')
  await page.keyboard.press('Enter')
  await at('say-hello')
  await anchor('composer').locator('textarea, input').fill('For the spring fair.')
  await page.keyboard.press('Enter')
  await at('invite')
  await surface.step(page, 'invite').locator('[part~="close"]').focus()
  await page.keyboard.press('Escape')
  await page.locator('[part~="resume"]').waitFor()
  await look('paused, with its chip')
  await page.locator('[part~="resume"]').click()
  await surface.step(page, 'invite').locator('[part~="skip"], [part~="back"]').first().waitFor()
  await anchor('invite').click()
  await surface.step(page, 'invite').waitFor({ state: 'detached' })
}
