// The SDK by script tag alone on a real application that knows nothing of it. What Node-RED is, looks like and says has to
// be the same as without us: before, during and after a tour.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startServe, type Serve } from '../support/startServe.ts'
import { withBrowser } from '../support/withBrowser.ts'
import { differences, hostPicture, type HostPicture } from './hostPicture.ts'
import { startNodeRed, type NodeRed } from './startNodeRed.ts'

const chromium = withBrowser()
let nodeRed: NodeRed
let serve: Serve
beforeAll(async () => {
  ;[nodeRed, serve] = await Promise.all([startNodeRed(), startServe()])
  await serve.push('test/hosts/nodeRedGuides.ts')
})
afterAll(() => Promise.all([nodeRed?.close(), serve?.close()]))

interface Visit {
  readonly page: Page
  readonly said: string[]
  /** Origins other than Node-RED's that were asked. */
  readonly foreign: Set<string>
}

/** Opens the editor, with `tag` in its head. */
async function visit(tag: string): Promise<Visit> {
  const page = await chromium.page({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
  const said: string[] = []
  const foreign = new Set<string>()
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => said.push(`uncaught: ${error.message}`))
  page.on('request', (request) => {
    const { origin } = new URL(request.url())
    if (origin !== new URL(nodeRed.url).origin && origin !== 'null') foreign.add(origin)
  })
  nodeRed.setTag(tag)
  await page.goto(nodeRed.url)
  await page.locator('[id="11aa22bb33cc44dd"]').waitFor()
  await page.locator('#red-ui-palette-base-category-network').waitFor()
  await rest(page)
  return { page, said, foreign }
}

/** The pointer on an empty place, nothing moving, nothing more being drawn: Node-RED fills its lists bit by bit. */
async function rest(page: Page): Promise<void> {
  await page.mouse.move(600, 700)
  let before = 0
  const isStill = async (): Promise<boolean> => {
    const now = await page.evaluate(() => document.documentElement.outerHTML.length)
    return now === before || !(before = now)
  }
  await expect.poll(isStill, { interval: 600, timeout: 30_000 }).toBe(true)
  await page.waitForFunction(() => document.fonts.status === 'loaded' && document.getAnimations().every(({ playState }) => playState !== 'running'))
}
const openMenu = (page: Page): Promise<void> => page.evaluate(() => document.querySelector<HTMLElement>('#red-ui-header-button-sidemenu')?.click())

const moments = ['loaded', 'away', 'menu', 'back'] as const
interface Seen {
  readonly said: string[]
  readonly foreign: Set<string>
  /** `away`: the focus has left the host's own elements, which Node-RED marks; `back`: it has returned, the menu still open. */
  readonly pictures: Readonly<Record<(typeof moments)[number], HostPicture>>
}

async function take(page: Page): Promise<HostPicture> {
  await rest(page)
  return hostPicture(page)
}

/** The same moments of a visit without us. */
async function plainVisit(): Promise<Seen> {
  const { page, said, foreign } = await visit('')
  const loaded = await take(page)
  const focused = await page.evaluateHandle(() => (document.activeElement instanceof HTMLElement ? document.activeElement : document.body))
  await focused.evaluate((element) => element.blur())
  const away = await take(page)
  await openMenu(page)
  const menu = await take(page)
  await focused.evaluate((element) => element.focus())
  const back = await take(page)
  await page.context().close()
  return { said, foreign, pictures: { loaded, away, menu, back } }
}

/** What is different at some moment, without what is different between two visits without us: that is Node-RED's own affair. */
async function unlike(plain: Seen, found: ReadonlyMap<string, string>): Promise<string[]> {
  if (found.size === 0) return []
  const again = await plainVisit()
  const varies = new Set(moments.flatMap((moment) => [...differences(plain.pictures[moment], again.pictures[moment]).keys()]))
  return [...found].filter(([place]) => !varies.has(place.slice(place.indexOf(' | ') + 3))).map(([place, change]) => `${place}: ${change}`)
}

it('runs a tour over three regions of Node-RED and leaves nothing of it different', { timeout: 240_000 }, async () => {
  const plain = await plainVisit()
  const { page, said, foreign } = await visit(`<script type="module" crossorigin src="${serve.ready.url}/sdk/shirube.js" data-write-key="${serve.ready.writeKey}"></script>`)
  const found = new Map<string, string>()
  const compare = async (when: string, moment: (typeof moments)[number]): Promise<void> => {
    const now = differences(plain.pictures[moment], await take(page))
    for (const [place, change] of now) found.set(`${when} | ${place}`, change)
  }
  const step = (id: string) => page.locator(`shirube-root [data-step="${id}"]`)
  const next = (id: string) => step(id).locator('[part~="next"]').click()

  await page.waitForFunction(() => 'shirube' in window)
  await compare('loaded', 'loaded')
  const started = await page.evaluate(() => (window as unknown as { shirube: { start(id: string): Promise<unknown> } }).shirube.start('first-flow')) // the script tag's own
  expect(started).toMatchObject({ ok: true })
  await step('palette').waitFor()
  await compare('step 1', 'away')
  await next('palette')
  await step('node').waitFor()
  await compare('step 2', 'away')
  await next('node')
  await step('import').waitFor()
  expect(await page.locator('#menu-item-import').isVisible()).toBe(true)
  await compare('step 3, in the menu', 'menu')
  await next('import')
  await expect.poll(() => page.locator('shirube-root').count()).toBe(0)
  await compare('after the end', 'back')

  expect((await unlike(plain, found)).slice(0, 20)).toEqual([])
  expect(plain.pictures.loaded.size).toBeGreaterThan(50_000)
  expect(said).toEqual(plain.said)
  expect([...plain.foreign]).toEqual([])
  expect([...foreign]).toEqual([serve.ready.url])
  await expect.poll(events, { timeout: 15_000 }).toEqual(expect.arrayContaining(['$guide_started', '$guide_completed']))
  expect((await events()).filter((name) => name === '$step_completed')).toHaveLength(3)
})

/** Names of what the collector stored about the guide. */
async function events(): Promise<string[]> {
  const response = await fetch(`${serve.ready.url}/api/export/events`, { headers: { authorization: `Bearer ${serve.apiKey}` } })
  const lines = (await response.text()).split('\n').filter((line) => line.includes('"first-flow"'))
  return lines.map((line) => String((JSON.parse(line) as { event?: unknown }).event)) // of the export's own shape
}
