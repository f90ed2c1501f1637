// Guides as code: types only, nothing is checked at run time (shirube check, push and publish do that).
import type { Guide } from './guide.schema.ts'
import type { Goal, Milestone } from './milestone.schema.ts'
import type { Project, Settings } from './project.schema.ts'

/** One guide per file, with its literal ids kept for defineProject. */
export function defineGuide<const T extends Guide>(guide: T): T {
  return guide
}

/**
 * Everything authored for one product. Every list is optional; a reference to an id that no list holds does not compile.
 */
export function defineProject<const M extends string = never>(project: {
  readonly guides?: readonly (Guide & { readonly milestone?: NoInfer<M> | undefined })[]
  readonly milestones?: readonly (Milestone & { readonly id: M })[]
  readonly goals?: readonly (Omit<Goal, 'requires'> & { readonly requires: readonly NoInfer<M>[] })[]
  readonly settings?: Settings
}): Project {
  // Only readonly-ness differs: authors write literals, the wire type is mutable.
  return project as Project // see above
}
