// What one event adds to one source: nothing, an amount, or a member that comes or goes.
import { compareFact } from '../compareFact.ts'
import { localDate } from './localDate.ts'
import type { Source } from './source.ts'
import { sumScale, type SourceEvent } from './types.ts'

export type Contribution =
  | { readonly kind: 'amount'; readonly amount: number }
  | { readonly kind: 'add' | 'minus'; readonly member: string }
  /** Matched, but its number is none (or negative): counted as such, added nowhere. */
  | { readonly kind: 'not_a_number' }

const property = (event: SourceEvent, path: string): unknown => event.properties[path.slice('properties.'.length)]

/** `properties.*`, `context.page.*`, `context.locale`: what a where-clause may read. */
function read(event: SourceEvent, fact: string): unknown {
  if (fact.startsWith('properties.')) return property(event, fact)
  if (fact === 'context.locale') return event.context.locale
  const page = event.context.page
  return fact.startsWith('context.page.') && typeof page === 'object' && page !== null ? Reflect.get(page, fact.slice('context.page.'.length)) : undefined
}

/** Members are texts; a number and the same digits as text are two members. */
const memberOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : typeof value === 'number' || typeof value === 'boolean' ? `${typeof value}:${String(value)}` : null)

/** Null: the event does not concern this source. */
export function contribution(source: Source, event: SourceEvent): Contribution | null {
  const { count, minus } = source
  if (minus && event.name === minus.event) {
    const member = memberOf(property(event, minus.match))
    if (member !== null) return { kind: 'minus', member }
  }
  if (!source.events.includes(event.name)) return null
  if (!source.where.every((clause) => compareFact(clause.op, read(event, clause.fact), clause.value, event.ts))) return null
  if (count === 'events') return { kind: 'amount', amount: 1 }
  if (count === 'daysActive') return { kind: 'add', member: localDate(event.ts, source.zone ?? 'UTC') }
  if ('sum' in count) {
    const amount = property(event, count.sum)
    const scaled = typeof amount === 'number' ? Math.round(amount * sumScale) : NaN
    return Number.isSafeInteger(scaled) && scaled >= 0 ? { kind: 'amount', amount: scaled } : { kind: 'not_a_number' }
  }
  const member = count.distinct === 'user' ? event.user : memberOf(property(event, count.distinct))
  return member === null ? null : { kind: 'add', member }
}
