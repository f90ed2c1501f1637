// The built server with a console in it, filled through its own doors, and people who are signed in.
import type { BrowserContextOptions, Page } from 'playwright-core'
import { startServe, type Serve } from '../../support/startServe.ts'
import type { BrowserHandle } from '../../support/withBrowser.ts'
import { ready, tellViolations } from './consoleScreens.ts'

export interface ConsoleSite {
  readonly url: string
  readonly serve: Serve
  /** As a server sends them; throws unless all are stored. */
  send(events: readonly object[]): Promise<void>
  /** As a browser sends it: answers the status. */
  sendWith(key: string, event: object): Promise<number>
  ask(method: string, path: string): Promise<Response>
  /** Signed in by a link of its own, in a context of its own, with what the policy refuses told as errors. */
  signedIn(chromium: BrowserHandle, options?: BrowserContextOptions): Promise<Page>
}

export async function openConsoleSite(): Promise<ConsoleSite> {
  const serve = await startServe()
  const { url } = serve.ready
  const json = { 'content-type': 'application/json' }
  const ask = (method: string, path: string): Promise<Response> => fetch(`${url}${path}`, { method, headers: { authorization: `Bearer ${serve.apiKey}`, ...json }, body: method === 'POST' ? '{}' : null })
  const post = (writeKey: string, batch: readonly object[]): Promise<Response> => fetch(`${url}/v1/batch`, { method: 'POST', headers: json, body: JSON.stringify({ writeKey, batch }) })
  return {
    url,
    serve,
    ask,
    async send(events) {
      const receipt = (await (await post(serve.serverKey, events)).json()) as { stored: number } // the collector's contract for 200
      if (receipt.stored !== events.length) throw new Error(`not all were stored: ${JSON.stringify(receipt)}`)
    },
    sendWith: async (key, event) => (await post(key, [event])).status,
    async signedIn(chromium, options = {}) {
      const context = await chromium.context({ locale: 'en-US', reducedMotion: 'reduce', ...options })
      await tellViolations(context)
      context.setDefaultTimeout(15_000)
      const page = await context.newPage()
      const { link } = (await (await ask('POST', '/api/links')).json()) as { link: string } // the API's own shape
      await page.goto(`${url}/login#${link}`)
      await ready(page)
      return page
    },
  }
}
