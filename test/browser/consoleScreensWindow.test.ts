// A goal may have no window: then nobody is too new, nothing runs out, and no screen speaks of "within 0 days".
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { act, activated, day, signUp } from '../server/reports/reportWorld.ts'
import { withBrowser } from '../support/withBrowser.ts'
import { ready } from './console/consoleScreens.ts'
import { openConsoleSite, type ConsoleSite } from './console/consoleSite.ts'

const chromium = withBrowser()
let site: ConsoleSite
const now = Date.now()
const project = {
  milestones: [{ id: 'posted', name: 'Posted', unit: 'account', event: 'Message Posted', count: 'events', atLeast: 1 }],
  goals: [{ id: 'activation', name: 'Activated', unit: 'account', requires: ['posted'] }],
}
beforeAll(async () => {
  site = await openConsoleSite()
  const headers = { authorization: `Bearer ${site.serve.apiKey}`, 'content-type': 'application/json' }
  for (const [method, path, body] of [['PUT', 'definitions', { project }], ['POST', 'publish', {}]] as const) {
    const answer = await fetch(`${site.url}/api/${path}`, { method, headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(await answer.text())
  }
  await site.send([
    ...Array.from({ length: 20 }, (_, i) => activated(`did-${i}`, now - 20 * day, now - 19 * day)).flat(),
    signUp('waits', now - 30 * day), act('waits', 'waits-owner', now - 29 * day, 'Looked Around'),
  ])
}, 120_000)
afterAll(() => site?.serve.close())

describe('a goal without a window', () => {
  it.each([
    ['en-US', '95% of new accounts activated', /\b0 days|window|under 1 min|\d left/i],
    ['ja-JP', '新規アカウントの95%がアクティベーション', /(?<!\d)0日|期限まで|1分未満|、残り/],
  ] as const)('is spoken of without one: %s', async (locale, headline, never) => {
    const page = await site.signedIn(chromium, { locale })
    await page.goto(site.url)
    await ready(page)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain(headline)
    const said = [await page.locator('main').innerText()]
    for (const definition of await page.locator('button.def').all()) {
      await definition.click()
      said.push(await page.locator('[popover]:popover-open').innerText())
      await page.keyboard.press('Escape')
    }
    for (const account of ['waits', 'did-1']) {
      await page.goto(`${site.url}/accounts/${account}`)
      await ready(page)
      said.push(await page.locator('.verdict').innerText())
    }
    expect(said.join('\n').match(new RegExp(`.*(${never.source}).*`, never.flags))?.[0]).toBeUndefined()
  })
})
