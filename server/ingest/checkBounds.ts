// Bounds of one event, walked with a list instead of recursion: nesting as deep as the body allows must not end the process.
import { limits } from 'shirube/protocol'
import { hasBadCharacters } from './characters.ts'
import { fault, shown, type Fault } from './fault.ts'

interface Visit {
  value: object
  path: string
  depth: number
}

/** `properties`, `traits`, `context` and everything below, one depth for each nesting. */
export function checkBounds(event: object): Fault | null {
  const open: Visit[] = [{ value: event, path: '', depth: 1 }]
  for (let visit = open.pop(); visit; visit = open.pop()) {
    const { value, path, depth } = visit
    if (depth > limits.depth) return fault('too_deep', short(path), `${short(path)}: nested deeper than ${limits.depth}. Flatten it, or send the inner part as JSON text.`)
    const isList = Array.isArray(value)
    const keys = Object.keys(value)
    if (!isList && keys.length > limits.keys) return fault('too_many_keys', short(path), `${short(path) || 'The event'} has ${keys.length} keys; at most ${limits.keys} are taken. Send fewer, or a list.`)
    for (const key of keys) {
      const at = isList ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`
      if (!isList) {
        const bad = checkKey(key, short(path))
        if (bad) return bad
      }
      const inner: unknown = Reflect.get(value, key)
      if (typeof inner === 'string') {
        // A UTF-16 unit is at most three bytes: most texts need no counting.
        if (inner.length * 3 > limits.stringBytes && Buffer.byteLength(inner) > limits.stringBytes) {
          return fault('string_too_long', short(at), `${short(at)}: ${Buffer.byteLength(inner)} bytes of text; at most ${limits.stringBytes} are taken. Shorten it.`)
        }
      } else if (typeof inner === 'object' && inner !== null) {
        open.push({ value: inner, path: at, depth: depth + 1 })
      }
    }
  }
  return null
}

function checkKey(key: string, path: string): Fault | null {
  if (key.length > limits.keyLength) return fault('key_too_long', path, `${path || 'The event'} has a key of ${key.length} characters (${shown(key)}); at most ${limits.keyLength} are taken.`)
  return hasBadCharacters(key) ? fault('bad_characters', path, `${path || 'The event'} has a key with control characters or broken Unicode: ${shown(key)}. Rename it.`) : null
}

/** A path stays readable even when the keys in it are absurd. */
const short = (path: string): string => (path.length > 200 ? `${path.slice(0, 197)}…` : path)
