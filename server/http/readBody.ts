// Reads a request body within three bounds: bytes as sent, bytes after inflation, time. Takes what a host's parser left.
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib'
import { HttpError, unavailable } from './httpError.ts'
import type { HttpRequest } from './message.ts'

export interface BodyLimits {
  /** As sent, and again after inflation. */
  maxBytes: number
  deadlineMs: number
  /** Told of each piece as it arrives, and of what inflation adds to it; what it throws refuses the body. */
  onBytes?: (bytes: number) => void
}

/** The bytes of the body; or, under `value`, what the host parsed already. */
export type ReadBody = { bytes: Uint8Array } | { value: unknown }

type Inflate = (input: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>
const inflateZlib: Inflate = promisify(inflate)
const inflateBare: Inflate = promisify(inflateRaw)
const codings: Record<string, Inflate> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  // RFC 9110 says zlib; some senders mean the bare stream, which never starts with the zlib header byte.
  deflate: (input, options) => ((input[0] ?? 0) % 16 === 8 ? inflateZlib(input, options) : inflateBare(input, options)),
  br: promisify(brotliDecompress),
}

/** Throws HttpError: 413 too large, 415 unknown coding, 400 broken coding or a body that ends early, 503 too slow. */
export async function readBody(request: HttpRequest, limits: BodyLimits): Promise<ReadBody> {
  const coding = contentCoding(request)
  const { body } = request
  if (body.kind === 'none') return { bytes: new Uint8Array(0) }
  if (body.kind === 'stream') return { bytes: await decode(await collect(body.chunks, request, limits), coding, limits) }
  const { value } = body
  if (typeof value === 'string') {
    if (value.length > limits.maxBytes) throw tooLarge(limits)
    return { bytes: new TextEncoder().encode(value) }
  }
  if (!(value instanceof Uint8Array)) return { value }
  if (value.byteLength > limits.maxBytes) throw tooLarge(limits)
  // A host's raw parser has usually inflated already but leaves the header in place.
  return { bytes: coding === undefined || looksLikeJson(value) ? value : await decode(value, coding, limits) }
}

function contentCoding(request: HttpRequest): Inflate | undefined {
  const named = (request.header('content-encoding') ?? '').trim().toLowerCase()
  if (named === '' || named === 'identity') return undefined
  const coding = Object.hasOwn(codings, named) ? codings[named] : undefined
  if (!coding) throw new HttpError(415, 'unknown_encoding', 'Send the body as it is, or with gzip, deflate or br.', { closes: true })
  return coding
}

async function collect(chunks: AsyncIterable<Uint8Array>, request: HttpRequest, limits: BodyLimits): Promise<Uint8Array> {
  const announced = Number(request.header('content-length') ?? 0)
  if (announced > limits.maxBytes) throw tooLarge(limits)
  const parts: Uint8Array[] = []
  let size = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new HttpError(503, 'body_timeout', 'The body did not arrive in time.', { retryAfterSeconds: 1, closes: true })), limits.deadlineMs)
  })
  const iterator = chunks[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), late])
      if (next.done) break
      size += next.value.byteLength
      if (size > limits.maxBytes) throw tooLarge(limits)
      limits.onBytes?.(next.value.byteLength)
      parts.push(next.value)
    }
  } catch (error) {
    // Not awaited: a body that hangs would hang this too. Its own failure adds nothing.
    void Promise.resolve(iterator.return?.()).catch(() => undefined)
    throw error instanceof HttpError ? error : new HttpError(400, 'body_aborted', 'The body ended before it was complete.', { cause: error, closes: true })
  } finally {
    clearTimeout(timer)
  }
  const [only] = parts
  return parts.length === 1 && only ? only : Buffer.concat(parts)
}

async function decode(bytes: Uint8Array, coding: Inflate | undefined, limits: BodyLimits): Promise<Uint8Array> {
  if (!coding) return bytes
  const inflated = await coding(bytes, { maxOutputLength: limits.maxBytes }).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(limits)
    if (code === 'ERR_MEMORY_ALLOCATION_FAILED') throw unavailable('overloaded', 'No memory to inflate this body now.', 5, error)
    throw new HttpError(400, 'bad_encoding', 'The body is not what its Content-Encoding says.', { cause: error })
  })
  // A few kilobytes may hold megabytes: memory is bounded by what they become.
  limits.onBytes?.(Math.max(0, inflated.byteLength - bytes.byteLength))
  return inflated
}

function tooLarge(limits: BodyLimits): HttpError {
  return new HttpError(413, 'body_too_large', `A body holds at most ${limits.maxBytes} bytes, also after inflation. Send smaller batches.`, { closes: true })
}

function looksLikeJson(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09)
  return first === 0x7b || first === 0x5b
}
