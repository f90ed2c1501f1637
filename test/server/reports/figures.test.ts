import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cohortRate } from '../../../server/reports/cohort.ts'
import { quantile } from '../../../server/reports/quantile.ts'
import { differenceRange, wilson } from '../../../server/reports/wilson.ts'
import { zonedWeeks } from '../../../server/reports/zonedWeek.ts'

const day = 86_400_000

describe('wilson', () => {
  // Newcombe 1998, table I: 81 of 263 and 1 of 29.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i of %i', (n, of, low, high) => {
    expect(wilson(n, of)?.[0]).toBeCloseTo(low, 3)
    expect(wilson(n, of)?.[1]).toBeCloseTo(high, 3)
  })

  it('gives the published range of a difference (Newcombe 1998, 56/70 − 48/80)', () => {
    const range = differenceRange({ numerator: 56, denominator: 70 }, { numerator: 48, denominator: 80 })
    expect(range?.[0]).toBeCloseTo(0.0524, 3)
    expect(range?.[1]).toBeCloseTo(0.3339, 3)
    expect(differenceRange({ numerator: 0, denominator: 0 }, { numerator: 1, denominator: 2 })).toBeNull()
  })
})

describe('cohortRate', () => {
  const now = 100 * day
  const member = (startedAt: number | null, reachedAt: number | null = null, excluded: string | null = null) => ({ startedAt, reachedAt, excluded })

  it('counts only those whose window has passed, up to the very millisecond', () => {
    const rate = cohortRate([member(now - 14 * day, now - 14 * day + 14 * day), member(now - 14 * day + 1, now), member(now - 20 * day, now - 6 * day + 1)], 14 * day, now)
    expect(rate).toMatchObject({ numerator: 1, denominator: 2, immature: 1 })
  })

  it('names what it leaves out', () => {
    expect(cohortRate([member(null), member(0, 1, 'over_limit'), member(0, 1, 'over_limit')], 14 * day, now)).toMatchObject({ numerator: 0, denominator: 0, excluded: { no_start: 1, over_limit: 2 }, range: null })
  })

  it('puts every member in exactly one place', () => {
    const members = fc.array(fc.record({ startedAt: fc.option(fc.integer({ min: 0, max: now })), reachedAt: fc.option(fc.integer({ min: 0, max: now })), excluded: fc.constantFrom(null, 'over_limit') }))
    fc.assert(
      fc.property(members, (list) => {
        const { denominator, immature, excluded } = cohortRate(list, 14 * day, now)
        expect(denominator + immature + Object.values(excluded).reduce((a, b) => a + b, 0)).toBe(list.length)
      }),
    )
  })
})

describe('zonedWeeks', () => {
  it('begins weeks on Monday midnight of the zone', () => {
    expect(zonedWeeks('UTC').startOf(Date.UTC(2026, 10, 22, 12))).toBe(Date.UTC(2026, 10, 16))
    expect(zonedWeeks('Asia/Tokyo').startOf(Date.UTC(2026, 10, 15, 15))).toBe(Date.UTC(2026, 10, 15, 15))
    expect(zonedWeeks('Asia/Tokyo').startOf(Date.UTC(2026, 10, 15, 14, 59))).toBe(Date.UTC(2026, 10, 8, 15))
  })

  it('keeps local midnight over a change of clocks', () => {
    const weeks = zonedWeeks('Europe/Berlin').back(Date.UTC(2026, 10, 5), 3)
    expect(weeks.map((w) => new Date(w).toISOString())).toEqual(['2026-10-18T22:00:00.000Z', '2026-10-25T23:00:00.000Z', '2026-11-01T23:00:00.000Z'])
  })
})

describe('quantile', () => {
  it('is always a value that occurred', () => {
    expect(quantile([], 0.5)).toBeNull()
    expect(quantile([3], 0.9)).toBe(3)
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2)
    expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBe(9)
  })
})
