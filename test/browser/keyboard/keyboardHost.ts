// A small host page with the SDK by script tag in local mode, and eyes for what a person without a mouse gets: where the
// focus is, through every shadow root, and what a screen reader is told.
import { fileURLToPath } from 'node:url'
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { listen, type Listening } from '../../support/listen.ts'

const sdk = fileURLToPath(new URL('../../../sdk/dist/browser/', import.meta.url))
const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>
<main><h1>Host</h1>
<button id="start">Start tour</button>
<p><label>Name <input id="field"></label> <button id="alpha">Alpha</button> <button id="beta">Beta</button> <button id="gamma">Gamma</button> <button id="delta">Delta</button></p>
<p style="margin-top:420px"><button id="last">Last</button></p>
<dialog id="dialog" aria-label="Settings"><button id="ask">Guide me</button> <button id="save">Save</button> <button id="cancel">Cancel</button></dialog>
</main><script type="module" src="/sdk/shirube.js"></script></html>`

export function serveHost(): Promise<Listening> {
  return listen((request, response) => {
    const name = /^\/sdk\/([\w.-]+\.js)$/.exec(request.url ?? '')?.[1]
    if (!name) return void response.writeHead(request.url === '/' ? 200 : 404, { 'content-type': 'text/html' }).end(html)
    readFile(sdk + name).then(
      (code) => response.writeHead(200, { 'content-type': 'text/javascript' }).end(code),
      () => response.writeHead(404).end(),
    )
  })
}

/** The instance as the page sees it, with the notes that `begin` takes. */
interface HostWindow {
  shirube: { init(options: object): HostWindow['shirube']; start(id: string): Promise<{ ok: boolean }>; track(event: string): void; on(name: string, hear: (detail: never) => void): void; state(id: string): { status: string; stepId?: string } | undefined }
  notes: { events: string[]; said: string[] }
}

/** Starts the SDK with these guides; from here on events and every word of the live regions are noted. */
export async function begin(page: Page, url: string, guides: readonly object[]): Promise<void> {
  await page.goto(url)
  await page.waitForFunction(() => 'shirube' in window)
  await page.evaluate((list) => {
    const host = window as unknown as HostWindow // the page's own
    host.notes = { events: [], said: [] }
    const hear = (region: Element): void => new MutationObserver(() => region.textContent && host.notes.said.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true })
    const known = new WeakSet<Element>()
    new MutationObserver(() => {
      for (const region of document.querySelector('shirube-root')?.shadowRoot?.querySelectorAll('[role=status],[role=alert]') ?? []) {
        if (!known.has(region)) hear(region)
        known.add(region)
      }
    }).observe(document.documentElement, { childList: true, subtree: true })
    host.shirube = host.shirube.init({ guides: list })
    host.shirube.on('event', ({ name }: { name: string }) => host.notes.events.push(name))
  }, guides)
}

/** A press on this element starts the guide, as a host's own button would. */
export const startsOnPress = (page: Page, selector: string, guide: string): Promise<void> =>
  page.evaluate(([where, id]) => document.querySelector(where)?.addEventListener('click', () => void (window as unknown as HostWindow).shirube.start(id)), [selector, guide] as const) // the page's own
export const track = (page: Page, event: string): Promise<void> => page.evaluate((name) => (window as unknown as HostWindow).shirube.track(name), event) // the page's own
export const notes = (page: Page): Promise<HostWindow['notes']> => page.evaluate(() => (window as unknown as HostWindow).notes) // the page's own
export const stateOf = (page: Page, guide: string): Promise<{ status: string; stepId?: string } | undefined> => page.evaluate((id) => (window as unknown as HostWindow).shirube.state(id), guide) // the page's own

/** `#id` of a host element, the part (and words) of ours, `body` for nobody. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let active = document.activeElement
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
    if (!active || active === document.body) return 'body'
    const part = active.getAttribute('part')
    return part ?? (active.id ? `#${active.id}` : (active.textContent ?? '').trim())
  })
}

/** Presses a key this often; where the focus was after each press. */
export async function trail(page: Page, key: string, times: number): Promise<string[]> {
  const seen: string[] = []
  for (let count = 0; count < times; count++) {
    await page.keyboard.press(key)
    seen.push(await focused(page))
  }
  return seen
}

/** Tabs until it has the focus; throws when it never does. */
export async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let left = 30; left > 0; left--) {
    if ((await focused(page)) === wanted) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${wanted}`)
}
