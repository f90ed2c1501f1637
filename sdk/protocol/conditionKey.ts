// Event conditions are unnamed milestone sources; both sides call one by this key. Text, not a hash: the browser carries none.
import type { EventCondition } from './condition.schema.ts'

/** The key of what is counted; `atLeast` and `atMost` are a bar over the count and not part of it. */
export function conditionKey({ event, by, where = [], within }: EventCondition): string {
  return JSON.stringify([event, by, where.map(({ fact, op, value }) => [fact, op, value]), within])
}
