// Everything authored for one product, as it is pushed and published.
import { z } from 'zod/mini'
import { guideSchema } from './guide.schema.ts'
import { guideLimits } from './limits.ts'
import { goalSchema, milestoneSchema } from './milestone.schema.ts'
import { themeSchema } from './theme.schema.ts'

export const attentionSchema = z.strictObject({
  /** Auto-started interrupting guides in one session. @default 1 */
  perSession: z.optional(z.int().check(z.gte(0), z.lte(10))),
  /** @default 2 */
  perDay: z.optional(z.int().check(z.gte(0), z.lte(20))),
  /** Hours between two. @default 24 */
  pauseHours: z.optional(z.number().check(z.gte(0), z.lte(720))),
})

export const settingsSchema = z.strictObject({
  /** Fallback language of texts. @default 'en' */
  locale: z.optional(z.string()),
  /** IANA zone for local days and reports. @default 'UTC' */
  zone: z.optional(z.string()),
  theme: z.optional(themeSchema),
  attention: z.optional(attentionSchema),
  /** Other origins that `navigate` may open. */
  origins: z.optional(z.array(z.string()).check(z.maxLength(100))),
})

export const projectSchema = z.strictObject({
  guides: z.optional(z.array(guideSchema).check(z.maxLength(guideLimits.guides))),
  milestones: z.optional(z.array(milestoneSchema).check(z.maxLength(200))),
  goals: z.optional(z.array(goalSchema).check(z.maxLength(50))),
  settings: z.optional(settingsSchema),
})

export type Attention = z.infer<typeof attentionSchema>
export type Settings = z.infer<typeof settingsSchema>
export type Project = z.infer<typeof projectSchema>
