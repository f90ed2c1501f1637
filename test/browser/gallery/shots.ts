// Takes a picture of every state × mode × locale × device, to be laid beside the design:
//   npx jiti test/browser/gallery/shots.ts <folder> [part of a name]…
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { launchChromium } from '../../support/chromium.ts'
import { serveGallery } from './serveGallery.ts'

const [folder = 'shots', ...wanted] = process.argv.slice(2)
const states = { tour: ['ring', 'action', 'media', 'modal', 'block', 'rich', 'centred', 'chip', 'own'], checklist: ['open', 'folded', 'done'] } as const
const devices = { desk: { viewport: { width: 1280, height: 800 } }, phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } }
const scenes = [
  ['desk', 'light', 'en'],
  ['desk', 'dark', 'ja'],
  ['phone', 'dark', 'en'],
  ['phone', 'light', 'ja'],
] as const

await mkdir(folder, { recursive: true })
const gallery = await serveGallery()
const browser = await launchChromium()
try {
  for (const kind of ['tour', 'checklist'] as const) {
    for (const state of states[kind]) {
      for (const [device, mode, locale] of scenes) {
        const name = [kind, state, device, mode, locale].join('-')
        if (wanted.length && !wanted.some((piece) => name.includes(piece))) continue
        const context = await browser.newContext({ ...devices[device], deviceScaleFactor: 2, colorScheme: mode, reducedMotion: 'reduce' })
        const page = await context.newPage()
        page.on('pageerror', (error) => console.error(name, error.message))
        await page.goto(`${gallery.url}?locale=${locale}&mode=${mode}`)
        await page.evaluate(([which, at]) => window.gallery[which](at).then(() => document.fonts.ready).then(() => {}), [kind, state] as const)
        await page.evaluate(() => Promise.all([...(document.querySelector('shirube-root')?.shadowRoot?.querySelectorAll('img') ?? [])].map((image) => image.decode())).then(() => {}))
        const shoot = () => page.screenshot({ path: join(folder, `${name}.png`) })
        // Chromium gives up on a picture when the machine is very busy; the second try has always done.
        await shoot().catch(shoot)
        await context.close()
        console.log(name)
      }
    }
  }
} finally {
  await browser.close()
  await gallery.close()
}
