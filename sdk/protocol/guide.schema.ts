// Everything authored and shown. `tour` and `checklist` are drawn by this release; the other kinds are reserved words,
// so that content for a newer SDK is skipped by name instead of misread.
import { z } from 'zod/mini'
import { conditionSchema, eventConditionSchema } from './condition.schema.ts'
import { guideLimits } from './limits.ts'
import { durationSchema, guideIdSchema, isoDateSchema, nameSchema, pathGlobSchema, scalarSchema, textSchema, urlSchema } from './scalar.schema.ts'
import { targetSchema } from './target.schema.ts'
import { themeSchema } from './theme.schema.ts'

export const drawnKinds = ['tour', 'checklist'] as const
export const reservedKinds = ['hint', 'announcement', 'banner', 'survey', 'conversation', 'resource_center'] as const

/** Run in order, each awaited; the first failure stops the rest. `call` names a function the host registered: no code in content. */
export const actionSchema = z.union([
  z.strictObject({ next: z.literal(true) }),
  z.strictObject({ back: z.literal(true) }),
  z.strictObject({ goTo: guideIdSchema }),
  z.strictObject({ complete: z.literal(true) }),
  z.strictObject({ dismiss: z.literal(true) }),
  z.strictObject({ snooze: durationSchema }),
  z.strictObject({ start: guideIdSchema }),
  z.strictObject({ navigate: urlSchema }),
  z.strictObject({ track: nameSchema, properties: z.optional(z.record(z.string(), scalarSchema)) }),
  z.strictObject({ set: z.record(z.string().check(z.regex(/^user\.traits\.[^.\s]{1,128}$/, "set only 'user.traits.x'")), scalarSchema) }),
  z.strictObject({ call: z.string().check(z.minLength(1), z.maxLength(64)) }),
])
/** In `before` only: also press an element, for menus that open no other way. */
export const beforeActionSchema = z.union([actionSchema, z.strictObject({ click: targetSchema })])

export const buttonSchema = z.strictObject({ label: textSchema, do: z.array(actionSchema).check(z.minLength(1), z.maxLength(10)) })
export const mediaSchema = z.strictObject({ image: urlSchema, alt: textSchema, width: z.optional(z.int().check(z.positive())), height: z.optional(z.int().check(z.positive())) })

export const triggerSchema = z.union([
  z.strictObject({ on: z.literal('load') }),
  z.strictObject({ on: z.literal('event'), event: nameSchema }),
  z.strictObject({ on: z.literal('url'), path: pathGlobSchema }),
  z.strictObject({ on: z.literal('condition'), when: conditionSchema }),
])
export const frequencySchema = z.union([z.enum(['once', 'until_completed', 'every_session']), z.strictObject({ every: durationSchema, max: z.optional(z.int().check(z.positive())) })])

/** When a step counts as done. All but `button` count only once the step is shown; a condition already true passes the step over (`how: 'already'`). */
export const advanceSchema = z.union([
  z.strictObject({ on: z.literal('button') }),
  z.strictObject({ on: z.enum(['click', 'input']), target: z.optional(targetSchema), valid: z.optional(z.literal(true)) }),
  z.strictObject({ on: z.literal('event'), event: nameSchema, where: eventConditionSchema.shape.where }),
  z.strictObject({ on: z.literal('condition'), when: conditionSchema }),
])

export const stepSchema = z.strictObject({
  id: guideIdSchema,
  type: z.enum(['tooltip', 'modal', 'wait']),
  target: z.optional(targetSchema),
  /** @default 'auto' */
  placement: z.optional(z.enum(['top', 'bottom', 'start', 'end', 'auto'])),
  /** Where the step lives; elsewhere the run pauses quietly with a chip. */
  page: z.optional(pathGlobSchema),
  /** Run once, before the target is sought. */
  before: z.optional(z.array(beforeActionSchema).check(z.maxLength(10))),
  title: z.optional(textSchema),
  body: z.optional(textSchema),
  media: z.optional(mediaSchema),
  /** @default 'none' */
  spotlight: z.optional(z.enum(['none', 'ring', 'dim', 'block'])),
  /** @default { on: 'button' } */
  advance: z.optional(advanceSchema),
  buttons: z.optional(z.array(buttonSchema).check(z.maxLength(3))),
  /** @default 'skip' */
  onMissing: z.optional(z.enum(['wait', 'skip', 'unanchored', 'end'])),
  /** @default '6s' */
  timeout: z.optional(durationSchema),
  showIf: z.optional(conditionSchema),
})

export const itemSchema = z.strictObject({
  id: guideIdSchema,
  title: textSchema,
  body: z.optional(textSchema),
  minutes: z.optional(z.number().check(z.positive(), z.lte(600))),
  /** One of `done` and `manual` is required; with both, either ticks the item. */
  done: z.optional(conditionSchema),
  manual: z.optional(z.literal(true)),
  action: z.optional(z.union([actionSchema, buttonSchema])),
  showIf: z.optional(conditionSchema),
  optional: z.optional(z.boolean()),
})

const base = {
  /** Stable for ever: progress and frequency belong to it. */
  id: guideIdSchema,
  /** For authors. */
  name: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  /** @default everyone */
  audience: z.optional(conditionSchema),
  /** Absent: starts only by `start()`, a checklist item or a link. */
  trigger: z.optional(triggerSchema),
  /** @default 'once' */
  frequency: z.optional(frequencySchema),
  /** 0…100. @default 50 */
  priority: z.optional(z.int().check(z.gte(0), z.lte(100))),
  between: z.optional(z.strictObject({ from: z.optional(isoDateSchema), until: z.optional(isoDateSchema) })),
  /** Reaching it completes the run; results are judged against it. */
  milestone: z.optional(guideIdSchema),
  theme: z.optional(themeSchema),
}

export const tourSchema = z.strictObject({ ...base, kind: z.literal('tour'), steps: z.array(stepSchema).check(z.minLength(1), z.maxLength(guideLimits.steps)) })
export const checklistSchema = z.strictObject({
  ...base,
  kind: z.literal('checklist'),
  title: textSchema,
  body: z.optional(textSchema),
  items: z.array(itemSchema).check(z.minLength(1), z.maxLength(guideLimits.items)),
  /** Items open one after another. @default false */
  ordered: z.optional(z.boolean()),
  launcher: z.optional(z.strictObject({ corner: z.enum(['bottom-end', 'bottom-start', 'top-end', 'top-start']) })),
})
export const guideSchema = z.discriminatedUnion('kind', [tourSchema, checklistSchema])

export type Action = z.infer<typeof actionSchema>
export type BeforeAction = z.infer<typeof beforeActionSchema>
export type Button = z.infer<typeof buttonSchema>
export type Media = z.infer<typeof mediaSchema>
export type Trigger = z.infer<typeof triggerSchema>
export type Frequency = z.infer<typeof frequencySchema>
export type Advance = z.infer<typeof advanceSchema>
export type Step = z.infer<typeof stepSchema>
export type Item = z.infer<typeof itemSchema>
export type Tour = z.infer<typeof tourSchema>
export type Checklist = z.infer<typeof checklistSchema>
export type Guide = z.infer<typeof guideSchema>
export type GuideKind = Guide['kind']
