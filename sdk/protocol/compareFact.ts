// One fact against one value: total, without coercion (only dates are read from text), without user regexes.
import { durationMs } from './duration.ts'
import { matchesGlob } from './pathGlob.ts'
import type { FactCondition } from './condition.schema.ts'

// Without a zone it is UTC, as a date alone is: one condition must not mean two instants on two machines.
const text = (value: string): number => (/^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(/^.{10}[T ][\d:.]+$/.test(value) ? `${value}Z` : value) : NaN)
const time = (value: unknown): number => (typeof value === 'number' ? value : typeof value === 'string' ? text(value) : NaN)
const same = (a: unknown, b: unknown): boolean => a === b && a !== undefined

/** `actual` undefined or null is an absent fact: only `absent`, `neq` and `nin` hold for it. `now` is ms since epoch, for within_last and older_than. */
export function compareFact(op: FactCondition['op'], actual: unknown, expected: unknown, now = Date.now()): boolean {
  const absent = actual === undefined || actual === null
  const list = Array.isArray(expected) ? expected : [expected]
  const texts = typeof actual === 'string' && typeof expected === 'string' ? ([actual, expected] as const) : null
  // Ordered only within one type: numbers with numbers, text with text.
  const order = typeof actual === typeof expected && (typeof actual === 'number' || typeof actual === 'string') ? compare(actual, expected) : NaN
  const age = now - time(actual)
  const span = typeof expected === 'string' ? durationMs(expected) : NaN
  switch (op) {
    case 'exists':
      return !absent
    case 'absent':
      return absent
    case 'eq':
      return same(actual, expected)
    case 'neq':
      return !same(actual, expected)
    case 'in':
      return list.some((v) => same(actual, v))
    case 'nin':
      return !list.some((v) => same(actual, v))
    case 'gt':
      return order > 0
    case 'gte':
      return order >= 0
    case 'lt':
      return order < 0
    case 'lte':
      return order <= 0
    case 'contains':
      return texts ? texts[0].includes(texts[1]) : Array.isArray(actual) && actual.some((v) => same(v, expected))
    case 'prefix':
      return texts !== null && texts[0].startsWith(texts[1])
    case 'suffix':
      return texts !== null && texts[0].endsWith(texts[1])
    case 'glob':
      return texts !== null && matchesGlob(texts[1], texts[0])
    case 'before':
      return time(actual) < time(expected)
    case 'after':
      return time(actual) > time(expected)
    case 'within_last':
      return age >= 0 && age <= span
    case 'older_than':
      return age > span
    default:
      // An operator of a newer release matches nothing.
      return false
  }
}

const compare = (a: unknown, b: unknown): number => (a === b ? 0 : (a as number) < (b as number) ? -1 : (a as number) > (b as number) ? 1 : NaN) // both are of one ordered type here
