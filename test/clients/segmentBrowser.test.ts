// Segment's own browser library, unmodified and served as it is, in a real Chromium on a page of another origin.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { listen, type Listening } from '../support/listen.ts'
import { startCollector, type TestCollector } from '../support/startCollector.ts'
import { startFaultProxy, type Fault, type FaultProxy } from '../support/faultProxy.ts'
import { withBrowser } from '../support/withBrowser.ts'

const bundle = fileURLToPath(new URL('../parties/node_modules/@segment/analytics-next/dist/umd/standalone.js', import.meta.url))
const chromium = withBrowser()
let running: TestCollector
let proxy: FaultProxy
let site: Listening
afterEach(async () => {
  await Promise.all([site.close(), proxy.close()])
  await running.close()
})

/** The loading snippet reduced to what the bundle reads: key, address, options, and calls made before it arrived. */
function page(writeKey: string, cdn: string, options: object): string {
  return `<!doctype html><title>Host</title><script>
const analytics = window.analytics = []
analytics._writeKey = ${JSON.stringify(writeKey)}
analytics._cdn = ${JSON.stringify(cdn)}
analytics._loadOptions = ${JSON.stringify(options)}
window.ids = []
analytics.push(['on', 'dispatch_start', (context) => window.ids.push(context.event.messageId)])
analytics.push(['identify', 'ann', { name: 'Ann' }])
analytics.push(['group', 'acme', { name: 'Acme' }])
analytics.push(['page', 'Home'])
for (let i = 0; i < 5; i++) analytics.push(['track', 'Invited', { n: i }])
</script><script src="/standalone.js"></script>`
}

async function deliver(faults: readonly Fault[], options: object) {
  running = await startCollector({ realClock: true })
  const isIngest = /^\/v1\/[a-z](\?|$)/
  proxy = await startFaultProxy({ target: running.url, faults, matches: (request) => request.method === 'POST' && isIngest.test(request.url ?? '') && request.url !== '/v1/m' })
  const script = await readFile(bundle)
  site = await listen((req, res) => {
    if (req.url === '/standalone.js') return void res.writeHead(200, { 'content-type': 'text/javascript' }).end(script)
    if (req.url === '/favicon.ico') return void res.writeHead(204).end()
    res.writeHead(200, { 'content-type': 'text/html' }).end(page(running.keys.browser, proxy.url, options))
  })
  const tab = await chromium.page()
  await tab.goto(site.url)
  const sent = 8
  await expect.poll(async () => (await running.events()).length, { timeout: 45_000, interval: 200 }).toBe(sent)
  await expect.poll(() => proxy.done().filter((one) => one !== 'passed').length, { timeout: 45_000 }).toBe(faults.length)
  const queued: string[] = await tab.evaluate('window.ids')
  return { events: await running.events(), ids: [...new Set(queued)] }
}

const batching = { integrations: { 'Segment.io': { deliveryStrategy: { strategy: 'batching', config: { size: 3, timeout: 200 } } } } }

describe('@segment/analytics-next', () => {
  it.each([
    ['one by one on a quiet network', [], {}],
    ['one by one through 503, 429 and a lost answer', ['unavailable', 'limited', 'lost answer'], {}],
    ['in batches on a quiet network', [], batching],
    ['in batches through 503, 429 and a lost answer', ['unavailable', 'limited', 'lost answer'], batching],
  ] as const)('delivers exactly its messageIds under the right account, %s', async (_name, faults, options) => {
    const { events, ids } = await deliver(faults, options)
    expect(ids).toHaveLength(8)
    expect(events.map((one) => one['messageId']).sort()).toEqual([...ids].sort())
    expect(events.map((one) => one['type']).sort()).toEqual(['group', 'identify', 'page', 'track', 'track', 'track', 'track', 'track'])
    expect([...new Set(events.map((one) => `${one['userId']} in ${one['accountId']}`))]).toEqual(['ann in acme'])
    expect(running.faults).toEqual([])
  })
})
