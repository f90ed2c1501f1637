// Whatever customers' users call themselves and their things is text in the console: nothing runs, nothing breaks a screen.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { told } from '../server/reports/guideRuns.ts'
import { act, day, hour, join, named, signUp } from '../server/reports/reportWorld.ts'
import { withBrowser } from '../support/withBrowser.ts'
import { ready } from './console/consoleScreens.ts'
import { openConsoleSite, type ConsoleSite } from './console/consoleSite.ts'

const polyglots = [
  `jaVasCript:/*-/*\`/*\\\`/*'/*"/**/(/* */oNcliCk=alert() )//%0D%0A%0d%0a//</stYle/</titLe/</teXtarEa/</scRipt/--!>\\x3csVg/<sVg/oNloAd=alert()//>\\x3e`,
  `"><img src=x onerror=alert(1)><svg/onload=alert(2)>`,
  `</script><script>alert(3)</script>`,
  `{{constructor.constructor('alert(4)')()}}`,
  `javascript:alert(5)`,
  `<iframe srcdoc="<script>parent.alert(6)</script>">`,
] as const

const chromium = withBrowser()
let site: ConsoleSite
const now = Date.now()
beforeAll(async () => {
  site = await openConsoleSite()
  await site.serve.push('demo/guides/project.ts')
  await site.send(
    polyglots.flatMap((text, i) => {
      const account = i === 0 ? `hostile-${i}` : text
      const user = `user ${text}`
      const run = { account, user, guide: 'welcome', run: text.slice(0, 90), locale: text }
      return [
        signUp(account, now - 5 * day, { name: text, plan: text, [text.slice(0, 100)]: { nested: text }, website: text }),
        join(account, user, now - 4 * day), named(account, user, now - 4 * day, text),
        act(account, user, now - 4 * day, text, { url: text, [text.slice(0, 60)]: text }),
        told(run, now - hour, '$guide_started', { trigger: text }), told(run, now - hour + 1, '$step_shown', { stepId: 'hello', index: 0 }), told(run, now - hour + 2, '$item_completed', { itemId: text }),
        told({ ...run, guide: 'hello', run: `x${i}`, kind: text }, now - hour, '$guide_started'),
      ]
    }),
  )
  // Refused events are shown too, with what was sent.
  await site.sendWith(site.serve.serverKey, { type: 'track', event: '', userId: polyglots[1] })
  await site.sendWith(site.serve.serverKey, { type: polyglots[1], userId: 'u' })
  await site.sendWith(`${polyglots[1]}`.slice(0, 60), { type: 'track', event: 'X', userId: 'u' })
}, 120_000)
afterAll(() => site?.serve.close())

async function look(page: Page, path: string, dialogs: string[]): Promise<void> {
  if (path !== '') await page.goto(`${site.url}${path}`)
  await ready(page)
  for (const more of await page.locator('button.def').all()) {
    await more.click()
    await page.keyboard.press('Escape')
  }
  for (const table of await page.getByRole('radio', { name: /Table|表/ }).all()) await table.check()
  expect(dialogs, path).toEqual([])
  expect(await page.locator('main iframe, main script, main img, main [onclick], main [onerror], main [onload], main a[href^="javascript" i]').count(), path).toBe(0)
}

it.each(['en-US', 'ja-JP'])('shows them as text on every screen and runs none: %s', { timeout: 120_000 }, async (locale) => {
  const page = await site.signedIn(chromium, { locale })
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await look(page, '', dialogs)
  expect(await page.locator('.work tbody th').allInnerTexts()).toHaveLength(6)
  for (const path of ['/accounts', '/guides', '/guides/welcome', '/guides/hello', '/install', `/accounts?query=${encodeURIComponent(polyglots[1])}`]) await look(page, path, dialogs)
  for (const [i, text] of polyglots.entries()) {
    // By the link on the list, as a person gets there: an id may hold anything.
    await page.goto(`${site.url}/accounts`)
    await ready(page)
    await page.getByRole('link', { name: text, exact: true }).click()
    await page.locator('.who h1').waitFor()
    expect(await page.locator('.who h1').innerText()).toBe(text)
    await look(page, '', dialogs)
    expect(await page.locator('.tl').innerText(), String(i)).toContain(text.slice(0, 30))
    await page.reload()
    await ready(page)
    expect(await page.locator('.who h1').innerText()).toBe(text)
  }
  expect(chromium.problems()).toEqual([])
})

it.each(['50%', 'a/b', '%2F', 'a?b#c', '100%25', 'ä ö/ü', '株式会社 風'])('opens the page of an account called %s, and keeps it over a reload', async (id) => {
  await site.send([join(id, 'u', now - day, { name: `Named ${id}` })])
  const page = await site.signedIn(chromium)
  await page.goto(`${site.url}/accounts`)
  await ready(page)
  await page.getByRole('link', { name: `Named ${id}`, exact: true }).click()
  await page.getByRole('heading', { name: `Named ${id}`, level: 1 }).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: `Named ${id}`, level: 1 }).waitFor()
  expect(await page.locator('.facts .mono').innerText()).toBe(id)
})

it('keeps every screen inside its window, with a name, an id and values of one long word', { timeout: 120_000 }, async () => {
  const long = 'W'.repeat(200)
  await site.send([signUp(long, now - 5 * day, { name: long, website: long }), join(long, `user ${long}`, now - 4 * day), named(long, `user ${long}`, now - 4 * day, long), act(long, `user ${long}`, now - 4 * day, 'Message Posted')])
  const page = await site.signedIn(chromium)
  const wide: string[] = []
  for (const width of [1280, 900, 320]) {
    await page.setViewportSize({ width, height: 800 })
    for (const path of ['', '/accounts?query=WWW', `/accounts/${long}`, '/guides', '/install']) {
      await page.goto(`${site.url}${path}`)
      await ready(page)
      // On a phone a table may scroll within itself, the page never.
      const boxes = page.locator(width > 320 ? 'html, main .scroll' : 'html')
      const over = await boxes.evaluateAll((all) => all.map((box) => box.scrollWidth - box.clientWidth))
      if (over.some((px) => px > 0)) wide.push(`${width} ${path.slice(0, 20)}: ${over.join(', ')}`)
    }
  }
  expect(wide).toEqual([])
})

it('lets a name that turns the direction of writing turn nothing but itself', { timeout: 60_000 }, async () => {
  const name = 'Acme \u202Egnp.exe'
  await site.send([signUp('turned', now - 5 * day, { name }), join('turned', 'turned-user', now - 4 * day), named('turned', 'turned-user', now - 4 * day, name), act('turned', 'turned-user', now - 4 * day, 'Message Posted')])
  const page = await site.signedIn(chromium)
  await page.goto(`${site.url}/accounts/turned`)
  await ready(page)
  expect(await page.locator('.tl').innerText()).toContain(`\u2068${name}\u2069: Message Posted`)
  expect(await page.locator('.ms').innerText()).toContain(`Message Posted · \u2068${name}\u2069 · `)
})
