// Numbers as the console writes them: never louder than what they stand for.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFormat } from '../../../server/console/app/format.ts'
import { pointsBetween } from '../../../server/console/app/overview/points.ts'

const en = createFormat('en', 'Asia/Tokyo')
const ja = createFormat('ja', 'Asia/Tokyo')
const rate = (numerator: number, denominator: number) => ({ numerator, denominator, immature: 0, excluded: {}, range: null })

describe('a percent', () => {
  it('is 0 or 100 only of none and all', () => {
    expect([rate(0, 1_000), rate(1, 1_000), rate(500, 1_000), rate(999, 1_000), rate(1_000, 1_000)].map(en.percent)).toEqual(['0%', '1%', '50%', '99%', '100%'])
    fc.assert(fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 1e6 }), (some, rest) => !['0%', '100%'].includes(en.percent(rate(some, some + rest + 20)) ?? '')))
  })

  it('is not given of fewer than twenty', () => {
    expect([en.percent(rate(19, 19)), en.percent(rate(20, 20))]).toEqual([null, '100%'])
  })

  it('differs by the points people see', () => {
    expect([pointsBetween(rate(999, 1_000), rate(0, 1_000)), pointsBetween(rate(1, 1_000), rate(0, 0))]).toEqual([99, 1])
  })
})

describe('a time', () => {
  it('reads as the language and the zone of the project have it', () => {
    const at = Date.UTC(2026, 10, 21, 15, 5)
    expect([en.moment(at), ja.moment(at), en.shortDay(at), ja.shortDay(at)]).toEqual(['Sun 22 Nov, 00:05', '2026/11/22 00:05', '22 Nov', '11/22'])
    expect([en.duration(93_600_000), ja.duration(93_600_000), en.duration(30_000), ja.duration(30_000)]).toEqual(['1 d 2 h', '1日2時間', 'under 1 min', '1分未満'])
    expect([en.span(86_400_000), ja.span(14 * 86_400_000), en.span(7_200_000)]).toEqual(['1 day', '14日', '2 hours'])
  })
})
