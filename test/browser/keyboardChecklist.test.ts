// A checklist by keyboard alone, with the SDK as it is released: script K9.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Listening } from '../support/listen.ts'
import { withBrowser } from '../support/withBrowser.ts'
import { begin, focused, notes, serveHost, startsOnPress, stateOf, tabTo } from './keyboard/keyboardHost.ts'

const chromium = withBrowser()
let host: Listening
beforeAll(async () => {
  host = await serveHost()
})
afterAll(() => host?.close())

const titles = ['Name the workspace', 'Pick a colour', 'Invite somebody', 'Write a line', 'Read the notes']
const list = { id: 'list', kind: 'checklist', title: 'Set up', items: titles.map((title, index) => ({ id: `item-${index}`, title, body: 'A short text.', manual: true })) }

it('K9: opens, expands, marks and hides by keys; names carry the state, a status tells each tick once', async () => {
  const page = await chromium.page({ viewport: { width: 1000, height: 720 } })
  await begin(page, host.url, [list])
  await startsOnPress(page, '#start', 'list')
  await page.locator('#start').focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(page)).toBe('card panel')
  expect(await page.getByRole('dialog', { name: 'Set up', exact: true }).count()).toBe(1)

  const item = (name: string) => page.getByRole('button', { name, exact: true })
  const launcher = (done: number, open: boolean) => page.getByRole('button', { name: `Get started, ${done} of 5 done`, exact: true, expanded: open })
  expect(await launcher(0, true).count()).toBe(1)
  expect(await item('Next: Name the workspace').getAttribute('aria-expanded')).toBe('true')

  for (const done of [1, 2]) {
    await tabTo(page, 'item-mark')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await notes(page)).said.at(-1)).toContain(`${done} of 5 done`)
    expect(await focused(page)).not.toBe('body')
  }
  expect(await item('Next: Invite somebody').getAttribute('aria-expanded')).toBe('true')

  // Folded and opened again by the launcher; the focus goes to and fro.
  await page.keyboard.press('Escape')
  await expect.poll(() => focused(page)).toBe('launcher')
  expect(await launcher(2, false).count()).toBe(1)
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(page)).toBe('card panel')

  // Another item than the next one: expanded by its own line, then ticked by hand.
  const line = item('Write a line')
  for (let left = 20; left > 0 && !(await line.evaluate((element) => element.matches(':focus'))); left--) await page.keyboard.press('Tab')
  expect(await line.getAttribute('aria-expanded')).toBe('false')
  await page.keyboard.press('Enter')
  expect(await line.getAttribute('aria-expanded')).toBe('true')
  expect(await page.locator('shirube-root [aria-expanded="true"].it-row').count()).toBe(1)
  await tabTo(page, 'item-mark')
  await page.keyboard.press('Space')
  await expect.poll(async () => (await notes(page)).said.filter((words) => words.includes('3 of 5 done'))).toEqual(['Done: Write a line. 3 of 5 done.'])
  expect(await page.getByText(/^Done: Write a line/).first().count()).toBe(1)
  expect(await page.getByRole('progressbar').getAttribute('aria-valuetext')).toBe('3 of 5 done')
  expect(await launcher(3, true).count()).toBe(1)

  await tabTo(page, 'hide')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('shirube-root').count()).toBe(0)
  expect(await focused(page)).toBe('#start')
  expect(await stateOf(page, 'list')).toMatchObject({ status: 'dismissed' })
  expect((await notes(page)).said.filter((words) => words.includes('3 of 5 done'))).toHaveLength(1)
  expect(chromium.problems()).toEqual([])
})
