// Segment's own server library, unmodified, against our collector behind a network that fails.
import { createRequire } from 'node:module'
import { afterEach, describe, expect, it } from 'vitest'
import { startCollector, type TestCollector } from '../support/startCollector.ts'
import { startFaultProxy, type Fault, type FaultProxy } from '../support/faultProxy.ts'

interface SegmentAnalytics {
  identify(message: object): void
  group(message: object): void
  track(message: object): void
  page(message: object): void
  on(event: 'error', handler: (error: unknown) => void): void
  closeAndFlush(options: { timeout: number }): Promise<void>
}
const parties = createRequire(new URL('../parties/package.json', import.meta.url))
const { Analytics } = parties('@segment/analytics-node') as { Analytics: new (settings: object) => SegmentAnalytics } // the package's own types would need its whole tree

let running: TestCollector
let proxy: FaultProxy
afterEach(async () => {
  await proxy.close()
  await running.close()
})

const sentAt = Date.now()
const timestamp = (i: number) => new Date(sentAt - 60_000 + i)

async function deliver(faults: readonly Fault[]) {
  running = await startCollector({ realClock: true })
  proxy = await startFaultProxy({ target: running.url, faults, matches: (request) => request.url?.startsWith('/v1/batch') ?? false })
  const errors: unknown[] = []
  const analytics = new Analytics({ writeKey: running.keys.server, host: proxy.url, flushAt: 5, flushInterval: 50, httpRequestTimeout: 500 })
  analytics.on('error', (error) => errors.push(error))
  const ids: string[] = []
  const id = () => ids[ids.push(`node-${ids.length}-${crypto.randomUUID()}`) - 1]
  analytics.identify({ messageId: id(), userId: 'ann', traits: { name: 'Ann' }, timestamp: timestamp(0) })
  analytics.group({ messageId: id(), userId: 'ann', groupId: 'acme', traits: { name: 'Acme' }, timestamp: timestamp(1) })
  for (let i = 2; i < 12; i++) analytics.track({ messageId: id(), userId: 'ann', event: 'Invited', properties: { n: i }, timestamp: timestamp(i) })
  analytics.track({ messageId: id(), userId: 'bob', event: 'Invited', context: { groupId: 'globex' }, timestamp: timestamp(12) })
  analytics.page({ messageId: id(), anonymousId: 'someone', name: 'Home', timestamp: timestamp(13) })
  await analytics.closeAndFlush({ timeout: 30_000 })
  return { ids, errors, events: await running.events() }
}

describe('@segment/analytics-node', () => {
  it.each([
    ['a quiet network', []],
    ['503 three times', ['unavailable', 'unavailable', 'unavailable']],
    ['429 with Retry-After', ['limited', 'limited']],
    ['answers that are lost after the commit', ['lost answer', 'lost answer']],
    ['answers that hang until the client gives up, after the commit', ['hanging answer']],
    ['everything at once', ['limited', 'lost answer', 'unavailable', 'hanging answer']],
  ] as const)('delivers exactly its messageIds under the right account: %s', async (_name, faults) => {
    const { ids, errors, events } = await deliver(faults)
    expect(errors).toEqual([])
    expect(events.map((one) => one['messageId']).sort()).toEqual([...ids].sort())
    const accountOf = (userId: string | null) => [...new Set(events.filter((one) => one['userId'] === userId).map((one) => one['accountId']))]
    expect([accountOf('ann'), accountOf('bob'), accountOf(null)]).toEqual([['acme'], ['globex'], [null]])
    expect(proxy.done().filter((one) => one !== 'passed')).toEqual(faults)
  })
})
