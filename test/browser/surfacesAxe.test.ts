// axe-core over every state of tour and checklist: nothing that our surfaces add may be an obstacle, in light and in dark.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findViolations } from '../support/findViolations.ts'
import { withBrowser } from '../support/withBrowser.ts'
import { serveGallery, type Gallery } from './gallery/serveGallery.ts'

const chromium = withBrowser()
let gallery: Gallery
beforeAll(async () => {
  gallery = await serveGallery()
})
afterAll(() => gallery.close())

const tour = ['ring', 'action', 'media', 'modal', 'block', 'rich', 'centred', 'chip', 'own']
const checklist = ['open', 'folded', 'done']
const desk = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }

it('finds nothing on the host page alone', async () => {
  for (const mode of ['light', 'dark']) {
    const page = await chromium.page({ viewport: desk })
    await page.goto(`${gallery.url}?mode=${mode}`)
    expect(await findViolations(page)).toEqual([])
  }
})

describe.each([
  ['light', 'en', desk],
  ['dark', 'ja', desk],
  ['light', 'ja', phone],
  ['dark', 'en', phone],
] as const)('%s, %s, %o', (mode, locale, viewport) => {
  it.each([...tour.map((state) => ['tour', state] as const), ...checklist.map((state) => ['checklist', state] as const)])('finds nothing on %s: %s', async (kind, state) => {
    const page = await chromium.page({ viewport, hasTouch: viewport === phone, isMobile: viewport === phone, reducedMotion: 'reduce' })
    await page.goto(`${gallery.url}?mode=${mode}&locale=${locale}`)
    await page.evaluate(([name, which]) => window.gallery[name](which).then(() => {}), [kind, state] as const)
    expect(await findViolations(page)).toEqual([])
    expect(await page.evaluate(() => window.gallery.errors)).toEqual([])
  })
})
