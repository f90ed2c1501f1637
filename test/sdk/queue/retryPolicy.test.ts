import { describe, expect, it } from 'vitest'
import { decide, type Decision } from '../../../sdk/queue/retryPolicy.ts'

const receipt = { success: true as const, received: 2, stored: 2, duplicates: 0, suppressed: 0, rejected: [], requestId: 'r' }
const attempt = { failures: 0, size: 2, now: Date.UTC(2026, 0, 5), random: 0.5 }
const ask = (status: number, more: Partial<Parameters<typeof decide>[1] & { retryAfter: string | null }> = {}): Decision =>
  decide({ status, receipt: null, retryAfter: more.retryAfter ?? null }, { ...attempt, ...more })

describe('the table of answers', () => {
  it('removes on a receipt and on nothing else', () => {
    expect(decide({ status: 200, receipt, retryAfter: null }, attempt)).toEqual({ do: 'remove', receipt })
    expect(ask(200).do).toBe('wait')
    expect(ask(204).do).toBe('wait')
    expect(ask(302).do).toBe('wait')
    expect(decide({ status: 500, receipt, retryAfter: null }, attempt).do).toBe('wait')
  })

  it.each([400, 413, 415, 422])('halves on %i and drops the one that is left', (status) => {
    expect(ask(status)).toEqual({ do: 'halve' })
    expect(ask(status, { size: 1 })).toEqual({ do: 'drop' })
  })

  it.each([401, 403, 404, 410, 405, 451])('stops on %i and keeps the events', (status) => {
    expect(ask(status)).toEqual({ do: 'stop' })
  })

  it.each([408, 425, 429, 503])('holds as long as %i says', (status) => {
    expect(ask(status, { retryAfter: '30' })).toEqual({ do: 'wait', delayMs: 30_500, hold: true })
  })

  it.each([
    ['a date', new Date(attempt.now + 90_000).toUTCString(), 90_500],
    ['a time long past', 'Thu, 01 Jan 1970 00:00:00 GMT', 500],
    ['more than 15 minutes', '86400', 900_500],
    ['garbage', 'soon', 60_500],
    ['nothing', '', 60_500],
  ])('reads Retry-After as %s', (_, retryAfter, delayMs) => {
    expect(ask(429, { retryAfter })).toMatchObject({ delayMs, hold: true })
  })

  it('backs off with full jitter, doubled each time, at most five minutes', () => {
    const delay = (failures: number, random: number): number => {
      const decision = ask(500, { failures, random })
      return decision.do === 'wait' ? decision.delayMs : NaN
    }
    expect([0, 1, 2, 3].map((failures) => delay(failures, 1))).toEqual([1_000, 2_000, 4_000, 8_000])
    expect(delay(3, 0)).toBe(0)
    expect(delay(60, 1)).toBe(300_000)
  })

  it('tries smaller batches when the same one keeps failing, but not while the store is down', () => {
    expect(ask(500, { failures: 1 })).toMatchObject({ halve: false })
    expect(ask(500, { failures: 2 })).toMatchObject({ halve: true })
    expect(ask(503, { failures: 9 })).toMatchObject({ halve: false })
  })

  it('rests after five silences in a row, not after five errors', () => {
    expect(ask(0, { failures: 3 }).do).toBe('wait')
    expect(ask(0, { failures: 4 }).do).toBe('rest')
    expect(ask(502, { failures: 9 }).do).toBe('wait')
  })
})
