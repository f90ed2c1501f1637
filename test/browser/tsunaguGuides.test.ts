// Tsunagu and its guides share the screen: no card lies on what it asks a person to use, no menu opens below the list.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Locator } from 'playwright-core'
import { signUp, startTsunagu, surface, type RunningTsunagu } from '../journey/tsunagu.ts'
import { startServe, type Serve } from '../support/startServe.ts'
import { withBrowser } from '../support/withBrowser.ts'

const chromium = withBrowser()
let serve: Serve
let tsunagu: RunningTsunagu
beforeAll(async () => {
  serve = await startServe()
  tsunagu = await startTsunagu(serve)
})
afterAll(async () => {
  await tsunagu?.close()
  await serve?.close()
})

it.each([
  ['desktop', 1280, 800],
  ['tablet', 900, 700],
  ['phone', 390, 844],
] as const)('puts no card on what it speaks of: %s', { timeout: 60_000 }, async (name, width, height) => {
  const page = await chromium.page({ viewport: { width, height }, locale: 'en-US', reducedMotion: 'reduce' })
  const anchor = (id: string): Locator => page.locator(`[data-shirube="${id}"]:visible`)
  const lies = async (id: string, target: string): Promise<string[]> => {
    const card = surface.step(page, id)
    await card.waitFor()
    const [a, b] = await Promise.all([card.boundingBox(), anchor(target).boundingBox()])
    if (!a || !b) return [`${id}: not on screen`]
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height ? [`${id}: on ${target}`] : []
  }

  await signUp(page, tsunagu.origin, `Hana ${name}`, 'Minato Works')
  await page.getByRole('button', { name: 'Show me around' }).click()
  await surface.step(page, 'hello').locator('[part~="next"]').click()
  const found = await lies('add-channel', 'add-channel')
  await anchor('add-channel').click()
  found.push(...(await lies('name-channel', 'channel-dialog')))
  await anchor('channel-dialog').locator('[name="name"]').fill(`spring-${name}`)
  await page.keyboard.press('Enter')
  found.push(...(await lies('say-hello', 'composer')))
  await anchor('composer').locator('textarea').fill('For the spring fair.')
  await page.keyboard.press('Enter')
  found.push(...(await lies('invite', 'invite')))

  expect(found).toEqual([])
  expect(chromium.problems()).toEqual([])
})

it('opens its own menus above the list, and closes them as people expect', { timeout: 60_000 }, async () => {
  const page = await chromium.page({ viewport: { width: 1280, height: 800 }, locale: 'en-US', reducedMotion: 'reduce' })
  await signUp(page, tsunagu.origin, 'Hana Menu', 'Minato Works')
  await page.getByRole('button', { name: /look around/ }).click()
  await surface.panel(page).waitFor()
  const button = page.getByRole('button', { name: /Your menu/ })
  const logOut = page.getByRole('button', { name: 'Log out' })
  await button.click()
  const isOnTop = (): Promise<boolean> =>
    logOut.evaluate((item) => {
      const { x, y, width, height } = item.getBoundingClientRect()
      return item.contains(document.elementFromPoint(x + width / 2, y + height / 2))
    })
  expect(await isOnTop()).toBe(true)
  const [menu, list] = await Promise.all([page.locator('.menu-panel:popover-open').boundingBox(), surface.panel(page).boundingBox()])
  // Else the test would see nothing: they do share a place.
  expect((menu?.y ?? 0) + (menu?.height ?? 0)).toBeGreaterThan(list?.y ?? Infinity)

  await page.keyboard.press('Escape')
  await expect.poll(() => logOut.count()).toBe(0)
  expect(await button.evaluate((node) => node === document.activeElement)).toBe(true)
  await button.click()
  await logOut.waitFor()
  await button.click()
  await expect.poll(() => logOut.count()).toBe(0)
  await button.click()
  await page.mouse.click(600, 200)
  await expect.poll(() => logOut.count()).toBe(0)
  expect(chromium.problems()).toEqual([])
})

it('keeps the composer free when the window becomes a phone’s', { timeout: 60_000 }, async () => {
  const page = await chromium.page({ viewport: { width: 1280, height: 800 }, locale: 'en-US', reducedMotion: 'reduce' })
  await signUp(page, tsunagu.origin, 'Hana Turn', 'Minato Works')
  await page.getByRole('button', { name: 'Show me around' }).click()
  await surface.step(page, 'hello').locator('[part~="next"]').click()
  await page.locator('[data-shirube="add-channel"]').click()
  await page.locator('[data-shirube="channel-dialog"] [name="name"]').fill('turned')
  await page.keyboard.press('Enter')
  const card = surface.step(page, 'say-hello')
  await card.waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  const composer = page.locator('[data-shirube="composer"]')
  await expect
    .poll(async () => {
      const [a, b] = await Promise.all([card.boundingBox(), composer.boundingBox()])
      return !!a && !!b && a.width === 390 && a.y + a.height <= b.y
    })
    .toBe(true)
  expect(chromium.problems()).toEqual([])
})

it.each(['Continue', 'reload'] as const)('opens the dialog anew for whoever closed it, by %s', { timeout: 60_000 }, async (way) => {
  const page = await chromium.page({ viewport: { width: 1280, height: 800 }, locale: 'en-US', reducedMotion: 'reduce' })
  await signUp(page, tsunagu.origin, `Hana ${way}`, 'Minato Works')
  await page.getByRole('button', { name: 'Show me around' }).click()
  await surface.step(page, 'hello').locator('[part~="next"]').click()
  await page.locator('[data-shirube="add-channel"]').click()
  await surface.step(page, 'name-channel').waitFor()
  const dialog = page.locator('[data-shirube="channel-dialog"]')
  if (way === 'reload') await page.reload()
  else {
    await page.keyboard.press('Escape')
    await page.getByText('Continue: Give it a name').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('Continue: Give it a name').click()
  }
  await dialog.waitFor({ timeout: 5_000 })
  await surface.step(page, 'name-channel').locator('[part~="title"]').waitFor({ timeout: 5_000 })
  await dialog.locator('[name="name"]').fill(`again-${way}`)
  await page.keyboard.press('Enter')
  await surface.step(page, 'say-hello').waitFor()
  expect(chromium.problems()).toEqual([])
})
