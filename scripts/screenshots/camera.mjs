// A browser, pages of a fixed look (size, language, theme, time zone), and pictures taken when a page has come to rest.
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../install.mjs'
import { smaller } from './smaller.mjs'

/** Name of a look → what the browser is told. Phones are an iPhone's size with its pixels. */
export const looks = {
  'desktop-light-en': { locale: 'en', scheme: 'light', phone: false },
  'desktop-dark-ja': { locale: 'ja', scheme: 'dark', phone: false },
  'phone-light-ja': { locale: 'ja', scheme: 'light', phone: true },
  'phone-dark-en': { locale: 'en', scheme: 'dark', phone: true },
}

const quietMs = 150

export async function openCamera(folder) {
  // Node 20 reads no TypeScript; the server's own loader does.
  const { createJiti } = createRequire(join(root, 'server/package.json'))('jiti')
  const { launchChromium } = await createJiti(import.meta.url).import(pathToFileURL(join(root, 'test/support/chromium.ts')).href)
  const browser = await launchChromium({ args: ['--font-render-hinting=none', '--force-color-profile=srgb'] })
  const taken = []
  /** Errors of the pages: a picture of a broken page is worth nothing. */
  const problems = []

  /** A page with cookies of its own. */
  async function openPage(look, { storageState } = {}) {
    const { locale, scheme, phone } = looks[look]
    const context = await browser.newContext({
      viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 800 },
      deviceScaleFactor: phone ? 2 : 1,
      hasTouch: phone,
      locale: locale === 'ja' ? 'ja-JP' : 'en-GB',
      colorScheme: scheme,
      reducedMotion: 'reduce',
      timezoneId: 'Asia/Tokyo',
      ...(storageState ? { storageState } : {}),
    })
    context.setDefaultTimeout(20_000)
    const page = await context.newPage()
    page.on('pageerror', (error) => problems.push(`${look} ${page.url()}: ${error.message}`))
    return page
  }

  /** Writes <folder>/<set>/<name>.png. */
  async function take(page, set, name, { fullPage = false } = {}) {
    // Whatever was pressed last must not look hovered.
    await page.mouse.move(1, 1)
    await atRest(page)
    const path = join(folder, set, `${name}.png`)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, smaller(await page.screenshot({ fullPage, caret: 'hide' })))
    taken.push({ set, name, path })
    console.log(`  ${set}/${name}`)
  }

  return { openPage, take, taken, problems, close: () => browser.close() }
}

/** Fonts loaded, animations over, and nothing moved for a few frames. */
async function atRest(page) {
  await page.evaluate(async (quiet) => {
    await document.fonts.ready
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)))
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)))
    // Pages that paint by their own clock have no fact to wait for: the last change of the document is one.
    await new Promise((done) => {
      let timer = setTimeout(done, quiet)
      const seen = new MutationObserver(() => {
        clearTimeout(timer)
        timer = setTimeout(done, quiet)
      })
      for (const node of [document, document.querySelector('shirube-root')?.shadowRoot]) if (node) seen.observe(node, { subtree: true, childList: true, attributes: true, characterData: true })
    })
  }, quietMs)
}
