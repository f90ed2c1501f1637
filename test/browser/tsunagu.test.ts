// Tsunagu as people use it, in a real browser: in by sign-up, others in by link, talk that arrives by itself.
// Guides are switched off here (`?shirube=off`); the journey tests are about them.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Page } from 'playwright-core'
import { createTsunagu } from '../../demo/createTsunagu.ts'
import { withBrowser } from '../support/withBrowser.ts'

const assets = fileURLToPath(new URL('../../demo/dist/app/', import.meta.url))
const chromium = withBrowser()
const english = { locale: 'en-US', timezoneId: 'Asia/Tokyo' }

beforeAll(() => {
  if (!existsSync(`${assets}main.js`)) throw new Error('demo/dist/app is missing: npm run build makes it')
})

async function startTsunagu(): Promise<string> {
  const tsunagu = createTsunagu({ data: ':memory:', assets })
  onTestFinished(() => tsunagu.close())
  return `http://127.0.0.1:${await tsunagu.listen(0)}`
}

async function signUp(page: Page, name: string): Promise<void> {
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Email').fill(`${name.toLowerCase().replace(' ', '.')}@example.com`)
  await page.getByLabel('Password').fill('correct horse')
  await page.getByRole('button', { name: /^Sign up/ }).click()
}

/** Signs up at `/`, names the workspace, looks around alone. */
async function startWorkspace(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/signup?shirube=off`)
  await signUp(page, 'Hana Ito')
  await page.getByLabel('Workspace name').fill('Minato Works')
  await page.getByRole('button', { name: 'Create workspace' }).click()
  await page.getByRole('button', { name: 'I’ll look around myself' }).click()
  await page.getByRole('heading', { name: 'general', exact: true }).waitFor()
}

async function makeLink(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  await page.getByRole('button', { name: 'Create link' }).click()
  const link = await page.getByLabel('For anyone: Invite').first().inputValue()
  await page.keyboard.press('Escape')
  return `${link}?shirube=off`
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel(/^Message #/).fill(text)
  await page.keyboard.press('Enter')
}

/** Hana in her workspace, and Aiko at the link that Hana made for her. */
async function startPair(): Promise<{ hana: Page; aiko: Page }> {
  const origin = await startTsunagu()
  const hana = await chromium.page(english)
  await startWorkspace(hana, origin)
  const aiko = await chromium.page(english)
  await aiko.goto(await makeLink(hana))
  return { hana, aiko }
}

async function addChannel(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Add channel' }).click()
  await page.getByLabel('Channel name').fill(name)
  await page.getByRole('button', { name: 'Create', exact: true }).click()
}

describe('two people', () => {
  it('talk live after one joined by the other’s link', async () => {
    const { hana, aiko } = await startPair()
    await aiko.getByText('Hana Ito invited you to Tsunagu.').waitFor()
    await signUp(aiko, 'Aiko Tanaka')
    await hana.getByText('Aiko Tanaka joined Minato Works').waitFor()
    await say(aiko, 'Good morning! <b>&amp;</b>')
    await hana.getByText('Good morning! <b>&amp;</b>', { exact: true }).waitFor()
    await say(hana, 'Welcome!')
    await aiko.getByText('Welcome!', { exact: true }).waitFor()
    expect(chromium.problems()).toEqual([])
  })

  it('see what is unread, and what is new when they come in', async () => {
    const { hana, aiko } = await startPair()
    await signUp(aiko, 'Aiko Tanaka')
    await addChannel(hana, 'Spring launch')
    await hana.getByRole('heading', { name: 'spring-launch', exact: true }).waitFor()
    await say(aiko, 'one')
    await say(aiko, 'two')
    await hana.getByRole('link', { name: 'general 2 unread' }).click()
    await hana.getByText('New', { exact: true }).waitFor()
    await hana.getByRole('link', { name: 'general', exact: true }).waitFor()
    expect(await hana.title()).toBe('#general | Minato Works | Tsunagu')
  })

  it('count what was said while the list of channels was on its way, once', async () => {
    const { hana, aiko } = await startPair()
    await signUp(aiko, 'Aiko Tanaka')
    await addChannel(hana, 'spring')
    await hana.getByRole('heading', { name: 'spring', exact: true }).waitFor()
    let release = (): void => {}
    const released = new Promise<void>((resolve) => (release = resolve))
    const answered = new Promise<void>((resolve) => {
      void hana.route('**/api/workspace', async (route) => {
        const response = await route.fetch()
        resolve()
        await released
        await route.fulfill({ response })
      })
    })
    await addChannel(hana, 'autumn')
    await answered
    await say(aiko, 'one')
    await hana.getByRole('link', { name: 'general 1 unread' }).waitFor()
    release()
    await hana.getByRole('heading', { name: 'autumn', exact: true }).waitFor()
    expect(await hana.getByRole('link', { name: /^general/ }).ariaSnapshot()).toContain('general 1 unread')
  })
})

describe('one person', () => {
  it('writes Japanese without sending half of it', async () => {
    const origin = await startTsunagu()
    const page = await chromium.page(english)
    await startWorkspace(page, origin)
    const box = page.getByLabel('Message #general')
    await box.fill('おはよう')
    await box.dispatchEvent('keydown', { key: 'Enter', isComposing: true })
    expect(await box.inputValue()).toBe('おはよう')
    await box.press('Enter')
    await page.getByRole('log').getByText('おはよう', { exact: true }).waitFor()
    expect(await box.inputValue()).toBe('')
  })

  it('does everything by keyboard, and dialogs give the focus back', async () => {
    const origin = await startTsunagu()
    const page = await chromium.page(english)
    await startWorkspace(page, origin)
    const add = page.getByRole('button', { name: 'Add channel' })
    await add.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Add a channel' }).waitFor()
    expect(await page.getByLabel('Channel name').evaluate((input) => input === document.activeElement)).toBe(true)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: 'Add a channel' }).waitFor({ state: 'hidden' })
    expect(await add.evaluate((button) => button === document.activeElement)).toBe(true)
  })

  it('is asked for one thing after another without reaching for the mouse', async () => {
    const origin = await startTsunagu()
    const page = await chromium.page(english)
    await page.goto(`${origin}/signup?shirube=off`)
    for (const field of ['Your name', 'Email', 'Password']) {
      await expect.poll(() => page.getByLabel(field).evaluate((input) => input === document.activeElement)).toBe(true)
      await page.keyboard.type(field === 'Email' ? 'key@example.com' : 'correct horse')
      await page.keyboard.press(field === 'Password' ? 'Enter' : 'Tab')
    }
    await page.getByLabel('Workspace name').waitFor()
    await expect.poll(() => page.getByLabel('Workspace name').evaluate((input) => input === document.activeElement)).toBe(true)
  })

  it('chooses the language once, on this browser', async () => {
    const origin = await startTsunagu()
    const page = await chromium.page(english)
    await page.goto(origin)
    await page.getByLabel('日本語').click()
    await page.getByRole('heading', { name: 'チームで使いはじめる' }).waitFor()
    await page.goto(`${origin}/login`)
    await page.getByRole('heading', { name: 'おかえりなさい' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('ja')
  })

  it('finds the channels in a drawer on a phone', async () => {
    const origin = await startTsunagu()
    const page = await chromium.page({ ...english, viewport: { width: 390, height: 844 }, hasTouch: true })
    await startWorkspace(page, origin)
    const people = page.getByRole('link', { name: 'People', exact: true })
    expect(await people.isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Menu' }).click()
    await people.click()
    await page.getByRole('heading', { name: 'People' }).waitFor()
    await people.waitFor({ state: 'hidden' })
  })

  it('reads real Japanese letters from fonts of our own', async () => {
    const origin = await startTsunagu()
    const page = await chromium.page({ ...english, locale: 'ja-JP' })
    await page.goto(origin)
    const drawn = await page.evaluate(async () => {
      const font = `40px ${getComputedStyle(document.body).fontFamily}`
      await document.fonts.load(font, '標あ')
      return ['標', 'あ', '\u{10FFFD}'].map((letter) => {
        const canvas = document.createElement('canvas')
        canvas.width = canvas.height = 60
        const pen = canvas.getContext('2d')
        if (!pen) return letter
        pen.font = font
        pen.fillText(letter, 5, 45)
        return canvas.toDataURL()
      })
    })
    expect(new Set(drawn).size).toBe(3)
  })
})
