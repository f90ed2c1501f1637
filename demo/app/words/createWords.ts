// Sentences and dates in the chosen language. Variables are filled as text.
import { en, type Word } from './en.ts'
import { ja } from './ja.ts'
import type { Locale } from '../../shapes.ts'

export interface Words {
  locale: Locale
  say(word: Word, values?: Record<string, string | number>): string
  time(iso: string, zone: string): string
  date(iso: string, zone: string): string
  /** "Today", "Yesterday", else the date with its weekday. */
  day(iso: string, zone: string): string
  /** The same for all moments of one local day. */
  dayKey(iso: string, zone: string): string
}

export function createWords(locale: Locale): Words {
  const table = locale === 'ja' ? ja : en
  const formats = new Map<string, Intl.DateTimeFormat>()
  function format(iso: string, zone: string, options: Intl.DateTimeFormatOptions): string {
    const key = JSON.stringify([zone, options])
    const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
    formats.set(key, known)
    return known.format(new Date(iso))
  }
  function say(word: Word, values: Record<string, string | number> = {}): string {
    return table[word].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
  }
  function dayKey(iso: string, zone: string): string {
    return format(iso, zone, { year: 'numeric', month: '2-digit', day: '2-digit' })
  }
  return {
    locale,
    say,
    time: (iso, zone) => format(iso, zone, { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' }),
    date: (iso, zone) => format(iso, zone, { year: 'numeric', month: 'short', day: 'numeric' }),
    day(iso, zone) {
      const now = Date.now()
      const key = dayKey(iso, zone)
      if (key === dayKey(new Date(now).toISOString(), zone)) return say('today')
      if (key === dayKey(new Date(now - 86_400_000).toISOString(), zone)) return say('yesterday')
      return format(iso, zone, { month: 'long', day: 'numeric', weekday: 'long' })
    },
    dayKey,
  }
}
