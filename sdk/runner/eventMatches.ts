// Is this the event that the step waits for? Its where-clauses read `properties.*` and `context.*`.
import { passes } from '../guides/rules.ts'
import type { Facts } from '../protocol/evaluate.ts'
import type { Advance } from '../protocol/guide.schema.ts'

export function eventMatches(advance: Advance | undefined, name: string, properties: Readonly<Record<string, unknown>>, facts: Facts): boolean {
  if (advance?.on !== 'event' || advance.event !== name) return false
  const read = (fact: string): unknown => {
    const property = fact.startsWith('properties.') && fact.slice(11)
    if (!property) return facts.read(fact.replace(/^context\./, ''))
    return Object.hasOwn(properties, property) ? properties[property] : null
  }
  return !advance.where || passes({ all: advance.where }, { ...facts, read })
}
