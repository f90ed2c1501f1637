// A network that fails on order, between a real client and a real collector: each fault is used by one matching request.
import { request as forward, type IncomingMessage, type ServerResponse } from 'node:http'
import { listen } from './listen.ts'

export type Fault =
  /** Refused before the collector sees it. */
  | 'unavailable'
  /** Refused with 429 and Retry-After: 1. */
  | 'limited'
  /** The collector stores it and answers; the answer never arrives. */
  | 'lost answer'
  /** The collector stores it; the connection hangs until the caller gives up. */
  | 'hanging answer'

export interface FaultProxy {
  url: string
  /** What was done to each matching request, in order; `passed` for those without a fault. */
  done(): readonly (Fault | 'passed')[]
  close(): Promise<void>
}

export interface FaultProxyOptions {
  target: string
  faults: readonly Fault[]
  /** Only these requests are counted and fail. */
  matches: (request: IncomingMessage) => boolean
}

export async function startFaultProxy({ target, faults, matches }: FaultProxyOptions): Promise<FaultProxy> {
  const waiting = [...faults]
  const done: (Fault | 'passed')[] = []

  const { url, close } = await listen((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => answer(req, res, Buffer.concat(chunks)))
  })

  function answer(req: IncomingMessage, res: ServerResponse, body: Buffer): void {
    const fault = matches(req) ? (waiting.shift() ?? 'passed') : undefined
    if (fault) done.push(fault)
    const cors = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'Retry-After' }
    if (fault === 'unavailable') return void res.writeHead(503, cors).end('{}')
    if (fault === 'limited') return void res.writeHead(429, { ...cors, 'retry-after': '1' }).end('{}')
    const passed = forward(new URL(req.url ?? '/', target), { method: req.method, headers: { ...req.headers, host: req.headers.host ?? '' } }, (from) => {
      // The whole answer is read first: by then the collector has stored what it acknowledged.
      const parts: Buffer[] = []
      from.on('data', (part: Buffer) => parts.push(part))
      from.on('end', () => {
        if (fault === 'lost answer') return void res.destroy()
        if (fault === 'hanging answer') return
        res.writeHead(from.statusCode ?? 502, from.headers).end(Buffer.concat(parts))
      })
    })
    passed.on('error', () => res.destroy())
    passed.end(body)
  }

  return { url, done: () => done, close }
}
