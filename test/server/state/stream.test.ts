import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startCollector, type TestCollector } from '../../support/startCollector.ts'

let running: TestCollector
const open: AbortController[] = []
beforeEach(async () => {
  running = await startCollector()
})
afterEach(async () => {
  for (const one of open.splice(0)) one.abort()
  await running.close()
})

interface Listening {
  status: number
  type: string | null
  text(): string
  names(): string[]
  ended: Promise<void>
}

async function listen(body: Record<string, unknown>): Promise<Listening> {
  const abort = new AbortController()
  open.push(abort)
  const response = await fetch(`${running.url}/v1/stream`, { method: 'POST', body: JSON.stringify({ writeKey: running.keys.browser, anonymousId: 'a1', ...body }), signal: abort.signal })
  let text = ''
  const read = async () => {
    for await (const chunk of response.body ?? []) text += new TextDecoder().decode(chunk)
  }
  const ended = read().catch(() => undefined)
  return { status: response.status, type: response.headers.get('content-type'), text: () => text, names: () => [...text.matchAll(/event: (\w+)/g)].map((one) => one[1] ?? ''), ended }
}

let made = 0
const send = (event: Record<string, unknown>) => running.post('/v1/batch', { batch: [{ messageId: `s-${++made}`, timestamp: '2026-11-22T00:00:00Z', ...event }], writeKey: running.keys.server })
const made1 = { type: 'track', event: 'Made', userId: 'teammate', context: { groupId: 'acme' } }
const project = { milestones: [{ id: 'first', name: 'F', unit: 'account', event: 'Made', count: 'events', atLeast: 1 }], guides: [{ id: 'l', kind: 'checklist', title: 'L', items: [{ id: 'x', title: 'X', done: { milestone: 'first' } }] }] }
const within2s = { timeout: 2_000, interval: 10 }

describe('POST /v1/stream', () => {
  it("says that the account changed within two seconds of a teammate's act, and nothing else", async () => {
    await running.publish(project)
    const stream = await listen({ userId: 'me', accountId: 'acme' })
    expect([stream.status, stream.type]).toEqual([200, 'text/event-stream; charset=utf-8'])
    await send(made1)
    await vi.waitFor(() => expect(stream.names()).toContain('changed'), within2s)
    expect(stream.text()).toMatch(/^retry: \d+\n\n(: \n\n)?event: changed\ndata: \{"seq":\d+\}\n\n/)
    expect(stream.text()).not.toContain('teammate')
  })

  it('stays silent when another account changes, and in another environment', async () => {
    await running.publish(project)
    const stream = await listen({ userId: 'me', accountId: 'other' })
    await send(made1)
    const own = await listen({ userId: 'me', accountId: 'acme' })
    await send({ ...made1, context: { groupId: 'acme' }, event: 'Made' })
    await send({ ...made1, context: { groupId: 'other' } })
    await vi.waitFor(() => expect(stream.names()).toContain('changed'), within2s)
    expect(stream.names()).toHaveLength(1)
    expect(own.names().length).toBeLessThanOrEqual(1)
  })

  it('says when other guides are published', async () => {
    const stream = await listen({})
    await running.publish(project)
    await vi.waitFor(() => expect(stream.names()).toContain('guides'), within2s)
  })

  it('is refused without a good key or with a body that is too large or no question', async () => {
    const ask = async (body: unknown) => (await running.post('/v1/stream', body)).status
    expect(await ask({ anonymousId: 'a' })).toBe(401)
    expect(await ask({ writeKey: running.keys.browser })).toBe(400)
    expect(await ask({ writeKey: running.keys.browser, anonymousId: 7 })).toBe(400)
    expect(await ask({ writeKey: running.keys.browser, anonymousId: 'x'.repeat(5_000) })).toBe(413)
  })

  it('ends cleanly when the collector closes, and when its reader leaves', async () => {
    const staying = await listen({})
    const leaving = await listen({})
    open.at(-1)?.abort()
    await leaving.ended
    await running.collector.close()
    await staying.ended
    expect(running.faults).toEqual([])
  })
})
