// What is published, made ready for counting: which sources an event name concerns, and what hangs on each source.
import { conditionKey, sourceOf, type EventCondition, type Goal, type Milestone, type Source } from 'shirube/protocol'
import type { StoredRule } from '../store/sqlite/ruleTable.ts'

export interface MilestoneRule {
  version: number
  body: Milestone
  source: Source
  /** Trait that the bar is a share of. */
  trait: string | null
}

export interface ConditionRule {
  key: string
  /** The condition as a milestone, so that one engine counts both. */
  body: Milestone
  source: Source
  by: EventCondition['by']
}

export interface CountedSource {
  source: Source
  milestones: readonly MilestoneRule[]
  /** Asked by content: also counted for people without an account. */
  isPersonal: boolean
}

export interface Rules {
  milestones: ReadonlyMap<string, MilestoneRule>
  goals: ReadonlyMap<string, { version: number; body: Goal }>
  conditions: readonly ConditionRule[]
  sources: ReadonlyMap<string, CountedSource>
  byEvent: ReadonlyMap<string, readonly CountedSource[]>
  traits: ReadonlySet<string>
  /** Some milestone or goal is each person's own. */
  hasPersonal: boolean
}

export const noRules: Rules = { milestones: new Map(), goals: new Map(), conditions: [], sources: new Map(), byEvent: new Map(), traits: new Set(), hasPersonal: false }

/** More are not counted; checkProject says so before anything is published. */
const maxSources = 200

export function compileRules(stored: readonly StoredRule[], zone: string): Rules {
  // Bodies were checked when they were published; the store gives them back as they were.
  const milestones = new Map(of<Milestone>(stored, 'milestone').map((rule): [string, MilestoneRule] => [rule.id, { version: rule.version, body: rule.body, source: sourceOf(rule.body, zone), trait: traitOf(rule.body) }]))
  const goals = new Map(of<Goal>(stored, 'goal').map((rule) => [rule.id, { version: rule.version, body: rule.body }]))
  const conditions = mergeConditions(of<EventCondition>(stored, 'condition').map((rule) => rule.body), zone)

  const sources = new Map<string, { source: Source; milestones: MilestoneRule[]; isPersonal: boolean }>()
  const entry = (source: Source) => {
    const known = sources.get(source.key) ?? { source, milestones: [], isPersonal: false }
    if (sources.size < maxSources) sources.set(source.key, known)
    return known
  }
  for (const rule of milestones.values()) entry(rule.source).milestones.push(rule)
  for (const rule of conditions) entry(rule.source).isPersonal = true

  const byEvent = new Map<string, CountedSource[]>()
  for (const counted of sources.values()) {
    const names = new Set([...counted.source.events, ...(counted.source.minus ? [counted.source.minus.event] : [])])
    for (const name of names) byEvent.set(name, [...(byEvent.get(name) ?? []), counted])
  }
  const hasPersonal = [...milestones.values(), ...goals.values()].some((rule) => rule.body.unit === 'user')
  return { milestones, goals, conditions, sources, byEvent, hasPersonal, traits: new Set([...milestones.values()].flatMap((rule) => rule.trait ?? [])) }
}

const of = <Body>(stored: readonly StoredRule[], kind: StoredRule['kind']): { id: string; version: number; body: Body }[] => stored.filter((rule) => rule.kind === kind).map((rule) => ({ ...rule, body: rule.body as Body })) // checked when published

const traitOf = ({ atLeast }: Milestone): string | null => (typeof atLeast === 'number' ? null : atLeast.percentOf.slice('account.traits.'.length))

/** Conditions that count the same are counted once, up to the highest number any of them asks for. */
function mergeConditions(conditions: readonly EventCondition[], zone: string): ConditionRule[] {
  const merged = new Map<string, { condition: EventCondition; bar: number }>()
  for (const condition of conditions) {
    const key = conditionKey(condition)
    const bar = Math.max(condition.atLeast ?? 1, (condition.atMost ?? 0) + 1, merged.get(key)?.bar ?? 1)
    merged.set(key, { condition, bar })
  }
  return [...merged].map(([key, { condition, bar }]) => {
    const { event, where, within, by } = condition
    const body: Milestone = {
      id: `condition-${key}`, name: event, unit: by === 'user' ? 'user' : 'account', event, count: 'events', atLeast: bar,
      ...(where && { where }), ...(within !== undefined && { within: { rolling: within } }),
    }
    return { key, body, source: sourceOf(body, zone), by }
  })
}
