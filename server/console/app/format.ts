// Numbers, times and rates as the reader's language writes them. No percent below n = 20, so a rate is never louder than its base.
import type { Rate } from 'shirube/protocol'

export type Locale = 'en' | 'ja'
/** Below this many cases a rate is shown as a count only. */
export const leastForPercent = 20

export interface Format {
  readonly number: (value: number) => string
  /** `31%`, or null when the base is too small to call it a rate. */
  readonly percent: (rate: Pick<Rate, 'numerator' | 'denominator'>) => string | null
  /** `40 of 128` / `128件中40件`. */
  readonly of: (numerator: number, denominator: number) => string
  /** `2 d 4 h` / `2日4時間`. */
  readonly duration: (ms: number) => string
  /** Only its largest unit: `13 d` / `13日`. */
  readonly rough: (ms: number) => string
  /** A window in words: `14 days` / `14日`. */
  readonly span: (ms: number) => string
  /** `Thu 12 Nov` / `2026/11/12`. */
  readonly day: (at: number) => string
  /** `12 Nov` / `11/12`. */
  readonly shortDay: (at: number) => string
  /** `Thu 12 Nov, 17:48` / `2026/11/12 17:48`. */
  readonly moment: (at: number) => string
  /** `4 min ago` / `4分前`. */
  readonly ago: (at: number, now: number) => string
}

/** 0 and 100 mean none and all: a rate that is neither never reads as one of them. */
export function wholePercent({ numerator, denominator }: Pick<Rate, 'numerator' | 'denominator'>): number {
  if (denominator === 0) return 0
  const percent = Math.round((numerator / denominator) * 100)
  return numerator === 0 || numerator === denominator ? percent : Math.min(99, Math.max(1, percent))
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

export function createFormat(locale: Locale, zone: string): Format {
  const tag = locale === 'ja' ? 'ja-JP' : 'en-GB'
  const dates = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat(tag, { timeZone: zone, ...options })
  const numberFormat = new Intl.NumberFormat(tag)
  const shortDay = dates(locale === 'ja' ? { month: 'numeric', day: 'numeric' } : { day: 'numeric', month: 'short' })
  const dayParts = dates(locale === 'ja' ? { year: 'numeric', month: '2-digit', day: '2-digit' } : { weekday: 'short', day: 'numeric', month: 'short' })
  const clock = dates({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto', style: 'short' })
  const number = (value: number): string => numberFormat.format(value)
  const inUnits = (ms: number, most: number): string => {
    const units: readonly (readonly [number, string, string])[] = [[day, ' d', '日'], [hour, ' h', '時間'], [minute, ' min', '分']]
    const first = units.findIndex(([size]) => ms >= size)
    if (first < 0) return locale === 'ja' ? '1分未満' : 'under 1 min'
    const parts: string[] = []
    let left = ms
    for (const [size, en, ja] of units.slice(first, first + most)) {
      const count = Math.floor(left / size)
      left -= count * size
      if (count) parts.push(`${number(count)}${locale === 'ja' ? ja : en}`)
    }
    return parts.join(locale === 'ja' ? '' : ' ')
  }
  const dayOf = (at: number): string => dayParts.format(at).replace(',', '')

  return {
    number,
    percent: (rate) => (rate.denominator < leastForPercent ? null : `${wholePercent(rate)}%`),
    of: (numerator, denominator) => (locale === 'ja' ? `${number(denominator)}件中${number(numerator)}件` : `${number(numerator)} of ${number(denominator)}`),
    duration: (ms) => inUnits(ms, 2),
    rough: (ms) => inUnits(ms, 1),
    span: (ms) => {
      const [size, one, many, ja]: readonly [number, string, string, string] = ms % day === 0 ? [day, 'day', 'days', '日'] : ms % hour === 0 ? [hour, 'hour', 'hours', '時間'] : [minute, 'minute', 'minutes', '分']
      const count = Math.round(ms / size)
      return locale === 'ja' ? `${number(count)}${ja}` : `${number(count)} ${count === 1 ? one : many}`
    },
    day: dayOf,
    shortDay: (at) => shortDay.format(at),
    moment: (at) => `${dayOf(at)}${locale === 'ja' ? ' ' : ', '}${clock.format(at)}`,
    ago: (at, now) => {
      const past = Math.max(0, now - at)
      const [size, unit]: readonly [number, Intl.RelativeTimeFormatUnit] = past < minute ? [1_000, 'second'] : past < hour ? [minute, 'minute'] : past < day ? [hour, 'hour'] : [day, 'day']
      return relative.format(-Math.floor(past / size), unit)
    },
  }
}
