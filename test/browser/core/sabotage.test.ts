// A hostile or broken browser: one API at a time is missing, throws, or gives nonsense. The host's own flow goes on and
// sees no error, whatever we are asked to do meanwhile.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startFakeCollector, type FakeCollector } from '../../support/fakeCollector.ts'
import { withBrowser } from '../../support/withBrowser.ts'

const chromium = withBrowser()
let collector: FakeCollector

const tour = { id: 'welcome', kind: 'tour', steps: [{ id: 'a', type: 'tooltip', target: '#save', title: 'Save here' }] }
const host = `<!doctype html><title>Host</title><button id="save" onclick="document.title = 'saved'">Save</button>
<script>window.faults = []; addEventListener('error', (e) => faults.push('error ' + e.message)); addEventListener('unhandledrejection', (e) => faults.push('rejection ' + (e.reason?.stack ?? e.reason)))</script>
<script type="module" src="/sdk/0/shirube.js" data-write-key="wk_test"></script>`

const own = ['fetch', 'indexedDB', 'IDBKeyRange', 'crypto', 'BroadcastChannel', 'AbortSignal', 'AbortController', 'TextEncoder', 'TextDecoder', 'structuredClone', 'MutationObserver', 'IntersectionObserver', 'ResizeObserver', 'matchMedia', 'CSSStyleSheet', 'URLSearchParams', 'CustomEvent', 'localStorage', 'sessionStorage', 'navigation', 'requestAnimationFrame']
const inner = ['navigator.locks', 'navigator.sendBeacon', 'history.pushState', 'Object.hasOwn', 'document.createElementNS']

const everyCall = `(async () => {
  const s = window.shirube
  if (!s || !s.track) return 'absent'
  s.track('a', { n: 1 }); s.page('p'); s.identify('u1', { plan: 'pro' }); s.group('a1'); s.on('event', () => {}); s.subscribe(() => {}); s.state(); s.state('welcome'); s.explain('welcome')
  history.pushState({}, '', '/?next')
  const started = await Promise.race([s.start('welcome'), new Promise((r) => setTimeout(() => r('slow'), 4000))])
  s.next(); s.back(); s.goTo('a'); s.snooze('1h'); s.dismiss(); s.complete(); s.reset()
  await Promise.race([s.flush(), new Promise((r) => setTimeout(r, 1500))])
  s.destroy(); s.track('after'); s.next()
  return typeof started
})()`

beforeAll(async () => {
  collector = await startFakeCollector()
  collector.pages.set('/', { body: host })
  collector.published = { version: '1', environment: 'test', milestones: [], goals: [], settings: {}, guides: [{ version: 1, hash: 'h', guide: tour }] }
})
afterAll(() => collector.close())

const modes = {
  'is missing': (path: string) => `Object.defineProperty(${path.includes('.') ? path.split('.')[0] : 'window'}, '${path.split('.').at(-1)}', { value: undefined, configurable: true, writable: true })`,
  throws: (path: string) => `Object.defineProperty(${path.includes('.') ? path.split('.')[0] : 'window'}, '${path.split('.').at(-1)}', { get() { throw new Error('sabotage') }, configurable: true })`,
  'gives nonsense': (path: string) => `Object.defineProperty(${path.includes('.') ? path.split('.')[0] : 'window'}, '${path.split('.').at(-1)}', { value: function () { return 42 }, configurable: true, writable: true })`,
}

// Our own call of pushState and the test's way into the page need these themselves.
const sparesHost = (path: string, mode: string): boolean => !(path === 'history.pushState' && mode !== 'gives nonsense') && !(/^(requestAnimationFrame|AbortSignal)$/.test(path) && mode === 'throws')

describe.each(Object.entries(modes))('when it %s', (mode, sabotage) => {
  it.each([...own, ...inner].filter((path) => sparesHost(path, mode)))('%s: the host works and sees no error', async (path) => {
    const page = await chromium.page()
    await page.addInitScript(`try { ${sabotage(path)} } catch {}`)
    await page.goto(collector.origin)
    await page.evaluate(everyCall)
    await page.evaluate(`document.querySelector('#save').click()`)
    expect(await page.evaluate('[document.title, ...faults]')).toEqual(['saved'])
    await expect.poll(() => page.evaluate(`document.querySelectorAll('shirube-root').length`)).toBe(0)
  })
})
