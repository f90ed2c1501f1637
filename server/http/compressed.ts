// Compresses an answer for callers that take it, once per content: the same bytes are asked for again and again.
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { HttpRequest, HttpResponse } from './message.ts'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
const smallestWorthwhile = 1_024

// Weak: an entry goes with the file or content it was made of.
const cache = new WeakMap<Uint8Array, Map<string, Promise<Uint8Array>>>()

/** Leaves streams, strings and small bodies as they are. */
export async function compressed(request: HttpRequest, response: HttpResponse): Promise<HttpResponse> {
  const { body } = response
  if (!(body instanceof Uint8Array) || body.byteLength < smallestWorthwhile) return response
  const coding = acceptedCoding(request.header('accept-encoding') ?? '')
  const headers = { ...response.headers, vary: 'Accept-Encoding' }
  if (!coding) return { ...response, headers }
  return { ...response, headers: { ...headers, 'content-encoding': coding }, body: await compress(body, coding) }
}

function acceptedCoding(accepted: string): 'br' | 'gzip' | undefined {
  const names = accepted.split(',').map((part) => part.trim().toLowerCase()).filter((part) => !/;\s*q=0(\.0*)?$/.test(part)).map((part) => part.split(';')[0])
  if (names.includes('br')) return 'br'
  return names.includes('gzip') ? 'gzip' : undefined
}

function compress(bytes: Uint8Array, coding: 'br' | 'gzip'): Promise<Uint8Array> {
  const known = cache.get(bytes) ?? new Map<string, Promise<Uint8Array>>()
  cache.set(bytes, known)
  const made = known.get(coding) ?? (coding === 'br' ? brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }) : zip(bytes))
  known.set(coding, made)
  return made
}
