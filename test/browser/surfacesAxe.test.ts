// axe-core over every state of tour and checklist: nothing that our surfaces add may be an obstacle, in light and in dark.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withBrowser } from '../support/withBrowser.ts'
import { serveGallery, type Gallery } from './gallery/serveGallery.ts'

const chromium = withBrowser()
let gallery: Gallery
let axe = ''
beforeAll(async () => {
  gallery = await serveGallery()
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
})
afterAll(() => gallery.close())

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}

/** Violations by rule with their elements; the bare page has none, so all of them are ours. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate(async (): Promise<Violation[]> => {
    const { axe: engine } = window as unknown as { axe: { run: (context: Document, options: object) => Promise<{ violations: Violation[] }> } } // axe puts itself there
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    return (await engine.run(document, { runOnly: tags, rules: { 'target-size': { enabled: true } } })).violations
  })
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)} ${node.failureSummary ?? ''}`))
}

const tour = ['ring', 'action', 'media', 'modal', 'block', 'rich', 'centred', 'chip', 'own']
const checklist = ['open', 'folded', 'done']
const desk = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }

it('finds nothing on the host page alone', async () => {
  for (const mode of ['light', 'dark']) {
    const page = await chromium.page({ viewport: desk })
    await page.goto(`${gallery.url}?mode=${mode}`)
    expect(await violations(page)).toEqual([])
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
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => window.gallery.errors)).toEqual([])
  })
})
