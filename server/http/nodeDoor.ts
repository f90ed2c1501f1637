// Express 4 and 5, Connect and plain `http.createServer`: turns (req, res[, next]) into one call of the core.
// Never throws, and every stream has an error path.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { forwardedFacts } from './clientAddress.ts'
import { drainBody } from './drainBody.ts'
import { notFound } from './httpError.ts'
import type { BodySource, HttpCore, HttpRequest, HttpResponse } from './message.ts'
import { newRequestId } from './requestId.ts'

export interface DoorOptions {
  trustProxy: boolean
  /** Stripped from the path where the host does not strip its mount itself. */
  basePath: string
  /** On the 404 for paths that are nobody's; every other answer brings its own. */
  headers: Readonly<Record<string, string>>
}

/** What Express and Connect add to a request. */
export interface MountedRequest extends IncomingMessage {
  originalUrl?: string
  body?: unknown
}

export type NodeHandler = (req: MountedRequest, res: ServerResponse, next?: (error?: unknown) => void) => void

export function createNodeDoor(core: HttpCore, options: DoorOptions): NodeHandler {
  return (req, res, next) => {
    void answer(core, options, req, res, next).catch(() => res.destroy())
  }
}

async function answer(core: HttpCore, options: DoorOptions, req: MountedRequest, res: ServerResponse, next: ((error?: unknown) => void) | undefined): Promise<void> {
  const gone = new AbortController()
  res.once('close', () => gone.abort())
  // A socket error is also seen by whoever reads the body; unheard it would end the process.
  req.on('error', () => gone.abort())
  res.on('error', () => gone.abort())
  const request = toRequest(req, options, gone.signal)
  const response = await core(request)
  if (res.headersSent || res.writableEnded) return
  if (!response && next) return next()
  await send(req, res, response ?? notFound(request.id, options.headers))
}

function toRequest(req: MountedRequest, options: DoorOptions, signal: AbortSignal): HttpRequest {
  const url = req.url ?? '/'
  const cut = url.indexOf('?')
  const pathname = cut < 0 ? url : url.slice(0, cut)
  const header = (name: string): string | undefined => {
    const value = req.headers[name.toLowerCase()]
    return Array.isArray(value) ? value.join(', ') : value
  }
  const encrypted = 'encrypted' in req.socket && req.socket.encrypted === true
  const direct = { protocol: encrypted ? ('https' as const) : ('http' as const), host: req.headers.host ?? '', address: req.socket.remoteAddress }
  const stripped = options.basePath !== '' && (pathname === options.basePath || pathname.startsWith(`${options.basePath}/`)) ? options.basePath : ''
  return {
    id: newRequestId(),
    method: req.method === 'HEAD' ? 'GET' : (req.method ?? 'GET').toUpperCase(),
    path: pathname.slice(stripped.length) || '/',
    mount: mountOf(req.originalUrl, url) + stripped,
    query: new URLSearchParams(cut < 0 ? '' : url.slice(cut + 1)),
    ...forwardedFacts(direct, header, options.trustProxy),
    body: bodyOf(req),
    signal,
    header,
  }
}

function mountOf(originalUrl: string | undefined, url: string): string {
  if (originalUrl === undefined || !originalUrl.endsWith(url)) {
    // Express turns '/mount' into '/' and '/mount?x' into '/?x'.
    const bare = url.startsWith('/') ? url.slice(1) : url
    return originalUrl !== undefined && originalUrl.endsWith(bare) ? originalUrl.slice(0, originalUrl.length - bare.length).replace(/\/$/, '') : ''
  }
  return originalUrl.slice(0, originalUrl.length - url.length)
}

/** Body parsers of Express 4 set `{}` on requests they did not read, so a stream nobody touched is still ours to read. */
function bodyOf(req: MountedRequest): BodySource {
  if (req.body !== undefined && req.body !== null && (req.readableDidRead || !isEmptyObject(req.body))) return { kind: 'parsed', value: req.body }
  if (req.readableDidRead || req.readableEnded) return { kind: 'none' }
  // Leaving the loop early must not destroy the socket: the refusal still has to be written to it.
  return { kind: 'stream', chunks: req.iterator({ destroyOnReturn: false }) }
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && Object.keys(value).length === 0
}

async function send(req: MountedRequest, res: ServerResponse, response: HttpResponse): Promise<void> {
  const { status, headers, body } = response
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
  res.statusCode = status
  if (headers['connection'] === 'close') drainBody(req)
  if (body instanceof ReadableStream) {
    if (req.method === 'HEAD') {
      await body.cancel()
      res.end()
      return
    }
    res.flushHeaders()
    // A caller that leaves ends the stream; that is how every stream of events ends.
    await pipeline(Readable.fromWeb(body as NodeReadableStream<Uint8Array>), res).catch(() => res.destroy()) // one class, declared by the DOM and by Node
    return
  }
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  if (bytes) res.setHeader('content-length', bytes.byteLength)
  else if (status !== 204 && status !== 304) res.setHeader('content-length', 0)
  if (bytes && req.method !== 'HEAD') res.end(bytes)
  else res.end()
}
