import { expect, it } from 'vitest'
import { localDate } from '../../../../sdk/protocol/reach/localDate.ts'

it('gives the date people there have on their wall, over changes of the clock too', () => {
  expect(localDate(Date.parse('2026-11-21T15:00:00Z'), 'Asia/Tokyo')).toBe('2026-11-22')
  expect(localDate(Date.parse('2026-11-21T14:59:59.999Z'), 'Asia/Tokyo')).toBe('2026-11-21')
  // New York leaves summer time on 2026-11-01: that date is 25 hours long.
  expect(localDate(Date.parse('2026-11-01T04:00:00Z'), 'America/New_York')).toBe('2026-11-01')
  expect(localDate(Date.parse('2026-11-02T04:59:59Z'), 'America/New_York')).toBe('2026-11-01')
})

it('takes an unknown zone for UTC', () => {
  expect(localDate(0, 'Nowhere/Land')).toBe('1970-01-01')
})
