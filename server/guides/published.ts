// What a browser gets to see of the definitions: the guides, and of milestones and goals only those that guides refer to.
import { contentHash, type Goal, type Guide, type Milestone, type Published, type Settings } from 'shirube/protocol'
import type { PublishedDefinition } from '../store/DefinitionStore.ts'

/** Definitions come from the store, which holds only what `checkProject` let in. */
export function publishedContent(definitions: readonly PublishedDefinition[], environment: string): Published {
  const bodies = <T>(kind: PublishedDefinition['kind']): T[] => definitions.filter((one) => one.kind === kind).map((one) => one.body as T) // checked when it was pushed
  const guides = definitions.filter((one) => one.kind === 'guide').map((one) => ({ version: one.version, hash: one.hash, guide: one.body as Guide })) // checked when it was pushed
  const goals = bodies<Goal>('goal')
  const named = namedIn(guides.map((one) => one.guide))
  const wantedGoals = goals.filter((goal) => named.goals.has(goal.id))
  for (const goal of wantedGoals) for (const id of goal.requires) named.milestones.add(id)
  const content = {
    environment,
    guides,
    milestones: bodies<Milestone>('milestone').filter((milestone) => named.milestones.has(milestone.id)),
    goals: wantedGoals,
    settings: bodies<Settings>('settings')[0] ?? {},
  }
  return { version: contentHash(content), ...content }
}

/** Every milestone and goal that any condition or result of these guides names. */
function namedIn(guides: readonly Guide[]): { milestones: Set<string>; goals: Set<string> } {
  const named = { milestones: new Set<string>(), goals: new Set<string>() }
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit)
    if (typeof value !== 'object' || value === null) return
    if ('milestone' in value && typeof value.milestone === 'string') named.milestones.add(value.milestone)
    if ('goal' in value && typeof value.goal === 'string') named.goals.add(value.goal)
    Object.values(value).forEach(visit)
  }
  visit(guides)
  return named
}
