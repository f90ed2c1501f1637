// What people do on the console's screens: read counts, switch views and languages, filter, share an address, follow a name.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { act, activated, day, hour, signUp } from '../server/reports/reportWorld.ts'
import { told, walked } from '../server/reports/guideRuns.ts'
import { withBrowser } from '../support/withBrowser.ts'
import { ready } from './console/consoleScreens.ts'
import { openConsoleSite, type ConsoleSite } from './console/consoleSite.ts'

const chromium = withBrowser()
let site: ConsoleSite
const now = Date.now()
beforeAll(async () => {
  site = await openConsoleSite()
  await site.serve.push('demo/guides/project.ts')
  await site.send([
    ...['a', 'b'].flatMap((id) => activated(id, now - 20 * day, now - 19 * day)),
    ...Array.from({ length: 7 }, (_, i) => signUp(`missed-${i}`, now - 25 * day)),
    signUp('stuck', now - 5 * day, { name: 'Kaze Works' }), act('stuck', 'stuck-owner', now - day, 'Looked Around'),
    signUp('moving', now - hour),
    ...walked({ account: 'a', guide: 'welcome', run: 'r1' }, now - 19 * day, ['hello']), told({ account: 'a', guide: 'welcome', run: 'r1' }, now - 18 * day, '$guide_completed'),
    ...walked({ account: 'b', guide: 'welcome', run: 'r2' }, now - day, ['hello'], 'add-channel'),
  ])
}, 120_000)
afterAll(() => site?.serve.close())

const go = async (page: Page, path: string): Promise<void> => {
  await page.goto(`${site.url}${path}`)
  await ready(page)
}
const percents = async (page: Page): Promise<string[]> => {
  const text = await page.locator('main').innerText()
  // The name of the interval is no figure, and an axis is a scale.
  return (text.replaceAll(/95\s?%/g, '').match(/[0-9.]+\s?%/g) ?? []).filter((found) => !['0%', '5%', '10%', '15%', '20%'].includes(found))
}

describe('the screens', () => {
  it('show counts and no percent below twenty, in both languages', async () => {
    for (const [locale, counted] of [['en-US', '2 of 9'], ['ja-JP', '9件中2件']] as const) {
      const page = await site.signedIn(chromium, { locale })
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain(counted)
      for (const table of await page.getByRole('radio', { name: /Table|表/ }).all()) await table.check()
      for (const path of ['', '/guides', '/guides/welcome', '/guides/set-up', '/accounts/a']) {
        if (path) await go(page, path)
        // Nothing hides in what ⓘ opens either.
        for (const definition of await page.locator('button.def').all()) {
          await definition.click()
          expect(await percents(page), path).toEqual([])
          await page.keyboard.press('Escape')
        }
        expect(await percents(page), path).toEqual([])
      }
    }
    expect(chromium.problems()).toEqual([])
  })

  it('turn a chart into a table by keyboard alone', async () => {
    const page = await site.signedIn(chromium)
    const chart = page.getByRole('figure').filter({ has: page.getByRole('img', { name: /by signup week/ }) })
    await chart.getByRole('radio', { name: 'Chart' }).focus()
    await page.keyboard.press('ArrowRight')
    const figure = page.locator('figure').filter({ hasText: 'Activation by signup week' })
    await figure.getByRole('table').waitFor()
    expect(await figure.getByRole('row').count()).toBe(11)
    await page.keyboard.press('ArrowLeft')
    await figure.getByRole('img').waitFor()
  })

  it('speak another language when asked, at once and from then on', async () => {
    const page = await site.signedIn(chromium)
    const lang = () => page.evaluate(() => document.documentElement.lang)
    expect(await lang()).toBe('en')
    await page.getByRole('button', { name: '日本語' }).first().click()
    await page.getByRole('link', { name: 'アカウント', exact: true }).waitFor()
    expect(await lang()).toBe('ja')
    expect(await page.title()).toContain('概要')
    await page.reload()
    await ready(page)
    expect([await lang(), await page.getByRole('button', { name: '日本語' }).first().getAttribute('aria-pressed')]).toEqual(['ja', 'true'])
    await page.getByRole('button', { name: 'English' }).first().click()
    await expect.poll(lang).toBe('en')
  })

  it('keep the period and the filters in the address: shared, reloaded, gone back to', async () => {
    const page = await site.signedIn(chromium)
    await page.getByRole('radio', { name: 'Signed up in the last 28 days' }).check()
    await expect.poll(() => page.url()).toContain('days=28')
    await go(page, '/accounts')
    const tab = (name: RegExp) => page.getByRole('button', { name })
    await tab(/^Missed/).click()
    await expect.poll(() => page.locator('tbody tr').count()).toBe(7)
    await tab(/^Account$/).click()
    await expect.poll(() => new URL(page.url()).search).toBe('?activation=missed&sort=name')
    await page.getByRole('searchbox').fill('missed-3')
    await expect.poll(() => page.locator('tbody tr').count()).toBe(1)
    await page.reload()
    await ready(page)
    expect(await tab(/^Missed/).getAttribute('aria-pressed')).toBe('true')
    expect(await page.getByRole('searchbox').inputValue()).toBe('missed-3')
    expect(await page.getByRole('columnheader', { name: 'Account' }).getAttribute('aria-sort')).toBe('ascending')
    await page.goBack()
    await expect.poll(() => new URL(page.url()).search).toBe('?activation=missed')
    await page.goBack()
    await expect.poll(() => page.locator('tbody tr').count()).toBe(11)
  })

  it('leave out what no list can be asked by, whoever wrote the address', async () => {
    const page = await site.signedIn(chromium)
    await go(page, '/accounts?activation=constructor&sort=size&page=-3&query=')
    expect(await page.locator('tbody tr').count()).toBe(11)
    await go(page, '/accounts?query=nobody-is-called-so')
    await page.getByRole('heading', { name: 'No accounts match “nobody-is-called-so”' }).waitFor()
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await expect.poll(() => page.locator('tbody tr').count()).toBe(11)
  })

  it('lead from the list of whom to contact to the account, and back', async () => {
    const page = await site.signedIn(chromium)
    await page.getByRole('region', { name: 'Contact today: 1 account' }).getByRole('link', { name: 'Kaze Works' }).click()
    await expect.poll(() => page.url()).toBe(`${site.url}/accounts/stuck`)
    await page.getByRole('heading', { name: /Stuck: 0 of 2 milestones/ }).waitFor()
    await page.getByText('No milestone in 5 days').waitFor()
    await page.getByText(/stuck-owner: Looked Around/).waitFor()
    await page.goBack()
    await page.getByRole('region', { name: 'Contact today: 1 account' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/')
  })

  it('say that there is no such account, guide or page', async () => {
    const page = await site.signedIn(chromium)
    await page.goto(`${site.url}/accounts/nobody`)
    await page.getByRole('alert').getByText('unknown_account').waitFor()
    await page.getByRole('alert').getByText('It was erased, or the address is wrong.').waitFor()
    await page.goto(`${site.url}/guides/nothing`)
    await page.getByRole('alert').getByText('unknown_guide').waitFor()
    await page.goto(`${site.url}/no/such/page`)
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
  })
})
