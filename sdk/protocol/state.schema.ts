// What a browser is told: the published content (no identity in it) and, asked separately, this person's state.
import { z } from 'zod/mini'
import { guideSchema } from './guide.schema.ts'
import { goalSchema, milestoneSchema } from './milestone.schema.ts'
import { settingsSchema } from './project.schema.ts'

export const outcomes = ['completed', 'dismissed', 'blocked', 'abandoned', 'superseded'] as const
export const runStatuses = ['in_progress', 'paused', 'snoozed', ...outcomes] as const

/** `GET /v1/guides`: guides carry version and hash; milestones and goals only what guides refer to. */
export const publishedSchema = z.object({
  /** Changes whenever anything published changes; also the ETag. */
  version: z.string(),
  environment: z.string(),
  guides: z.array(z.object({ version: z.int(), hash: z.string(), guide: guideSchema })),
  milestones: z.array(milestoneSchema),
  goals: z.array(goalSchema),
  settings: settingsSchema,
})

/** One guide's progress as collector and browser exchange it. The record with the later `updatedAt` wins; an outcome is never undone by an older record. */
export const progressSchema = z.object({
  runId: z.string(),
  status: z.enum(runStatuses),
  stepId: z.optional(z.string()),
  /** ms since epoch. */
  startedAt: z.optional(z.number()),
  updatedAt: z.number(),
  snoozedUntil: z.optional(z.number()),
  /** Started runs ever: what frequency counts. */
  runs: z.int(),
  lastOutcomeAt: z.optional(z.number()),
  /** Checklists: what was ticked, by item id; a tick is never taken back. */
  items: z.optional(z.record(z.string(), z.object({ at: z.number(), by: z.optional(z.enum(['you', 'teammate'])) }))),
  /** Checklists: the panel was left open. Folding is no outcome. */
  open: z.optional(z.boolean()),
})

export const stateRequestSchema = z.object({
  writeKey: z.string(),
  anonymousId: z.string(),
  userId: z.optional(z.string()),
  accountId: z.optional(z.string()),
  guidesVersion: z.optional(z.string()),
})

export const milestoneStateSchema = z.object({
  state: z.enum(['reached', 'pending', 'lost']),
  value: z.number(),
  atLeast: z.number(),
  reachedAt: z.optional(z.number()),
  /** Crossed after its window. */
  late: z.optional(z.boolean()),
  /** 'you' when the asking user's own act crossed it, else 'teammate'. */
  by: z.optional(z.enum(['you', 'teammate'])),
})

/** `POST /v1/state`: only what published content refers to; never trait values or another person's name. */
export const stateAnswerSchema = z.object({
  /** ms since epoch at the collector. */
  asOf: z.number(),
  user: z.object({ id: z.optional(z.string()), firstSeen: z.optional(z.number()) }),
  account: z.union([z.object({ id: z.string(), firstSeen: z.optional(z.number()), seq: z.int() }), z.null()]),
  /** By the key of the event condition, see conditionKey.ts. */
  counts: z.record(z.string(), z.int()),
  milestones: z.record(z.string(), milestoneStateSchema),
  goals: z.record(z.string(), z.object({ state: z.enum(['reached', 'pending', 'missed']), reachedAt: z.optional(z.number()) })),
  guides: z.record(z.string(), progressSchema),
  /** Auto-started interrupting guides shown to this user: times of the last ones, ms since epoch. */
  attention: z.object({ shown: z.array(z.number()) }),
  guidesVersion: z.string(),
})

export type Published = z.infer<typeof publishedSchema>
export type Progress = z.infer<typeof progressSchema>
export type RunStatus = (typeof runStatuses)[number]
export type Outcome = (typeof outcomes)[number]
export type StateRequest = z.infer<typeof stateRequestSchema>
export type StateAnswer = z.infer<typeof stateAnswerSchema>
export type MilestoneState = z.infer<typeof milestoneStateSchema>
