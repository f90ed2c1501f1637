// Event conditions are unnamed milestone sources; both sides call one by this key.
import type { EventCondition } from './condition.schema.ts'
import { contentHash } from './hash.ts'

/** The key of what is counted; `atLeast` and `atMost` are a bar over the count and not part of it. */
export function conditionKey({ event, by, where, within }: EventCondition): string {
  return contentHash({ event, by, where: where?.length ? where : undefined, within })
}
