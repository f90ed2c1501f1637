// The one language of rules: audience, triggers, items, advance rules and later segments and health all use it.
// Shapes only; meaning is in evaluate.ts. Unknown keys are refused here (authoring side); the browser uses acceptGuide.
import { z } from 'zod/mini'
import { durationSchema, guideIdSchema, nameSchema, scalarSchema } from './scalar.schema.ts'
import { targetSchema } from './target.schema.ts'

export const factOperators = ['eq', 'neq', 'in', 'nin', 'gt', 'gte', 'lt', 'lte', 'contains', 'prefix', 'suffix', 'glob', 'exists', 'absent', 'before', 'after', 'within_last', 'older_than'] as const
export const guideStates = ['not_started', 'in_progress', 'paused', 'snoozed', 'completed', 'dismissed'] as const

/** A rule over one fact, e.g. `{ fact: 'user.traits.plan', op: 'eq', value: 'pro' }`. `exists` and `absent` take no value; `in`, `nin` take a list. */
export const factConditionSchema = z.strictObject({
  fact: z.string().check(z.minLength(1), z.maxLength(200)),
  op: z.enum(factOperators),
  value: z.optional(z.union([scalarSchema, z.array(scalarSchema).check(z.maxLength(500))])),
})

/** Where-clauses of events read `properties.*`, `context.page.*`, `context.locale`. */
const whereSchema = z.array(factConditionSchema).check(z.maxLength(20))

export const eventConditionSchema = z.strictObject({
  event: nameSchema,
  by: z.optional(z.enum(['user', 'account'])),
  where: z.optional(whereSchema),
  atLeast: z.optional(z.int().check(z.nonnegative())),
  atMost: z.optional(z.int().check(z.nonnegative())),
  within: z.optional(durationSchema),
})

export const milestoneConditionSchema = z.strictObject({ milestone: guideIdSchema, state: z.optional(z.enum(['reached', 'pending', 'lost'])) })
export const goalConditionSchema = z.strictObject({ goal: guideIdSchema, state: z.optional(z.enum(['reached', 'pending', 'missed'])) })
export const guideConditionSchema = z.strictObject({ guide: guideIdSchema, state: z.enum(guideStates) })
export const elementConditionSchema = z.strictObject({ element: targetSchema, state: z.enum(['visible', 'present', 'absent']) })

export type FactCondition = z.infer<typeof factConditionSchema>
export type EventCondition = z.infer<typeof eventConditionSchema>
export type MilestoneCondition = z.infer<typeof milestoneConditionSchema>
export type GoalCondition = z.infer<typeof goalConditionSchema>
export type GuideCondition = z.infer<typeof guideConditionSchema>
export type ElementCondition = z.infer<typeof elementConditionSchema>
/** Written by hand because a recursive type cannot be inferred; the schema below is checked against it. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | FactCondition
  | EventCondition
  | MilestoneCondition
  | GoalCondition
  | GuideCondition
  | ElementCondition

export const conditionSchema: z.ZodMiniType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema).check(z.maxLength(50)) }),
    z.strictObject({ any: z.array(conditionSchema).check(z.maxLength(50)) }),
    z.strictObject({ not: conditionSchema }),
    factConditionSchema,
    eventConditionSchema,
    milestoneConditionSchema,
    goalConditionSchema,
    guideConditionSchema,
    elementConditionSchema,
  ]),
)
