// Every event condition a guide asks: each is counted as an unnamed milestone.
import type { EventCondition } from 'shirube/protocol'

/** Fields of guides, steps, items and triggers that hold a condition. */
const holders = new Set(['audience', 'showIf', 'done', 'when', 'all', 'any', 'not'])

export function conditionsOfGuide(guide: unknown): EventCondition[] {
  const found: EventCondition[] = []
  // A list instead of recursion; guides are checked before they are published, so depth is small anyway.
  const open: { value: unknown; isCondition: boolean }[] = [{ value: guide, isCondition: false }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, isCondition } = next
    if (Array.isArray(value)) open.push(...value.map((inner: unknown) => ({ value: inner, isCondition })))
    else if (isCondition && isEventCondition(value)) found.push(value)
    else if (typeof value === 'object' && value !== null) open.push(...Object.entries(value).map(([name, inner]) => ({ value: inner as unknown, isCondition: holders.has(name) }))) // entries of an object of unknown shape
  }
  return found
}

function isEventCondition(value: unknown): value is EventCondition {
  return typeof value === 'object' && value !== null && 'event' in value && typeof value.event === 'string'
}
