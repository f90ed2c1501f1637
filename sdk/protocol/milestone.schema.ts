// Milestones and goals: what an account or a user has to have done. Meaning, exactly: reach.ts and docs/concepts.
import { z } from 'zod/mini'
import { factConditionSchema } from './condition.schema.ts'
import { durationSchema, guideIdSchema, nameSchema, textSchema } from './scalar.schema.ts'

const propertyPathSchema = z.string().check(z.regex(/^properties\.[^.\s]{1,128}$/, "name one property, e.g. 'properties.inviteeId'"))

export const countSchema = z.union([
  z.literal('events'),
  z.literal('daysActive'),
  z.strictObject({ distinct: z.union([z.literal('user'), propertyPathSchema]) }),
  z.strictObject({ sum: propertyPathSchema }),
])

export const atLeastSchema = z.union([
  z.number().check(z.positive()),
  z.strictObject({ percentOf: z.string().check(z.regex(/^account\.traits\.[^.\s]{1,128}$/, "name one account trait, e.g. 'account.traits.seats'")), percent: z.number().check(z.positive(), z.lte(100)) }),
])

export const windowSchema = z.union([
  /** Bounds the crossing: in time if crossedAt ≤ anchor + for; later is kept as late. */
  z.strictObject({ of: z.union([z.literal('account_start'), z.literal('first_event'), guideIdSchema]), for: durationSchema }),
  /** Counts only the last `rolling`; implies `latch: false`. */
  z.strictObject({ rolling: durationSchema }),
])

export const milestoneSchema = z.strictObject({
  id: guideIdSchema,
  name: textSchema,
  unit: z.enum(['account', 'user']),
  event: z.union([nameSchema, z.array(nameSchema).check(z.minLength(1), z.maxLength(20))]),
  where: z.optional(z.array(factConditionSchema).check(z.maxLength(20))),
  count: countSchema,
  atLeast: atLeastSchema,
  /** With distinct only: an event that takes a member back, matched by its own property. */
  minus: z.optional(z.strictObject({ event: nameSchema, match: propertyPathSchema })),
  within: z.optional(windowSchema),
  /** @default true: once reached, stays. */
  latch: z.optional(z.boolean()),
})

export const goalSchema = z.strictObject({
  /** `activation` and `onboarding` are known to the console by name. */
  id: guideIdSchema,
  name: textSchema,
  unit: z.enum(['account', 'user']),
  requires: z.array(guideIdSchema).check(z.minLength(1), z.maxLength(20)),
  /** From the account's (or user's) start. */
  within: z.optional(durationSchema),
})

export type Milestone = z.infer<typeof milestoneSchema>
export type Goal = z.infer<typeof goalSchema>
export type MilestoneCount = z.infer<typeof countSchema>
export type MilestoneWindow = z.infer<typeof windowSchema>
