// What the SDK costs the page it is in: the release build, in a real Chromium, on a page of ten thousand nodes, nothing animated.
// Promises are for a quiet machine; what stays behind after a cycle does not depend on the machine.
import type { Browser, CDPSession, Page } from 'playwright-core'
import { builtRelease } from '../support/builtSdk.ts'
import { launchChromium } from '../support/chromium.ts'

const nodes = 10_000
const pages = 7
const warmStarts = 30
const cycles = 200
const origin = 'http://bench.test'

interface Figure {
  name: string
  value: number
  unit: string
  promise?: string
}

const document = `<!doctype html><html lang="en"><title>bench</title><button data-shirube="first">First</button><button data-shirube="second">Second</button>
${Array.from({ length: nodes / 2 }, (_, i) => `<p class="row"><span>${i}</span></p>`).join('')}`

// In the page, as text: nothing of how this file is loaded gets into it.
const init = `window.bench = shirube.init({ locale: 'en', user: { id: 'u' }, account: { id: 'a' }, guides: [{
  id: 'tour', kind: 'tour', steps: [
    { id: 'one', type: 'tooltip', target: { anchor: 'first' }, title: 'First', body: 'Here it **begins**.' },
    { id: 'two', type: 'tooltip', target: { anchor: 'second' }, title: 'Second', body: 'Here it ends.' },
  ] }] }); undefined`
/** Two frames without work between: what was asked for is on screen, and what follows it is done. */
const settled = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(() => done()))))'
/** What init puts off until the page has nothing to do belongs to it too. */
const later = `(async () => { await ${settled}; await new Promise((done) => setTimeout(done, 500)); await ${settled} })()`
const timedStart = `(async () => { const at = performance.now(); const answer = await bench.start('tour'); const ms = performance.now() - at; if (!answer.ok) throw new Error(answer.reason); return ms })()`
const stop = `(async () => { bench.dismiss('tour'); await ${settled} })()`

async function openPage(browser: Browser, files: ReadonlyMap<string, string>): Promise<{ page: Page; cdp: CDPSession }> {
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.route(`${origin}/**`, (route) => {
    const code = files.get(new URL(route.request().url()).pathname.replace(/^.*\//, ''))
    return route.fulfill(code === undefined ? { contentType: 'text/html', body: document } : { contentType: 'text/javascript', headers: { 'cache-control': 'max-age=3600' }, body: code })
  })
  await page.goto(`${origin}/`)
  const cdp = await context.newCDPSession(page)
  await cdp.send('Performance.enable')
  await page.evaluate(settled)
  return { page, cdp }
}

async function scriptMs(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN) * 1000
}

async function kept(cdp: CDPSession): Promise<{ bytes: number; nodes: number; listeners: number }> {
  // Twice: what finalizers let go is collected by the second.
  for (let i = 0; i < 2; i++) await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  const { nodes: count, jsEventListeners } = await cdp.send('Memory.getDOMCounters')
  return { bytes: usedSize, nodes: count, listeners: jsEventListeners }
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
const rounded = (value: number): number => Math.round(value * 10) / 10

export async function benchSdk(): Promise<Figure[]> {
  const files = await builtRelease()
  const browser = await launchChromium()
  try {
    const boots: number[] = []
    const colds: number[] = []
    const warms: number[] = []
    for (let i = 0; i < pages; i++) {
      const { page, cdp } = await openPage(browser, files)
      const before = await scriptMs(cdp)
      await page.addScriptTag({ type: 'module', url: `${origin}/shirube.js` })
      await page.evaluate(init)
      await page.evaluate(later)
      boots.push((await scriptMs(cdp)) - before)
      colds.push(Number(await page.evaluate(timedStart)))
      await page.evaluate(stop)
      for (let n = 0; i === 0 && n < warmStarts; n++) {
        warms.push(Number(await page.evaluate(timedStart)))
        await page.evaluate(stop)
      }
      await page.context().close()
    }
    const { page, cdp } = await openPage(browser, files)
    await page.addScriptTag({ type: 'module', url: `${origin}/shirube.js` })
    await page.evaluate(init)
    const cycle = (times: number) => page.evaluate(`(async () => { for (let i = 0; i < ${times}; i++) { await bench.start('tour'); await ${stop} } })()`)
    // What this browser remembers of its own events is bounded, and filled first: then a cycle leaves nothing more.
    await cycle(6 * cycles)
    const before = await kept(cdp)
    await cycle(cycles)
    const after = await kept(cdp)
    return [
      { name: `init to idle, script, ${nodes} nodes`, value: rounded(median(boots)), unit: 'ms', promise: '< 5 ms' },
      { name: 'start to first step, first time (chunk fetched)', value: rounded(median(colds)), unit: 'ms', promise: '≤ 40 ms from cache' },
      { name: 'start to first step, warm', value: rounded(median(warms)), unit: 'ms', promise: '≤ 20 ms' },
      { name: `${cycles} starts and stops, heap a cycle`, value: Math.round((after.bytes - before.bytes) / cycles), unit: 'bytes', promise: '< 1000' },
      { name: `${cycles} starts and stops, nodes left`, value: after.nodes - before.nodes, unit: '', promise: '0' },
      { name: `${cycles} starts and stops, listeners left`, value: after.listeners - before.listeners, unit: '', promise: '0' },
    ]
  } finally {
    await browser.close()
  }
}
