// The cards of Tsunagu's tour beside what they speak of: at no width does one lie on the thing it asks a person to use.
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
