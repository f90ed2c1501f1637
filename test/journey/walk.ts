// The first mile, walked: sign up, be shown around by acting, fill the checklist, bring in three teammates. `disturb` is called
// at the places where real life interrupts; the calm walk leaves it empty.
import { expect } from 'vitest'
import type { BrowserContext, Page } from 'playwright-core'
import { join, makeLinks, say, signUp, surface } from './tsunagu.ts'

export type Place = 'at-the-first-target' | 'before-the-first-message' | 'at-the-last-step' | 'before-the-teammates'
export interface Walk {
  readonly origin: string
  readonly workspace: string
  readonly person: string
  readonly newContext: () => Promise<BrowserContext>
  readonly disturb: (place: Place, page: Page) => Promise<void>
}
export interface Walked {
  readonly page: Page
  /** From the third teammate's press on “Sign up and join” to the tick on the first user's open checklist. */
  readonly tickMs: number
}

export async function walk({ origin, workspace, person, newContext, disturb }: Walk): Promise<Walked> {
  const page = await (await newContext()).newPage()
  await signUp(page, origin, person, workspace)

  await page.getByRole('button', { name: 'Show me around' }).click()
  await surface.step(page, 'hello').locator('[part~="next"]').click()
  await surface.step(page, 'add-channel').waitFor()
  await disturb('at-the-first-target', page)
  await surface.step(page, 'add-channel').waitFor()
  await page.getByRole('button', { name: 'Add channel' }).click()
  await surface.step(page, 'name-channel').waitFor()
  await page.getByLabel('Channel name').fill('Spring launch')
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await surface.step(page, 'say-hello').waitFor()
  await disturb('before-the-first-message', page)
  await say(page, 'This channel is for the spring fair.')
  await surface.step(page, 'invite').waitFor()
  await disturb('at-the-last-step', page)
  await surface.step(page, 'invite').waitFor()
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  await surface.step(page, 'invite').waitFor({ state: 'detached' })
  const links = await makeLinks(page, 3)
  expect(links).toHaveLength(3)

  // The checklist opens by itself once nothing else has the floor; two of its items are done by what the tour asked for.
  await surface.panel(page).waitFor()
  await isTicked(page, 'Create a channel')
  await isTicked(page, 'Post a message')
  await fillProfile(page)
  await isTicked(page, 'Fill in your profile')
  expect(await isDone(page, 'Invite three teammates')).toBe(false)

  await disturb('before-the-teammates', page)
  await surface.panel(page).waitFor()
  const names = ['Aiko Tanaka', 'Ken Mori', 'Mei Lin']
  for (const [i, name] of names.entries()) {
    const mate = await (await newContext()).newPage()
    const pressedAt = await join(mate, links[i] ?? '', `${name} ${workspace.split(' ')[0] ?? ''}`)
    if (i < names.length - 1) continue
    await allSet(page)
    return { page, tickMs: performance.now() - pressedAt }
  }
  throw new Error('there were no teammates')
}

const isDone = async (page: Page, item: string): Promise<boolean> => (await surface.item(page, item).getAttribute('data-done')) !== null || (await surface.item(page, item).getByRole('button', { name: /^Done:/ }).count()) > 0
const isTicked = (page: Page, item: string): Promise<void> => expect.poll(() => isDone(page, item), { timeout: 10_000, message: `“${item}” is ticked` }).toBe(true)

/** All items done: the panel says so itself. */
const allSet = (page: Page): Promise<void> => page.locator('[data-guide="set-up"]').getByText('All set').first().waitFor({ timeout: 10_000 })

async function fillProfile(page: Page): Promise<void> {
  await surface.item(page, 'Fill in your profile').getByRole('button', { name: 'Open profile' }).click()
  await page.getByLabel('What you do').fill('Planning')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.goBack()
}
