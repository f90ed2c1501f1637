// Two things at once: what is asked for while somebody leaves, another arrives, or the instance ends.
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { startFakeCollector, type FakeCollector } from '../../support/fakeCollector.ts'
import { withBrowser } from '../../support/withBrowser.ts'

const chromium = withBrowser()
let collector: FakeCollector

const guides = [
  { id: 'welcome', kind: 'tour', steps: [{ id: 'one', type: 'tooltip', target: '#save', title: 'One' }, { id: 'two', type: 'tooltip', target: '#save', title: 'Two' }] },
  { id: 'lost', kind: 'tour', steps: [{ id: 'a', type: 'tooltip', target: '#nowhere', title: 'Nowhere' }] },
]
const options = `{ guides: ${JSON.stringify(guides)}, onError: (e) => told.push(e.message), debug: true }`

beforeEach(async () => {
  collector = await startFakeCollector()
  collector.pages.set('/', { body: `<!doctype html><html lang="en"><title>Host</title><button id="save">Save</button><script>told = []; heard = []</script><script type="module" src="/sdk/0/shirube.js"></script>` })
})
afterEach(() => collector.close())

async function open(given = options): Promise<Page> {
  const page = await chromium.page()
  await page.goto(`${collector.origin}/?shirube=quiet`)
  await page.waitForFunction('window.shirube?.init')
  await page.evaluate(`window.s = shirube.init(${given})`)
  if (given === options) await page.waitForFunction('s.state().ready && s.state("welcome")')
  return page
}
const roots = (page: Page): Promise<unknown> => page.evaluate(`document.querySelectorAll('shirube-root').length`)

it('shows nothing that was asked for right before destroy()', async () => {
  const page = await open()
  expect(await page.evaluate('(() => { const started = s.start("welcome"); s.destroy(); return started })()')).toEqual({ ok: false, reason: 'inert' })
  expect(await roots(page)).toBe(0)
  expect(await page.evaluate('told')).toEqual([])
})

it('ends quietly right after an outcome: the other tabs are told, or nobody is, but no fault', async () => {
  const page = await open()
  await page.evaluate('s.start("welcome")')
  await page.evaluate('s.complete("welcome"), s.destroy()')
  // A further life of the page sees the outcome, so the write has come to its end.
  await page.evaluate(`window.s = shirube.init(${options})`)
  await page.waitForFunction('s.state("welcome")?.status === "completed"')
  expect(await page.evaluate('told')).toEqual([])
})

it('takes up the run that a person left open, when they are identified and started in one breath', async () => {
  const page = await open()
  await page.evaluate('s.identify("u1"), s.start("welcome")')
  await page.waitForFunction('s.state("welcome").status === "in_progress"')
  await page.evaluate('s.next()')
  await page.waitForFunction('s.state("welcome").stepId === "two"')
  const runId = await page.evaluate('s.state("welcome").runId')
  await page.evaluate('s.reset(), s.destroy()')
  await page.reload()
  await page.waitForFunction('window.shirube?.init')
  await page.evaluate(`window.s = shirube.init(${options})`)
  await page.waitForFunction('s.state().ready && s.state("welcome")')
  expect(await page.evaluate('s.identify("u1"), s.start("welcome")')).toEqual({ ok: true, runId })
  expect(await page.evaluate('s.state("welcome").stepId')).toBe('two')
})

it('answers a start that is put off before its target came', async () => {
  const page = await open()
  await page.evaluate('void (window.started = s.start("lost"))')
  await page.waitForFunction('s.state("lost").status === "in_progress"')
  expect(await page.evaluate('s.snooze("1h", "lost")')).toEqual({ ok: true })
  expect(await page.evaluate('Promise.race([started, new Promise((done) => setTimeout(done, 3000, "never"))])')).toEqual({ ok: false, reason: 'replaced' })
})

it('tells the page of every surface that closes, also when somebody leaves or it ends', async () => {
  const page = await open()
  await page.evaluate(`for (const name of ['shown', 'closed']) { document.addEventListener('shirube:' + name, () => heard.push(name)); s.on(name, () => heard.push('on ' + name)) }`)
  await page.evaluate('s.start("welcome")')
  await page.evaluate('s.reset()')
  await expect.poll(() => page.evaluate('heard')).toEqual(['on shown', 'shown', 'on closed', 'closed'])
  await page.evaluate('s.start("welcome")')
  await page.evaluate('heard = [], s.destroy()')
  expect(await page.evaluate('heard')).toEqual(['on closed', 'closed'])
})

it('calls no listener of the page after destroy()', async () => {
  const page = await open()
  await page.evaluate(`s.subscribe(() => heard.push('state')); s.identify('u2'); heard = []; s.destroy()`)
  await page.evaluate(`window.s = shirube.init(${options})`)
  await page.waitForFunction('s.state().ready && s.state("welcome")')
  expect(await page.evaluate('heard')).toEqual([])
})

it('tells subscribers who is here, on a page without guides as well', async () => {
  const page = await open('{}')
  await page.waitForFunction('s.state().ready')
  expect(await page.evaluate(`(() => { s.subscribe(() => heard.push(s.state().user.id)); s.identify('u3'); s.reset(); return heard })()`)).toEqual(['u3', null])
})

it('puts nothing off for a time that is none', async () => {
  const page = await open()
  await page.evaluate('s.start("welcome")')
  expect(await page.evaluate('s.snooze("soon")')).toEqual({ ok: false, reason: 'not_possible' })
  expect(await page.evaluate('s.state("welcome").status')).toBe('in_progress')
})

it('offers a run that was put off again when its time has come, in a page that was never left', async () => {
  const page = await chromium.page()
  await page.clock.install()
  await page.goto(`${collector.origin}/?shirube=quiet`)
  await page.waitForFunction('window.shirube?.init')
  await page.evaluate(`window.s = shirube.init(${options})`)
  await page.waitForFunction('s.state().ready && s.state("welcome")')
  const status = (): Promise<unknown> => page.evaluate('s.state("welcome").status')
  await page.evaluate('s.start("welcome")')
  // Twice: it is not offered once and then never.
  for (const path of ['/one', '/two']) {
    await page.evaluate('s.snooze("15m")')
    await expect.poll(() => roots(page)).toBe(0)
    expect(await status()).toBe('snoozed')
    await page.clock.runFor(16 * 60_000)
    await page.evaluate(`history.pushState({}, '', '${path}')`)
    await page.getByRole('button', { name: /Continue/ }).click()
    await expect.poll(status).toBe('in_progress')
  }
})

it('asks again when it is looked at, also after the clock of the device was set back', async () => {
  collector.pages.set('/keyed', { body: '<!doctype html><title>Host</title><script type="module" src="/sdk/0/shirube.js" data-write-key="wk_test"></script>' })
  collector.published = { version: 'focus', environment: 'test', milestones: [], goals: [], settings: {}, guides: guides.map((guide) => ({ version: 1, hash: 'h', guide })) }
  const asked = (): number => collector.asked.filter((path) => path.includes('/v1/state')).length
  const page = await chromium.page()
  await page.clock.install()
  await page.goto(`${collector.origin}/keyed`)
  await page.waitForFunction('window.shirube?.state?.("welcome")')
  await expect.poll(asked).toBeGreaterThan(0)
  await page.clock.setSystemTime(Date.now() - 86_400_000)
  const before = asked()
  await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`)
  await expect.poll(asked).toBeGreaterThan(before)
})

it('starts in a page that has an element of its name', async () => {
  collector.pages.set('/named', { body: '<!doctype html><title>Host</title><div id="shirube"></div><script type="module" src="/sdk/0/shirube.js" data-write-key="wk_test"></script>' })
  const page = await chromium.page()
  await page.goto(`${collector.origin}/named`)
  await expect.poll(() => page.evaluate('typeof window.shirube.track')).toBe('function')
})

it('arms no timer after destroy()', async () => {
  const page = await chromium.page()
  await page.addInitScript(`timers = new Set(); const [set, clear] = [setTimeout, clearTimeout]
    window.setTimeout = (run, ms, ...args) => { const id = set(() => { timers.delete(id); run(...args) }, ms); timers.add(id); return id }
    window.clearTimeout = (id) => { timers.delete(id); clear(id) }`)
  collector.pages.set('/keyed', { body: '<!doctype html><title>Host</title><script type="module" src="/sdk/0/shirube.js" data-write-key="wk_test"></script>' })
  const open = async (): Promise<void> => {
    await page.goto(`${collector.origin}/keyed`)
    await page.waitForFunction('typeof window.shirube?.track === "function"')
  }
  await open()
  // Left behind by an earlier life of the page, found while the next one ends.
  await page.evaluate(`shirube.track('x'), shirube.destroy()`)
  await page.waitForFunction('timers.size === 0')
  await page.evaluate(`s = shirube.init({ writeKey: 'wk_test', endpoint: location.origin }), s.destroy(), 0`)
  await expect.poll(() => page.evaluate('timers.size')).toBe(0)
})
