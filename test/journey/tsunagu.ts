// What people do in Tsunagu, by the words they read.
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { createTsunagu } from '../../demo/createTsunagu.ts'
import type { Serve } from '../support/startServe.ts'

export interface RunningTsunagu {
  readonly origin: string
  close(): Promise<void>
}

export async function startTsunagu(serve: Serve): Promise<RunningTsunagu> {
  const tsunagu = createTsunagu({
    data: ':memory:',
    assets: fileURLToPath(new URL('../../demo/dist/app/', import.meta.url)),
    endpoint: serve.ready.url,
    writeKey: serve.ready.writeKey,
    serverKey: serve.serverKey,
    onProblem: (message) => console.error(`tsunagu: ${message}`),
  })
  return { origin: `http://127.0.0.1:${await tsunagu.listen(0)}`, close: () => tsunagu.close() }
}

async function fillSignUp(page: Page, name: string): Promise<void> {
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Email').fill(`${name.toLowerCase().replaceAll(' ', '.')}@example.com`)
  await page.getByLabel('Password').fill('correct horse')
  await page.getByRole('button', { name: /^Sign up/ }).click()
}

/** Ends at the welcome page with its two ways in. */
export async function signUp(page: Page, origin: string, name: string, workspace: string): Promise<void> {
  await page.goto(`${origin}/signup`)
  await fillSignUp(page, name)
  await page.getByLabel('Workspace name').fill(workspace)
  await page.getByRole('button', { name: 'Create workspace' }).click()
  await page.getByRole('button', { name: 'Show me around' }).waitFor()
}

/** One link brings one person. */
export async function makeLinks(page: Page, count: number): Promise<string[]> {
  const dialog = page.getByRole('dialog', { name: /Invite/ })
  if (!(await dialog.isVisible())) await page.getByRole('button', { name: 'Invite', exact: true }).click()
  for (let made = 1; made <= count; made++) {
    await page.getByRole('button', { name: 'Create link' }).click()
    await page.getByLabel('For anyone: Invite').nth(made - 1).waitFor()
  }
  const links = await page.getByLabel('For anyone: Invite').evaluateAll((inputs) => inputs.map((input) => (input instanceof HTMLInputElement ? input.value : '')))
  await page.keyboard.press('Escape')
  return links
}

/** Answers when the last button was pressed, by `performance.now()`. */
export async function join(page: Page, link: string, name: string): Promise<number> {
  await page.goto(link)
  await fillSignUp(page, name)
  const pressedAt = performance.now()
  await page.getByLabel(/^Message #/).waitFor()
  return pressedAt
}

export async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel(/^Message #/).fill(text)
  await page.keyboard.press('Enter')
}

/** Our own surfaces, by the attributes the contract gives them. */
export const surface = {
  step: (page: Page, id: string) => page.locator(`[data-step="${id}"]`),
  launcher: (page: Page) => page.locator('[part~="launcher"]'),
  panel: (page: Page) => page.locator('[part~="panel"]'),
  item: (page: Page, name: string) => page.locator('[part~="item"]').filter({ hasText: name }),
}
