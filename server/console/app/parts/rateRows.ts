// The lines behind ⓘ of every rate: counted, range, change, too new, left out, definition.
import type { Definition, Rate } from 'shirube/protocol'
import type { Console } from '../Console.ts'
import type { Sentence } from '../words/say.ts'
import { shared } from '../words/shared.ts'

const reasonWords: Readonly<Record<string, Sentence>> = {
  over_limit: { en: 'over a limit', ja: '上限超過' },
  no_start: { en: 'without a start', ja: '開始日不明' },
}

export function rateRows(
  { say, format }: Console,
  rate: Rate,
  more: { readonly definition?: Definition; readonly difference?: readonly [number, number] | null } = {},
): (readonly [string, string])[] {
  const percent = (share: number): string => `${Math.round(share * 100)}%`
  const out = Object.entries(rate.excluded).filter(([, n]) => n > 0)
  const rows: (readonly [string, string])[] = [[say(shared.counted), format.of(rate.numerator, rate.denominator)]]
  if (rate.range && format.percent(rate)) rows.push([say(shared.likelyRange), `${percent(rate.range[0])}–${percent(rate.range[1])}`])
  if (more.difference && format.percent(rate)) rows.push([say(shared.change), more.difference.map((d) => `${d < 0 ? '−' : '+'}${Math.abs(Math.round(d * 100))}`).join(' – ')])
  rows.push([say(shared.tooNew), format.number(rate.immature)])
  rows.push([say(shared.leftOut), out.length ? out.map(([reason, n]) => `${format.number(n)} ${say(reasonWords[reason] ?? { en: reason, ja: reason })}`).join(', ') : say(shared.nobodyLeftOut)])
  if (more.definition) rows.push([say(shared.definitionVersion), `${more.definition.id} v${more.definition.version}${more.definition.windowMs ? `, ${format.span(more.definition.windowMs)}` : ''}`])
  return rows
}
