// A collector that answers as told and remembers what it was sent: for faults that a real one cannot be asked to make.
// It also serves the built SDK under /sdk/0/ and pages given as text.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { builtSdk } from './builtSdk.ts'

export interface SentEvent {
  readonly messageId: string
  readonly type: string
  readonly event?: string
  readonly userId?: string
  readonly anonymousId?: string
  readonly context?: { readonly groupId?: string; readonly page?: { readonly url?: string } }
  readonly properties?: Record<string, unknown>
}
export interface FakeCollector {
  readonly origin: string
  /** Each messageId once, in order of arrival. */
  readonly stored: ReadonlyMap<string, SentEvent>
  /** Every event of every batch that was answered 200, repeats included. */
  readonly arrivals: () => number
  /** Paths asked for, in order. */
  readonly asked: string[]
  /** Bodies of POST /v1/state. */
  readonly questions: Record<string, unknown>[]
  published: unknown
  state: (question: Record<string, unknown>) => unknown
  /** Gives the answer to a batch instead; undefined: as usual. `commit` stores it first. */
  fault: (attempt: number) => { status: number; body?: string; headers?: Record<string, string>; commit?: boolean; hangUp?: boolean } | undefined
  readonly pages: Map<string, { body: string; headers?: Record<string, string> }>
  /** Open streams of POST /v1/stream. */
  readonly streams: ReadonlySet<ServerResponse>
  /** Says something on every open stream. */
  readonly say: (event: 'account' | 'guides') => void
  readonly close: () => Promise<void>
}

/** `files`: files of the SDK by name. @default the build without minification */
export async function startFakeCollector(port = 0, files?: ReadonlyMap<string, string>): Promise<FakeCollector> {
  const sdk = files ?? (await builtSdk())
  const stored = new Map<string, SentEvent>()
  const streams = new Set<ServerResponse>()
  let arrivals = 0
  let attempts = 0

  function store(text: string): { received: number; stored: number; duplicates: number } {
    const { batch } = JSON.parse(text) as { batch: SentEvent[] } // what our SDK sent
    const fresh = batch.filter((event) => !stored.has(event.messageId))
    for (const event of fresh) stored.set(event.messageId, event)
    arrivals += batch.length
    return { received: batch.length, stored: fresh.length, duplicates: batch.length - fresh.length }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost')
    collector.asked.push(`${request.method} ${url.pathname}`)
    const send = (status: number, body: string, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json', 'access-control-allow-origin': '*', ...headers })
      response.end(body)
    }
    let text = ''
    for await (const part of request) text += String(part)
    const file = sdk.get(url.pathname.replace('/sdk/0/', ''))
    const page = collector.pages.get(url.pathname)
    if (file !== undefined) return send(200, file, { 'content-type': 'text/javascript; charset=utf-8' })
    if (page) return send(200, page.body, { 'content-type': 'text/html; charset=utf-8', ...page.headers })
    if (url.pathname === '/v1/guides') return send(200, JSON.stringify(collector.published))
    if (url.pathname === '/v1/state') {
      const question = JSON.parse(text) as Record<string, unknown> // what our SDK sent
      collector.questions.push(question)
      return send(200, JSON.stringify(collector.state(question)))
    }
    if (url.pathname === '/v1/stream') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'access-control-allow-origin': '*' })
      response.write('retry: 3000\n\n')
      streams.add(response)
      return void response.on('close', () => streams.delete(response))
    }
    if (url.pathname !== '/v1/batch') return send(404, '{}')
    const fault = collector.fault(attempts++)
    if (fault?.commit) store(text)
    if (fault?.hangUp) return void request.socket.destroy()
    if (fault) return send(fault.status, fault.body ?? '{}', fault.headers)
    send(200, JSON.stringify({ success: true, suppressed: 0, rejected: [], requestId: 'r', ...store(text) }))
  }

  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()))
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const collector: FakeCollector = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // listening on TCP
    stored,
    arrivals: () => arrivals,
    asked: [],
    questions: [],
    published: { version: '0', environment: 'test', guides: [], milestones: [], goals: [], settings: {} },
    state: () => ({ asOf: Date.now(), user: {}, account: null, counts: {}, milestones: {}, goals: {}, guides: {}, attention: { shown: [] }, guidesVersion: (collector.published as { version: string }).version }), // set above or by a test
    fault: () => undefined,
    pages: new Map(),
    streams,
    say: (event) => streams.forEach((stream) => stream.write(`event: ${event}\ndata: {"seq":1}\n\n`)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return collector
}
