// The console as a person sees it: signed in once, every screen by its address, ready when nothing loads any more.
import { expect } from 'vitest'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'

type Session = NonNullable<BrowserContextOptions['storageState']>

/** The link works once, so everybody shares what it gave. */
export async function signIn(page: Page, adminLink: string | null): Promise<Session> {
  await page.goto(adminLink ?? '')
  await ready(page)
  return { cookies: (await page.context().storageState()).cookies, origins: [] }
}

export async function ready(page: Page): Promise<void> {
  await page.locator('main .lead, main .who').first().waitFor()
  // Not waitForFunction: it needs eval, which the policy forbids.
  await expect.poll(() => page.locator('[aria-busy="true"], .fail').count()).toBe(0)
}

/** What the policy refuses is told as an error of the page. */
export async function tellViolations(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`))
  })
}

export const screens = ['/', '/accounts', '/guides', '/guides/welcome', '/guides/set-up', '/install', '/no-such-screen']

/** The address of an account with much to tell. */
export async function anAccount(page: Page, origin: string): Promise<string> {
  await page.goto(`${origin}/accounts?activation=reached`)
  await ready(page)
  return (await page.locator('tbody a[href*="/accounts/"]').first().getAttribute('href')) ?? ''
}
