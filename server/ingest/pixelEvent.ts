// GET /pixel/v1/track|page: one event in a query string, for places that can only load an image. Dots in names nest.
import type { JsonObject } from '../http/readJson.ts'

const maxDepth = 5
/** A transparent GIF of 1 × 1. */
export const pixelGif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

export function pixelEvent(type: string, query: URLSearchParams): JsonObject {
  const event: JsonObject = Object.create(null)
  for (const [name, value] of query) {
    const path = name.split('.')
    if (name.toLowerCase() === 'writekey' || path.length > maxDepth) continue
    place(event, path, value)
  }
  return { ...event, type }
}

function place(target: JsonObject, path: readonly string[], value: string): void {
  const [first = '', ...rest] = path
  if (first === '__proto__') return
  if (rest.length === 0) {
    target[first] = value
    return
  }
  const known = target[first]
  const inner: JsonObject = typeof known === 'object' && known !== null ? { ...known } : {}
  place(inner, rest, value)
  target[first] = inner
}
