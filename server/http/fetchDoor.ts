// The web-standard door: Request in, Response out. For Hono, Next, Bun and Deno.
import { forwardedFacts } from './clientAddress.ts'
import { notFound } from './httpError.ts'
import type { BodySource, HttpCore } from './message.ts'
import type { DoorOptions } from './nodeDoor.ts'
import { newRequestId } from './requestId.ts'

export type FetchHandler = (request: Request) => Promise<Response>

export function createFetchDoor(core: HttpCore, options: DoorOptions): FetchHandler {
  return async (request) => {
    const url = new URL(request.url)
    const header = (name: string) => request.headers.get(name) ?? undefined
    const stripped = options.basePath !== '' && (url.pathname === options.basePath || url.pathname.startsWith(`${options.basePath}/`)) ? options.basePath : ''
    const direct = { protocol: url.protocol === 'https:' ? ('https' as const) : ('http' as const), host: url.host, address: undefined }
    const id = newRequestId()
    const response = await core({
      id,
      method: request.method === 'HEAD' ? 'GET' : request.method.toUpperCase(),
      path: url.pathname.slice(stripped.length) || '/',
      mount: stripped,
      query: url.searchParams,
      ...forwardedFacts(direct, header, options.trustProxy),
      body: bodyOf(request),
      signal: request.signal,
      header,
    })
    const { status, headers, body } = response ?? notFound(id, options.headers)
    const isHead = request.method === 'HEAD'
    if (isHead && body instanceof ReadableStream) await body.cancel()
    return new Response(isHead ? null : (body as BodyInit | null), { status, headers }) // bytes of ours are never in shared memory, which is all the types object to
  }
}

function bodyOf(request: Request): BodySource {
  if (request.bodyUsed || !request.body) return { kind: 'none' }
  return { kind: 'stream', chunks: chunksOf(request.body) }
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  let whole = false
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) {
        whole = true
        return
      }
      yield value
    }
  } finally {
    if (!whole) void reader.cancel().catch(() => undefined)
  }
}
