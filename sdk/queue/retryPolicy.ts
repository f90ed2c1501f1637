// What the sender does with each answer. One pure table; nothing else decides.
import type { Receipt } from '../protocol/batch.schema.ts'

export interface Delivery {
  /** 0: nothing readable came back. */
  readonly status: number
  /** Null unless the answer was ours. */
  readonly receipt: Receipt | null
  readonly retryAfter: string | null
}
export interface Attempt {
  /** Failures in a row before this one. */
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
  | { readonly do: 'wait'; readonly delayMs: number; readonly hold?: boolean; readonly halve?: boolean }
  | { readonly do: 'halve' }
  | { readonly do: 'drop' }
  /** Offline or blocked: until a sign of life. */
  | { readonly do: 'rest' }
  /** The key or the address is wrong: until the next page load; events stay. */
  | { readonly do: 'stop' }

const baseMs = 1_000
const capMs = 5 * 60_000
const maxHoldMs = 15 * 60_000
const garbageHoldMs = 60_000
const restAfter = 5
const poisonAfter = 3

export function decide({ status, receipt, retryAfter }: Delivery, { failures, size, now, random }: Attempt): Decision {
  if (status === 200 && receipt) return { do: 'remove', receipt }
  const is = (...statuses: number[]): boolean => statuses.includes(status)
  if (is(400, 413, 415, 422)) return { do: size > 1 ? 'halve' : 'drop' }
  if (is(408, 425, 429, 503)) {
    if (retryAfter !== null) return { do: 'wait', delayMs: holdMs(retryAfter, now) + random * baseMs, hold: true }
  } else if (status >= 400 && status < 500) return { do: 'stop' }
  if (!status && failures + 1 >= restAfter) return { do: 'rest' }
  // Full jitter. A 200 that is not ours (captive portal) is a failure like any other.
  return { do: 'wait', delayMs: random * Math.min(capMs, baseMs * 2 ** failures), halve: status >= 500 && status !== 503 && failures + 1 >= poisonAfter }
}

/** Seconds or a date; capped, and a fixed minute for anything else. */
function holdMs(retryAfter: string, now: number): number {
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - now
  return Number.isNaN(ms) ? garbageHoldMs : Math.min(maxHoldMs, Math.max(0, ms))
}
