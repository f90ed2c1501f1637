// Sample data: marked wherever it is, erased with one click and one question, gone everywhere.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { seedPeople } from '../../demo/people/seedPeople.ts'
import { activated, day } from '../server/reports/reportWorld.ts'
import { withBrowser } from '../support/withBrowser.ts'
import { ready } from './console/consoleScreens.ts'
import { openConsoleSite, type ConsoleSite } from './console/consoleSite.ts'

const chromium = withBrowser()
let site: ConsoleSite
beforeAll(async () => {
  site = await openConsoleSite()
  await site.serve.push('demo/guides/project.ts')
  await seedPeople({ endpoint: site.url, serverKey: site.serve.serverKey, accounts: 60 })
  await site.send(activated('acme', Date.now() - 20 * day, Date.now() - 19 * day))
}, 120_000)
afterAll(() => site?.serve.close())

it('is marked on every screen and in every list', async () => {
  const page = await site.signedIn(chromium)
  for (const path of ['/', '/accounts', '/guides', '/install']) {
    await page.goto(`${site.url}${path}`)
    await ready(page)
    await page.getByRole('region', { name: 'Sample' }).getByText('Part of what you see is sample data').waitFor()
  }
  await page.goto(`${site.url}/accounts?query=sample-001`)
  await ready(page)
  const row = page.locator('tbody tr')
  expect(await row.innerText()).toContain('Sample')
  await row.getByRole('link').click()
  await page.locator('.who .tag').getByText('Sample').waitFor()
  await page.goto(`${site.url}/accounts?query=acme`)
  await ready(page)
  expect(await row.innerText()).not.toContain('Sample')
})

it('goes away after one question, and only after it', async () => {
  const page = await site.signedIn(chromium)
  await page.goto(`${site.url}/accounts`)
  await page.getByRole('heading', { name: '61 accounts' }).waitFor()
  const question = page.getByRole('dialog', { name: 'Erase sample data' })
  await page.getByRole('button', { name: 'Erase sample data' }).click()
  await question.getByRole('button', { name: 'Cancel' }).click()
  await page.reload()
  await page.getByRole('heading', { name: '61 accounts' }).waitFor()

  await page.getByRole('button', { name: 'Erase sample data' }).click()
  await question.getByRole('button', { name: 'Erase', exact: true }).click()
  await page.getByRole('heading', { name: '1 account', exact: true }).waitFor()
  expect(await page.getByRole('region', { name: 'Sample' }).count()).toBe(0)
  for (const path of ['/', '/accounts', '/guides', '/install']) {
    await page.goto(`${site.url}${path}`)
    await ready(page)
    expect(await page.locator('main').innerText(), path).not.toMatch(/sample/i)
  }
  expect(await (await site.ask('GET', '/api/export/events')).text()).not.toContain('sample-')
  expect((await site.ask('GET', '/api/accounts/sample-001')).status).toBe(404)
  const { entries } = (await (await site.ask('GET', '/api/audit')).json()) as { entries: { action: string; actor: string; detail: unknown }[] } // the API's own shape
  expect(entries.find((entry) => entry.action === 'sample.erase')).toMatchObject({ detail: { accounts: 60 } })
  expect(chromium.problems()).toEqual([])
})
