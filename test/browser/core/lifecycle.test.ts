// Boot, joining, switches, turning off: the life of an instance in a page.
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { startFakeCollector, type FakeCollector } from '../../support/fakeCollector.ts'
import { withBrowser } from '../../support/withBrowser.ts'

const chromium = withBrowser()
let collector: FakeCollector

const tag = '<script type="module" src="/sdk/0/shirube.js" data-write-key="wk_test"></script>'
const page_ = (scripts: string): { body: string } => ({ body: `<!doctype html><html lang="en"><title>Host</title><button id="save">Save</button>${scripts}` })
const tour = { id: 'welcome', kind: 'tour', trigger: { on: 'load' }, steps: [{ id: 'a', type: 'tooltip', target: '#save', title: 'Save here' }] }
const checklist = { id: 'setup', kind: 'checklist', trigger: { on: 'load' }, title: 'Set up', items: [{ id: 'post', title: 'Post a message', done: { event: 'posted' } }, { id: 'team', title: 'Invite', done: { milestone: 'invited' } }] }
/** Each publication is a new one, also for a browser that has seen another. */
let versions = 0
const publish = (...guides: unknown[]): void => {
  collector.published = { version: String((versions += 1)), environment: 'test', milestones: [], goals: [], settings: {}, guides: guides.map((guide) => ({ version: 1, hash: 'h', guide })) }
}

beforeEach(async () => {
  collector = await startFakeCollector()
  collector.pages.set('/', page_(tag))
  collector.pages.set('/npm', page_('<script type="module">import "/sdk/0/shirube.js"</script>'))
})
afterEach(() => collector.close())

async function open(path = '/', page?: Page): Promise<Page> {
  const target = page ?? (await chromium.page())
  await target.goto(collector.origin + path)
  await target.waitForFunction('window.shirube?.init')
  return target
}
const run = (page: Page, code: string): Promise<unknown> => page.evaluate(code)

it('is one instance however often it is started', async () => {
  const page = await open()
  expect(await run(page, `shirube.init({ writeKey: 'wk_test', endpoint: location.origin }).identify === shirube.identify`)).toBe(true)
  expect(await run(page, `shirube.init().track === shirube.track`)).toBe(true)
  expect(await run(page, `shirube.init({ user: { id: 'u9' } }).state().user.id`)).toBe('u9')
  expect(await run(page, `shirube.init({ writeKey: 'other', endpoint: location.origin }).state().user.id`)).toBe('u9')
})

it('says what is wrong with the options once, and stays inert', async () => {
  const page = await open('/npm')
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  expect(await run(page, `(() => { window.codes = []; const s = shirube.init({ writeKey: 'wk', onError: (e) => codes.push(e.code) }); s.track('x'); return s.next() })()`)).toEqual({ ok: false, reason: 'inert' })
  await expect.poll(() => run(page, 'codes')).toEqual(['SB1003'])
  await expect.poll(() => said.filter((text) => text.includes('SB1003'))).toHaveLength(1)
})

it('starts a guide by itself, but not in the first ten seconds of a first visit', async () => {
  publish(tour)
  const page = await chromium.page()
  await page.clock.install()
  await open('/', page)
  await page.waitForFunction('shirube.explain("welcome").reason === "first_moments"')
  await page.clock.runFor(10_500)
  await expect.poll(() => page.getByRole('heading', { name: 'Save here' }).isVisible()).toBe(true)
})

it('does not open a list beside a dialog that the page opens in the same moment, and opens it when that closes', async () => {
  publish({ ...checklist, trigger: { on: 'event', event: 'ready' } })
  const page = await open()
  await page.waitForFunction('shirube.state("setup")')
  // As frameworks do: the act is tracked in the click, the dialog is drawn a frame later.
  await run(page, `(() => { const d = document.body.appendChild(document.createElement('dialog')); d.textContent = 'Invite'; window.dialog = d; shirube.track('ready'); requestAnimationFrame(() => d.showModal()) })()`)
  await page.waitForFunction('shirube.explain("setup").reason === "host_modal"')
  expect(await run(page, 'shirube.state("setup").status')).toBe('not_started')
  await run(page, 'dialog.close()')
  await page.waitForFunction('shirube.state("setup").status === "in_progress"')
  await expect.poll(() => page.getByRole('button', { name: /Get started/ }).isVisible()).toBe(true)
})

it('waits for an element of the page without a moment’s work, and starts when it comes', async () => {
  publish({ ...checklist, trigger: { on: 'condition', when: { element: '#late', state: 'visible' } } })
  const page = await open()
  await expect.poll(() => run(page, 'shirube.explain("setup").reasons.map(({ code, result }) => code + " " + result)')).toEqual(['element fail'])
  // A page that is woken again and again by its own look answers nothing any more.
  expect(await run(page, 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done("alive"))))')).toBe('alive')
  await run(page, `document.body.insertAdjacentElement('beforeend', Object.assign(document.createElement('p'), { id: 'late', textContent: 'here' }))`)
  await page.waitForFunction('shirube.state("setup").status === "in_progress"')
})

it('starts nothing by itself when quiet, and nothing at all when off', async () => {
  publish({ ...tour, trigger: { on: 'load' } })
  const quiet = await open('/?shirube=quiet')
  await expect.poll(() => run(quiet, 'shirube.explain("welcome").reason')).toBe('auto_start_off')
  expect(await run(quiet, 'shirube.start("welcome")')).toMatchObject({ ok: true })
  const asked = collector.asked.length
  const off = await open('/?shirube=off')
  expect(await run(off, 'shirube.start("welcome")')).toEqual({ ok: false, reason: 'inert' })
  expect(collector.asked.slice(asked).some((path) => path.includes('/v1/'))).toBe(false)
})

it('ticks an item at once by an own act, and by a teammate’s act within two seconds', async () => {
  publish(checklist)
  let milestones = {}
  const asked = collector.state
  collector.state = (question) => ({ ...(asked(question) as object), milestones })
  const page = await open()
  await page.waitForFunction('shirube.state("setup")?.status === "in_progress"')
  const done = (): Promise<unknown> => run(page, 'shirube.state("setup").items.map((item) => item.done)')
  expect(await done()).toEqual([false, false])
  await run(page, 'shirube.track("posted")')
  await page.waitForFunction('shirube.state("setup").items[0].done')
  await expect.poll(() => collector.streams.size).toBe(1)
  milestones = { invited: { state: 'reached', value: 3, atLeast: 3, by: 'teammate' } }
  const said = Date.now()
  collector.say('account')
  await page.waitForFunction('shirube.state("setup").items[1].done')
  expect(Date.now() - said).toBeLessThan(2_000)
})

it('gives the same frozen state until something changed', async () => {
  publish(tour)
  const page = await open('/?shirube=quiet')
  await page.waitForFunction('shirube.state("welcome")')
  expect(await run(page, 'shirube.state() === shirube.state() && Object.isFrozen(shirube.state().guides[0])')).toBe(true)
  expect(await run(page, 'new Promise((resolve) => { const before = shirube.state(); shirube.subscribe(() => resolve(before !== shirube.state())); shirube.identify("u1") })')).toBe(true)
})

it('leaves nothing behind when it is destroyed, and can be started again', async () => {
  publish(tour)
  const page = await chromium.page()
  await page.addInitScript(`
    window.live = []
    const ours = () => new Error().stack.includes('/sdk/0/')
    for (const target of [window, document, window.navigation]) {
      const add = target.addEventListener.bind(target), remove = target.removeEventListener.bind(target)
      target.addEventListener = (name, handler, options) => { if (ours()) live.push([name, handler]); add(name, handler, options) }
      target.removeEventListener = (name, handler, options) => { live = live.filter(([n, h]) => n !== name || h !== handler); remove(name, handler, options) }
    }`)
  await open('/?shirube=quiet', page)
  await run(page, 'shirube.start("welcome")')
  expect(await run(page, 'live.length')).toBeGreaterThan(5)
  await run(page, 'shirube.destroy()')
  await expect.poll(() => run(page, '[document.querySelectorAll("shirube-root").length, ...live.map(([name]) => name)]')).toEqual([0])
  expect(await run(page, 'shirube.track("x"), shirube.next()')).toEqual({ ok: false, reason: 'inert' })
  expect(await run(page, 'shirube.init({ writeKey: "wk_test", endpoint: location.origin }).start("welcome")')).toMatchObject({ ok: true })
  expect(chromium.problems()).toEqual([])
})

it('survives a host whose handlers throw', async () => {
  publish(tour)
  const page = await open('/?shirube=quiet')
  await run(page, 'shirube.on("event", () => { throw new Error("host") }); shirube.subscribe(() => { throw new Error("host") }); shirube.track("x")')
  expect(await run(page, 'shirube.start("welcome")')).toMatchObject({ ok: true })
  expect(chromium.problems()).toEqual([])
})
