// A time as clients send it: ISO 8601 (without a zone: UTC, whatever zone this machine is in), or a number of seconds or milliseconds
// since 1970. Anything else is NaN.

const iso = /^\d{4}-\d{2}(-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?( ?(Z|[+-]\d{2}:?\d{2}))?)?)?$/
const withoutZone = /^.{10}[T ][\d:.]+$/
/** Below this a number means seconds: it would otherwise be 1973 at the latest. */
const leastMs = 100_000_000_000
/** The end of what a Date can say. */
const mostMs = 8_640_000_000_000_000

/** ms since epoch, whole. */
export function parseTime(value: unknown): number {
  if (typeof value === 'number') {
    const ms = Math.abs(value) < leastMs ? value * 1000 : value
    return Number.isFinite(ms) && Math.abs(ms) <= mostMs ? Math.round(ms) : NaN
  }
  return typeof value === 'string' && iso.test(value) ? Date.parse(withoutZone.test(value) ? `${value}Z` : value) : NaN
}
