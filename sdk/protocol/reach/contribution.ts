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

/** Own keys only: `properties.constructor` of a plain object is nobody's property. */
const own = (bag: unknown, key: string): unknown => (typeof bag === 'object' && bag !== null && Object.hasOwn(bag, key) ? Reflect.get(bag, key) : undefined)
const property = (event: SourceEvent, path: string): unknown => own(event.properties, path.slice('properties.'.length))

/** `properties.*`, `context.page.*`, `context.locale`: what a where-clause may read. Dots go inwards, as they do in the browser. */
function read(event: SourceEvent, fact: string): unknown {
  const readable = fact.startsWith('properties.') || fact.startsWith('context.page.') || fact === 'context.locale'
  return readable ? fact.split('.').reduce<unknown>(own, event) : undefined
}

/** Members are texts, and 7 is the member '7': one id is sent both ways by different clients. Empty text, null and objects are nobody. */
const memberOf = (value: unknown): string | null => (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) || null : null)

/** Whose state an event belongs to: '' the account's, else the user's. Null: a user's, but of nobody known. */
export const subjectOf = (source: Pick<Source, 'unit'>, event: Pick<SourceEvent, 'user'>): string | null => (source.unit === 'account' ? '' : event.user)

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
    // The sign is asked before rounding: -0.00001 is no number ≥ 0 either.
    const scaled = typeof amount === 'number' && amount >= 0 ? Math.round(amount * sumScale) : NaN
    return Number.isSafeInteger(scaled) ? { kind: 'amount', amount: scaled } : { kind: 'not_a_number' }
  }
  const member = count.distinct === 'user' ? memberOf(event.user) : memberOf(property(event, count.distinct))
  return member === null ? null : { kind: 'add', member }
}
