// One Chromium per test file, shared by its tests; each test gets contexts of its own and leaves none behind.
// Console errors and page errors are collected, so that a test can promise silence.
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { Browser, BrowserContext, BrowserContextOptions, LaunchOptions, Page } from 'playwright-core'
import { launchChromium } from './chromium.ts'

export interface BrowserHandle {
  browser(): Browser
  /** A fresh context (its own cookies and storage), closed after the test. */
  context(options?: BrowserContextOptions): Promise<BrowserContext>
  /** A page in a fresh context. */
  page(options?: BrowserContextOptions): Promise<Page>
  /** Uncaught errors and console errors of all pages opened through this handle since the test began. */
  problems(): readonly string[]
}

/** Call at the top of a test file (or of a `describe`). */
export function withBrowser(launchOptions: LaunchOptions = {}): BrowserHandle {
  let running: Browser | undefined
  let contexts: BrowserContext[] = []
  let problems: string[] = []

  beforeAll(async () => {
    running = await launchChromium(launchOptions)
  })
  afterEach(async () => {
    const open = contexts
    contexts = []
    problems = []
    await Promise.all(open.map((context) => context.close()))
  })
  afterAll(async () => {
    await running?.close()
  })

  function browser(): Browser {
    if (!running) throw new Error('the browser is started before the first test; ask for it inside a test')
    return running
  }
  async function context(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const made = await browser().newContext(options)
    contexts.push(made)
    // Of this test: what a page says while it is closed must not reach the next one.
    const mine = problems
    made.on('console', (message) => {
      if (message.type() === 'error') mine.push(message.text())
    })
    made.on('weberror', (error) => mine.push(String(error.error())))
    return made
  }
  return {
    browser,
    context,
    page: async (options) => (await context(options)).newPage(),
    problems: () => problems,
  }
}
