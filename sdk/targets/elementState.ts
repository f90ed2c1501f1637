// Answers `{ element, state }` conditions from the page, and tells when the answer may have changed.
import type { Condition, ElementCondition } from '../protocol/condition.schema.ts'
import { isPrepared, prepareTargets, resolve } from './resolve.ts'
import type { PageWatch } from './watch.ts'

/** Undefined while the target cannot be looked for, or not be understood. Several matches are visible, though none could be pointed at. */
export function elementHolds(target: ElementCondition['element'], state: ElementCondition['state']): boolean | undefined {
  if (!isPrepared(target)) return undefined
  const found = resolve(target)
  if (found === 'bad_selector') return undefined
  const visible = typeof found !== 'string' || found === 'ambiguous'
  const present = visible || found === 'hidden'
  return state === 'visible' ? visible : state === 'present' ? present : !present
}

/** Every leaf of a condition, in reading order. */
export function leavesOf(condition: Condition | undefined): Condition[] {
  if (!condition) return []
  if ('not' in condition) return leavesOf(condition.not)
  return 'all' in condition ? condition.all.flatMap(leavesOf) : 'any' in condition ? condition.any.flatMap(leavesOf) : [condition]
}

/** Calls `wake` whenever an element that the condition speaks of comes, goes or hides. */
export function watchElements(condition: Condition | undefined, { watch }: PageWatch, wake: () => void): () => void {
  if (condition && !isPrepared(condition)) void prepareTargets(condition).then(wake, () => {}) // without the chunk they stay unknown
  const stops = leavesOf(condition).map((leaf) => ('element' in leaf ? watch((see) => resolve(leaf.element, see), wake) : () => {}))
  return () => stops.forEach((stop) => stop())
}
