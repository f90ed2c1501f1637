// What a screen says before, without and instead of an answer; and the way from an empty installation to the first event.
import type { Route } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { told } from '../server/reports/guideRuns.ts'
import { activated, day } from '../server/reports/reportWorld.ts'
import { withBrowser } from '../support/withBrowser.ts'
import { ready } from './console/consoleScreens.ts'
import { openConsoleSite, type ConsoleSite } from './console/consoleSite.ts'

const chromium = withBrowser()
let site: ConsoleSite
beforeEach(async () => {
  site = await openConsoleSite()
}, 60_000)
afterEach(() => site?.serve.close())

describe('a panel', () => {
  it('waits as a skeleton, says when it takes long, and asks again when told to', async () => {
    await site.serve.push('demo/guides/project.ts')
    const page = await site.signedIn(chromium)
    await page.clock.install()
    let asked = 0
    await page.route('**/api/reports/milestones*', (route) => {
      asked += 1
      // The first two are never answered.
      if (asked > 2) void route.continue()
    })
    await page.goto(site.url)
    const panel = page.locator('.stack:last-child [aria-busy="true"]')
    await panel.waitFor()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expect.poll(() => asked).toBe(1)
    expect(await panel.locator('.sk').count()).toBe(0)
    await page.clock.fastForward(500)
    await expect.poll(() => panel.locator('.sk').count()).toBe(8)
    await page.clock.fastForward(8_000)
    await panel.getByRole('status').getByText('Still loading…').waitFor()
    for (const turn of [2, 3]) {
      await panel.getByRole('button', { name: 'Try again' }).click()
      await expect.poll(() => asked).toBe(turn)
      if (turn === 2) await page.clock.fastForward(8_500)
    }
    await page.getByRole('heading', { name: 'No account signed up in this period' }).waitFor()
  })

  it('keeps its failure to itself, with a code to report and another try', async () => {
    await site.serve.push('demo/guides/project.ts')
    await site.send(activated('acme', Date.now() - 20 * day, Date.now() - 19 * day))
    const page = await site.signedIn(chromium, { permissions: ['clipboard-read', 'clipboard-write'] })
    let isBroken = true
    await page.route('**/api/reports/stuck*', (route) => (isBroken ? route.fulfill({ status: 503, json: { error: { code: 'storage_full', message: 'no', requestId: 'req_17' } } }) : route.continue()))
    await page.route('**/api/reports/checklist*', (route) => (isBroken ? route.abort() : route.continue()))
    await page.goto(site.url)
    const alert = page.getByRole('alert')
    await alert.getByText('This part could not be loaded').waitFor()
    // One panel of the page, and one figure; the rest stands.
    expect(await alert.count()).toBe(1)
    expect(await alert.innerText()).toContain('Code storage_full · req_17')
    await page.getByRole('heading', { name: /^1 of 1 new accounts activated/ }).waitFor()
    expect(await page.locator('.figure').filter({ hasText: 'Checklist done' }).innerText()).toContain('could not be loaded')
    expect(await page.locator('.figure').filter({ hasText: 'Need attention' }).innerText()).not.toContain('0 not started')
    await alert.getByRole('button', { name: 'Copy details' }).click()
    await alert.getByRole('button', { name: 'Copied' }).waitFor()
    const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))
    expect(copied).toMatchObject({ code: 'storage_full', status: 503, requestId: 'req_17', page: '/' })
    isBroken = false
    await alert.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { name: 'Nobody needs you right now' }).waitFor()
    expect(await alert.count()).toBe(0)
  })

  it('says so when nothing answers at all', async () => {
    const page = await site.signedIn(chromium)
    await page.route('**/api/accounts*', (route) => route.abort())
    await page.goto(`${site.url}/accounts`)
    await page.getByRole('alert').getByText('The server did not answer.', { exact: false }).waitFor()
    await page.getByRole('alert').getByText('Code offline').waitFor()
    // The frame still leads elsewhere.
    await page.getByRole('link', { name: 'Guides' }).click()
    await page.getByRole('heading', { name: 'No guide is published yet' }).waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
  })
})

describe('an installation without anything in it', () => {
  it.each([
    ['en-US', ['Activation is not defined yet', 'No accounts yet', 'No guide is published yet', 'production waits for its first event']],
    ['ja-JP', ['アクティベーションがまだ定義されていません', 'アカウントはまだありません', '公開中のガイドはありません', 'productionは最初のイベントを待っています']],
  ] as const)('says on each screen what is missing and what to do: %s', async (locale, [overview, accounts, guides, install]) => {
    const page = await site.signedIn(chromium, { locale })
    for (const [path, heading] of [['/', overview], ['/accounts', accounts], ['/guides', guides], ['/install', install]] as const) {
      await page.goto(`${site.url}${path}`)
      await page.getByRole('heading', { name: heading, exact: true }).first().waitFor()
      expect(await page.getByRole('alert').count(), path).toBe(0)
      expect(await page.locator('main').innerText()).not.toMatch(/NaN|undefined|null|Infinity|\{\d\}/)
    }
    // A goal that is not there is an answer; the browser itself tells of the 404.
    expect(chromium.problems().filter((problem) => !problem.includes('status of 404'))).toEqual([])
    await site.serve.push('demo/guides/project.ts')
    await page.goto(site.url)
    await page.getByRole('heading', { name: locale === 'en-US' ? 'No account signed up in the last 56 days' : '直近56日間に登録したアカウントはありません' }).waitFor()
    await ready(page)
    expect(await page.locator('main').innerText()).not.toMatch(/NaN|undefined|null|Infinity|\{\d\}/)
  })

  it('changes by itself when the first event arrives', async () => {
    const page = await site.signedIn(chromium)
    await page.goto(`${site.url}/install`)
    await page.getByRole('heading', { name: 'production waits for its first event' }).waitFor()
    expect(await page.locator('pre.code').first().innerText()).toContain(`data-write-key="${site.serve.ready.writeKey}"`)
    expect(await site.sendWith(site.serve.ready.writeKey, { type: 'page', anonymousId: 'a', name: 'Home' })).toBe(200)
    await page.getByRole('heading', { name: 'production is receiving' }).waitFor()
    await page.getByRole('heading', { name: /^Received: first event/ }).waitFor()
    expect(await page.locator('li').filter({ hasText: 'Page seen' }).innerText()).not.toContain('not yet')
    expect(await page.locator('li').filter({ hasText: 'Account named' }).innerText()).toContain('not yet')
  })

  it('sees an event that was stored before it could listen', async () => {
    const page = await site.signedIn(chromium)
    const held: Route[] = []
    await page.route('**/api/live*', (route) => void held.push(route))
    await page.goto(`${site.url}/install`)
    await page.getByRole('heading', { name: 'production waits for its first event' }).waitFor()
    await expect.poll(() => held.length).toBe(1)
    expect(await site.sendWith(site.serve.ready.writeKey, { type: 'page', anonymousId: 'a', name: 'Home' })).toBe(200)
    await held[0]?.continue()
    await page.getByRole('heading', { name: 'production is receiving' }).waitFor()
  })

  it('listens again when the line to the server was refused for a while', async () => {
    const page = await site.signedIn(chromium)
    let refusals = 0
    await page.route('**/api/live*', (route) => (refusals++ === 0 ? route.fulfill({ status: 502, body: 'restarting' }) : route.continue()))
    const open = page.waitForResponse((answer) => answer.url().includes('/api/live') && answer.status() === 200)
    await page.goto(`${site.url}/install`)
    await page.getByRole('heading', { name: 'production waits for its first event' }).waitFor()
    await open
    expect(await site.sendWith(site.serve.ready.writeKey, { type: 'page', anonymousId: 'a', name: 'Home' })).toBe(200)
    await page.getByRole('heading', { name: 'production is receiving' }).waitFor()
  })

  it('says which published guides the pages hide by their own', async () => {
    await site.serve.push('demo/guides/project.ts')
    await site.send([told({ account: 'acme', guide: 'welcome', run: 'r1', version: null }, Date.now(), '$guide_started')])
    const page = await site.signedIn(chromium, { locale: 'ja-JP' })
    await page.goto(`${site.url}/install`)
    await ready(page)
    await expect.poll(() => page.locator('main').innerText()).toContain('ページのコード内にもあります：welcome。')
  })

  it('shows a new key once, and asks before it takes one away', async () => {
    const page = await site.signedIn(chromium)
    await page.goto(`${site.url}/install`)
    await ready(page)
    await page.getByRole('button', { name: 'New key' }).click()
    const dialog = page.getByRole('dialog', { name: 'New key' })
    await dialog.getByText('server', { exact: true }).click()
    await dialog.getByRole('button', { name: 'Create' }).click()
    const secret = (await dialog.locator('pre').innerText()).trim()
    expect(await site.sendWith(secret, { type: 'track', event: 'Made', userId: 'u' })).toBe(200)
    // A second press would make a second key in the place of the first.
    expect(await dialog.getByRole('button').allInnerTexts()).toEqual(['Close'])
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Close')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'New key' }).click()
    expect(await dialog.locator('pre').count()).toBe(0)
    await page.keyboard.press('Escape')
    await page.reload()
    await ready(page)
    expect(await page.content()).not.toContain(secret)

    const prefix = secret.slice(0, 8)
    const row = page.getByRole('row').filter({ hasText: prefix }).filter({ hasText: 'server' }).last()
    const question = page.getByRole('dialog', { name: /^Revoke/ })
    await row.getByRole('button', { name: /^Revoke/ }).click()
    await question.getByRole('button', { name: 'Cancel' }).click()
    expect(await site.sendWith(secret, { type: 'track', event: 'Made', userId: 'u' })).toBe(200)
    await row.getByRole('button', { name: /^Revoke/ }).click()
    await question.getByRole('button', { name: 'Revoke', exact: true }).click()
    await row.getByText(/^revoked/).waitFor()
    await expect.poll(() => site.sendWith(secret, { type: 'track', event: 'Made', userId: 'u' })).toBe(401)
  })

  it.each(['/', '/accounts'])('leads to the way in when the session has ended meanwhile: %s', async (path) => {
    const page = await site.signedIn(chromium)
    await page.goto(`${site.url}${path}`)
    await ready(page)
    await page.context().clearCookies()
    // Another window signed out; this one asks for something new.
    await page.getByRole('link', { name: path === '/accounts' ? 'Guides' : 'Accounts' }).click()
    await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toBe('Sign in with a link')
  })

  it('signs out for good', async () => {
    const page = await site.signedIn(chromium)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Sign in with a link' }).waitFor()
    await page.goBack().catch(() => null)
    await page.goto(`${site.url}/accounts`)
    await page.getByRole('heading', { name: 'Sign in with a link' }).waitFor()
    expect(await page.evaluate(() => fetch('api/accounts').then((answer) => answer.status))).toBe(401)
  })
})
