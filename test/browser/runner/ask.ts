// Short questions to the harness in a page.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

export const start = (page: Page, more: { by?: 'user' | 'auto' | 'resume'; step?: string } = {}, id = 'tour') => page.evaluate(([id, more]) => window.harness.start(id, more), [id, more] as const)
export const step = (page: Page) => page.evaluate(() => window.harness.step())
export const names = (page: Page) => page.evaluate(() => window.harness.names())
export const told = (page: Page, name: string) => page.evaluate((name) => window.harness.told().filter((fact) => fact.name === name).map(({ properties }) => properties), name)
export const last = (page: Page) => page.evaluate(() => window.harness.last())
export const openCount = (page: Page) => page.evaluate(() => window.harness.openCount())
export const status = (page: Page, id = 'tour') => page.evaluate((id) => window.harness.progress(id)?.status, id)
export const press = (page: Page, part: string) => page.evaluate((part) => window.harness.press(part), part)
export const errors = (page: Page) => page.evaluate(() => window.harness.errors())
/** Waits until this step's card is on screen. */
export const shows = (page: Page, id: string) => expect.poll(() => step(page)).toBe(id)
/** Adds markup at the end of the page. */
export const append = (page: Page, html: string) => page.evaluate((html) => void document.body.append(document.createRange().createContextualFragment(html)), html)
