// From published or inline content to a guide on screen, through the built files, in a real Chromium.
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { startFakeCollector, type FakeCollector } from '../../support/fakeCollector.ts'
import { withBrowser } from '../../support/withBrowser.ts'

const chromium = withBrowser()
let collector: FakeCollector

const tag = '<script type="module" src="/sdk/0/shirube.js" data-write-key="wk_test"></script>'
const html = (scripts: string): { body: string } => ({ body: `<!doctype html><html lang="en"><title>Host</title><h1>host</h1><button id="save">Save</button>${scripts}` })
const tour = { id: 'welcome', kind: 'tour', trigger: { on: 'event', event: 'signed_up' }, steps: [{ id: 'a', type: 'tooltip', target: '#save', title: 'Save here' }, { id: 'b', type: 'modal', title: 'That is all' }] }
/** Each publication is a new one, also for a browser that has seen another. */
let versions = 0
const publish = (guides: unknown[], more: object = {}): void => {
  collector.published = { version: String((versions += 1)), environment: 'test', milestones: [], goals: [], settings: { attention: { perSession: 9, perDay: 9, pauseHours: 0 } }, guides: guides.map((guide) => ({ version: 1, hash: 'h', guide })), ...more }
}

beforeEach(async () => {
  collector = await startFakeCollector()
  collector.pages.set('/', html(tag))
  collector.pages.set('/local', html('<script type="module">import "/sdk/0/shirube.js"; window.shirube.init({ guides: window.given ?? [] })</script>'))
})
afterEach(() => collector.close())

async function open(path = '/', page?: Page): Promise<Page> {
  const target = page ?? (await chromium.page())
  await target.goto(collector.origin + path)
  await target.waitForFunction('window.shirube?.flush')
  return target
}
const run = (page: Page, code: string): Promise<unknown> => page.evaluate(code)
const card = (page: Page, text: string) => page.getByText(text)
const status = (page: Page): Promise<unknown> => run(page, 'shirube.state("welcome")?.status')

it('fetches no surface for a guide that may not show, and the surface when it may', async () => {
  publish([tour])
  const page = await open()
  await page.waitForFunction('shirube.state("welcome")')
  expect(collector.asked.filter((path) => /sdk\/0\/(tour|ui)/.test(path))).toEqual([])
  await expect.poll(() => run(page, 'shirube.explain("welcome")')).toMatchObject({ showing: false, reason: 'trigger' })
  await run(page, 'shirube.start("welcome")')
  await expect.poll(() => card(page, 'Save here').isVisible()).toBe(true)
  expect(collector.asked.some((path) => path.includes('tour'))).toBe(true)
  expect(await status(page)).toBe('in_progress')
  expect(chromium.problems()).toEqual([])
})

it('walks a tour to its end by next() and tells every fact to the collector', async () => {
  publish([tour])
  const page = await open()
  await run(page, 'window.told = []; shirube.on("event", ({ name }) => told.push(name))')
  expect(await run(page, 'shirube.start("welcome")')).toMatchObject({ ok: true })
  // Started means seen: a second in view.
  await page.waitForFunction('told.includes("$guide_started")')
  expect(await run(page, 'shirube.next()')).toEqual({ ok: true })
  await expect.poll(() => card(page, 'That is all').isVisible()).toBe(true)
  expect(await run(page, 'shirube.complete()')).toEqual({ ok: true })
  await expect.poll(() => status(page)).toBe('completed')
  await run(page, 'shirube.flush()')
  const told = [...collector.stored.values()].map(({ event }) => event)
  expect(told).toContain('$guide_started')
  expect(told).toContain('$guide_completed')
  expect(told.filter((name) => name === '$guide_completed')).toHaveLength(1)
  expect([...collector.stored.values()].find(({ event }) => event === '$guide_completed')?.properties).toMatchObject({ guideId: 'welcome', kind: 'tour', version: 1, hash: 'h' })
})

it('continues an open tour on its step after a reload', async () => {
  publish([tour])
  const page = await open()
  await run(page, 'shirube.start("welcome")')
  await run(page, 'shirube.next()')
  await expect.poll(() => card(page, 'That is all').isVisible()).toBe(true)
  await page.reload()
  await expect.poll(() => card(page, 'That is all').isVisible()).toBe(true)
})

it('shows one run in one tab at a time and gives it to the tab that is looked at', async () => {
  publish([tour])
  const page = await open()
  await run(page, 'shirube.start("welcome")')
  const second = await open('/', await page.context().newPage())
  // Headless tabs are all visible: the first one keeps it.
  expect(await run(second, 'shirube.start("welcome")')).toEqual({ ok: false, reason: 'other_tab' })
  await run(page, 'shirube.dismiss()')
  expect(await run(second, 'shirube.start("welcome")')).toMatchObject({ ok: true })
})

it('runs without a collector, asks nobody, and remembers in this browser', async () => {
  const page = await chromium.page()
  await page.addInitScript(`window.given = ${JSON.stringify([{ ...tour, trigger: undefined }])}`)
  await open('/local', page)
  expect(await run(page, 'shirube.start("welcome")')).toMatchObject({ ok: true })
  await run(page, 'shirube.dismiss()')
  await expect.poll(() => status(page)).toBe('dismissed')
  await page.reload()
  await page.waitForFunction('window.shirube?.state?.("welcome")?.status === "dismissed"')
  expect(collector.asked.filter((path) => path.includes('/v1/'))).toEqual([])
  expect(chromium.problems()).toEqual([])
})

it('swaps everything when another person arrives: surfaces close, progress stays with its owner', async () => {
  publish([tour])
  const page = await open()
  await run(page, 'shirube.identify("u1")')
  await run(page, 'shirube.start("welcome")')
  await run(page, 'shirube.dismiss()')
  await expect.poll(() => status(page)).toBe('dismissed')
  await run(page, 'shirube.track("mine"); shirube.identify("u2")')
  await expect.poll(() => status(page)).toBe('not_started')
  await run(page, 'shirube.identify("u1")')
  await expect.poll(() => status(page)).toBe('dismissed')
  await run(page, 'shirube.flush()')
  expect([...collector.stored.values()].find(({ event }) => event === 'mine')?.userId).toBe('u1')
})

it('gives the anonymous history to the person who says who they are', async () => {
  publish([tour])
  const page = await open()
  await run(page, 'shirube.start("welcome")')
  await run(page, 'shirube.dismiss()')
  await expect.poll(() => status(page)).toBe('dismissed')
  await run(page, 'shirube.identify("u1")')
  await page.reload()
  await page.waitForFunction('window.shirube?.state?.("welcome")?.status === "dismissed"')
})

it('ignores a late answer that was about somebody else', async () => {
  publish([tour])
  collector.state = (question) => ({ asOf: 1, user: {}, account: null, counts: {}, milestones: {}, goals: {}, attention: { shown: [] }, guidesVersion: 'x', guides: question['userId'] === 'u1' ? { welcome: { runId: 'r', status: 'completed', updatedAt: 5, runs: 1 } } : {} })
  const page = await open()
  await run(page, 'shirube.identify("u1"); shirube.identify("u2")')
  await expect.poll(() => collector.questions.some(({ userId }) => userId === 'u2')).toBe(true)
  await run(page, 'shirube.flush()')
  expect(await status(page)).toBe('not_started')
})

it('skips one broken guide, reports it, and keeps the others', async () => {
  publish([{ id: 'Bad Id', kind: 'tour', steps: [] }, tour])
  const page = await open()
  await page.waitForFunction('shirube.state("welcome")')
  expect(await run(page, 'shirube.start("Bad Id")')).toEqual({ ok: false, reason: 'not_accepted' })
  expect(await run(page, 'shirube.start("nobody")')).toEqual({ ok: false, reason: 'unknown_guide' })
})

it('explains which actions the page has no function for, shown or not', async () => {
  const help = { id: 'help', kind: 'tour', steps: [{ id: 'one', type: 'modal', title: 'One', buttons: [{ label: 'Open', do: [{ call: 'openHelp' }] }, { label: 'Save', do: [{ call: 'save' }] }] }] }
  collector.pages.set('/actions', html(`<script type="module">import "/sdk/0/shirube.js"; window.shirube.init({ actions: { save() {} }, guides: [${JSON.stringify(help)}] })</script>`))
  const page = await open('/actions')
  const explained = (showing: boolean) => ({ showing, reasons: [{ code: 'action_missing', result: 'fail', subject: 'openHelp' }] })
  await expect.poll(() => run(page, 'shirube.explain("help")')).toMatchObject(explained(false))
  await run(page, 'shirube.start("help")')
  expect(await run(page, 'shirube.explain("help")')).toMatchObject(explained(true))
})
