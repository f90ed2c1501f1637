// Tours by keyboard alone, key by key, with the SDK as it is released: the scripts K1 to K6.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import type { Listening } from '../support/listen.ts'
import { withBrowser } from '../support/withBrowser.ts'
import { begin, focused, notes, serveHost, startsOnPress, stateOf, tabTo, track, trail } from './keyboard/keyboardHost.ts'

const chromium = withBrowser()
let host: Listening
beforeAll(async () => {
  host = await serveHost()
})
afterAll(() => host?.close())

const step = (id: string, target: string, more: object = {}) => ({ id, type: 'tooltip', target, title: `At ${id}`, body: 'A short text.', ...more })
const tour = { id: 'tour', kind: 'tour', steps: [step('alpha', '#alpha', { spotlight: 'ring' }), step('beta', '#beta', { before: [{ click: '#last' }] }), step('gamma', '#gamma'), step('delta', '#delta')] }
const card = (page: Page, id: string) => page.locator(`shirube-root [data-step="${id}"][part~="card"]`)

async function open(guides: readonly object[] = [tour], installClock = false): Promise<Page> {
  const page = await chromium.page({ viewport: { width: 1000, height: 720 } })
  if (installClock) await page.clock.install()
  await begin(page, host.url, guides)
  await startsOnPress(page, '#start', 'tour')
  return page
}
async function startByKeyboard(page: Page): Promise<void> {
  await page.locator('#start').focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(page)).toBe('card')
}

it('K1: a tour asked for takes the focus to its first card, a dialog with place and title in its name, not modal', async () => {
  const page = await open()
  await startByKeyboard(page)
  const dialog = page.getByRole('dialog', { name: 'Step 1 of 4: At alpha', exact: true })
  expect(await dialog.count()).toBe(1)
  expect(await dialog.evaluate((element) => [element.getAttribute('part'), element.tabIndex, element.hasAttribute('aria-modal'), element.matches(':focus')])).toEqual(['card', -1, false, true])
  expect((await notes(page)).said).toEqual([])
  expect(chromium.problems()).toEqual([])
})

it('K2: Tab goes target, card, what follows the target, and Shift+Tab the same way back', async () => {
  const page = await open()
  await startByKeyboard(page)
  await page.locator('#field').focus()
  const there = await trail(page, 'Tab', 5)
  expect(there).toEqual(['#alpha', 'close', 'skip', 'next', '#beta'])
  expect(await trail(page, 'Shift+Tab', 5)).toEqual(['next', 'skip', 'close', '#alpha', '#field'])
  // No trap: the rest of the page is reached both ways, and the card's box itself is no stop.
  expect(await trail(page, 'Tab', 8)).toEqual(['#alpha', 'close', 'skip', 'next', '#beta', '#gamma', '#delta', '#last'])
  expect((await trail(page, 'Shift+Tab', 9)).at(-1)).toBe('#start')
})

it('K3: Enter on Next leads through every step and back to the button that started it', async () => {
  const page = await open()
  await startByKeyboard(page)
  for (const id of ['alpha', 'beta', 'gamma', 'delta']) {
    await card(page, id).waitFor()
    await expect.poll(() => focused(page)).toBe('card')
    expect(await card(page, id).evaluate((element) => element.matches(':focus'))).toBe(true)
    await tabTo(page, 'next')
    await page.keyboard.press('Enter')
  }
  await expect.poll(() => focused(page)).toBe('#start')
  await expect.poll(() => page.locator('shirube-root').count()).toBe(0)
  expect((await notes(page)).events.filter((name) => name.startsWith('$guide'))).toEqual(expect.arrayContaining(['$guide_started', '$guide_completed']))
  // The focus spoke at each step; a live region on top would say everything twice.
  expect((await notes(page)).said).toEqual([])
  expect(chromium.problems()).toEqual([])
})

it('K4: Esc at step 2 pauses and gives the focus back; asked again, the same run goes on at step 2', async () => {
  const page = await open()
  await startByKeyboard(page)
  await tabTo(page, 'next')
  await page.keyboard.press('Enter')
  await card(page, 'beta').waitFor()
  await expect.poll(() => focused(page)).toBe('card')
  await page.keyboard.press('Escape')
  await expect.poll(() => focused(page)).toBe('#start')
  expect(await stateOf(page, 'tour')).toMatchObject({ status: 'paused', stepId: 'beta' })
  await page.keyboard.press('Enter')
  await card(page, 'beta').waitFor()
  await expect.poll(() => focused(page)).toBe('card')
  expect((await notes(page)).events).toEqual(expect.arrayContaining(['$guide_paused', '$guide_resumed']))
  await page.keyboard.press('Escape')
  await tabTo(page, 'resume')
  await page.keyboard.press('Enter')
  await card(page, 'beta').waitFor()
  expect((await notes(page)).events).not.toContain('$guide_dismissed')
})

describe('K5: what starts by itself', () => {
  const alone = [{ ...tour, trigger: { on: 'event', event: 'Opened' } }]
  const list = [{ id: 'list', kind: 'checklist', title: 'Get started', trigger: { on: 'event', event: 'Opened' }, items: [{ id: 'a', title: 'A', manual: true }] }]

  it('costs a person at an empty field not one letter; a status says it once', async () => {
    const page = await open(alone, true)
    await page.locator('#field').focus()
    await page.clock.fastForward(12_000)
    await page.clock.resume()
    await track(page, 'Opened')
    await card(page, 'alpha').waitFor()
    expect(await focused(page)).toBe('#field')
    await page.keyboard.type('Minato Works 12 ')
    await expect.poll(async () => (await notes(page)).said).toEqual(['Guide available: At alpha. Press Ctrl+Alt+G to open it.'])
    await page.keyboard.type('and more')
    expect(await page.locator('#field').inputValue()).toBe('Minato Works 12 and more')
    expect(await focused(page)).toBe('#field')
    await page.keyboard.press('Control+Alt+g')
    expect(await focused(page)).toBe('card')
    await page.keyboard.press('Control+Alt+g')
    expect(await focused(page)).toBe('#field')
    expect((await notes(page)).said).toHaveLength(1)
  })

  it('waits with a tour while somebody writes; a checklist comes and takes nothing', async () => {
    const page = await open([...alone, ...list], true)
    await page.clock.fastForward(12_000)
    await page.clock.resume()
    await page.locator('#field').focus()
    await page.keyboard.type('Half a sen')
    await track(page, 'Opened')
    await page.locator('shirube-root [part~="panel"]').waitFor()
    await page.keyboard.type('tence, ')
    await expect.poll(async () => (await notes(page)).said).toEqual([expect.stringContaining('Get started')])
    await page.keyboard.type('whole.')
    expect(await page.locator('#field').inputValue()).toBe('Half a sentence, whole.')
    expect(await focused(page)).toBe('#field')
    expect(await card(page, 'alpha').count()).toBe(0)
  })
})

describe('K6: targets in an open dialog of the host', () => {
  const inside = { id: 'inside', kind: 'tour', steps: [step('save', '#save'), step('cancel', '#cancel')] }
  async function openDialog(): Promise<Page> {
    const page = await open([inside])
    await startsOnPress(page, '#ask', 'inside')
    await page.locator('#start').focus()
    await page.evaluate(() => document.querySelector<HTMLDialogElement>('#dialog')?.showModal())
    await page.locator('#ask').focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page)).toBe('card')
    return page
  }
  const isOpen = (page: Page): Promise<boolean | undefined> => page.evaluate(() => document.querySelector<HTMLDialogElement>('#dialog')?.open)
  const ghosts = (page: Page): Promise<number> => page.evaluate(() => [...(document.querySelector('shirube-root')?.shadowRoot?.querySelectorAll<HTMLElement>(':popover-open') ?? [])].filter((element) => !element.checkVisibility()).length)

  it('are guided above the dialog, with keys that work; Esc puts the card aside first, the dialog second', async () => {
    const page = await openDialog()
    const onTop = await card(page, 'save').evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect()
      const root = element.getRootNode()
      return root instanceof ShadowRoot && element.contains(root.elementFromPoint(left + width / 2, top + height / 2))
    })
    expect(onTop).toBe(true)
    await tabTo(page, 'next')
    await page.keyboard.press('Enter')
    await card(page, 'cancel').waitFor()
    await expect.poll(() => focused(page)).toBe('card')
    await page.keyboard.press('Escape')
    await expect.poll(() => stateOf(page, 'inside')).toMatchObject({ status: 'paused' })
    expect(await isOpen(page)).toBe(true)
    await expect.poll(() => focused(page)).toBe('#ask')
    await page.keyboard.press('Escape')
    await expect.poll(() => isOpen(page)).toBe(false)
    expect(await ghosts(page)).toBe(0)
    expect(await focused(page)).toBe('#start')
    expect(chromium.problems()).toEqual([])
  })

  it('leave nothing behind when the host closes its dialog under the card', async () => {
    const page = await openDialog()
    await page.evaluate(() => document.querySelector<HTMLDialogElement>('#dialog')?.close())
    await expect.poll(() => page.locator('shirube-root [part~="card"]:visible').count()).toBe(0)
    await expect.poll(() => ghosts(page)).toBe(0)
    expect(await page.evaluate(() => document.querySelector('#dialog shirube-root'))).toBe(null)
    await expect.poll(() => focused(page)).not.toBe('body')
    expect(chromium.problems()).toEqual([])
  })
})
