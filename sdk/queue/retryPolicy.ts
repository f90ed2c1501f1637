// What the sender does with each answer. One pure table; nothing else decides (docs/reference: what the SDK does when).
import type { Receipt } from '../protocol/batch.schema.ts'

export interface Delivery {
  /** 0: nothing readable came back. */
  readonly status: number
  /** Null unless the answer was ours. */
  readonly receipt: Receipt | null
  readonly retryAfter: string | null
}
export interface Attempt {
  /** Failures of this sender in a row, this one not counted. */
  readonly failures: number
  /** Events in the batch. */
  readonly size: number
  readonly now: number
  /** 0…1, for jitter. */
  readonly random: number
}
export type Decision =
  | { readonly do: 'remove'; readonly receipt: Receipt }
  /** `hold`: the collector named the time, nothing may be sent before. `halve`: try smaller batches, one of these may be poison. */
  | { readonly do: 'wait'; readonly delayMs: number; readonly hold: boolean; readonly halve: boolean }
  | { readonly do: 'halve' }
  | { readonly do: 'drop' }
  /** Until the next page load; events stay. */
  | { readonly do: 'stop'; readonly reason: 'key' | 'endpoint' }

const baseMs = 1_000
const capMs = 5 * 60_000
const maxHoldMs = 15 * 60_000
const garbageHoldMs = 60_000
const poisonAfter = 3

export function decide({ status, receipt, retryAfter }: Delivery, attempt: Attempt): Decision {
  if (status === 200 && receipt) return { do: 'remove', receipt }
  if (status === 400 || status === 413 || status === 415 || status === 422) return attempt.size > 1 ? { do: 'halve' } : { do: 'drop' }
  if (status === 401 || status === 403) return { do: 'stop', reason: 'key' }
  const told = status === 408 || status === 425 || status === 429 || status === 503
  if (told && retryAfter !== null) return { do: 'wait', delayMs: holdMs(retryAfter, attempt.now) + attempt.random * baseMs, hold: true, halve: false }
  // The collector never says these; something else answers at its address.
  if (status >= 400 && status < 500 && !told) return { do: 'stop', reason: 'endpoint' }
  // Full jitter. A 2xx that is not ours (captive portal) is a failure like any other.
  const delayMs = attempt.random * Math.min(capMs, baseMs * 2 ** Math.min(attempt.failures, 20))
  return { do: 'wait', delayMs, hold: false, halve: status >= 500 && !told && attempt.size > 1 && attempt.failures + 1 >= poisonAfter }
}

/** Seconds or a date; capped, and a fixed minute for anything else. */
function holdMs(retryAfter: string, now: number): number {
  const ms = /^\d+$/.test(retryAfter.trim()) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - now
  return Number.isFinite(ms) ? Math.min(maxHoldMs, Math.max(0, ms)) : garbageHoldMs
}
