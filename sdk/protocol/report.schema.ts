// What /api/reports/* and /api/accounts answer. Every rate carries numerator, denominator, what was left out, and its definition.
import { z } from 'zod/mini'
import { textSchema } from './scalar.schema.ts'

/** `exact` since all counts are; a rate is shown as a percent only from n = 20 (the screen decides, the figures are always both). */
export const rateSchema = z.object({
  numerator: z.int(),
  denominator: z.int(),
  /** Accounts (or users) too young for the window: in neither. */
  immature: z.int(),
  /** By reason: `no_start`, `over_limit`. */
  excluded: z.record(z.string(), z.int()),
  /** 95 % Wilson range, 0…1; null when the denominator is 0. */
  range: z.union([z.tuple([z.number(), z.number()]), z.null()]),
})

/** The definition a figure was counted under, shown behind ⓘ. */
export const definitionSchema = z.object({
  id: z.string(),
  name: textSchema,
  version: z.int(),
  windowMs: z.union([z.number(), z.null()]),
  requires: z.array(z.object({ id: z.string(), name: textSchema })),
})

const headSchema = {
  /** ms since epoch: data is complete until here. */
  asOf: z.number(),
  /** IANA zone days and weeks are cut in. */
  zone: z.string(),
  /** Sample accounts are in the figures. */
  sample: z.boolean(),
}
/** Start-of-account range a cohort was taken from, ms since epoch, from ≤ start < until. */
export const periodSchema = z.object({ from: z.number(), until: z.number() })

/** `activation` and `onboarding`: the same question for two goals. */
export const goalReportSchema = z.object({
  ...headSchema,
  period: periodSchema,
  previousPeriod: periodSchema,
  definition: definitionSchema,
  current: rateSchema,
  previous: rateSchema,
  /** 95 % range of current − previous in points (−1…1); null when either is empty. */
  difference: z.union([z.tuple([z.number(), z.number()]), z.null()]),
  /** Of those who did it: quantiles of start → reached. */
  timeToReachMs: z.object({ n: z.int(), median: z.union([z.number(), z.null()]), p90: z.union([z.number(), z.null()]), previousMedian: z.union([z.number(), z.null()]) }),
  /** By signup week, oldest first; a week with immature accounts says how many. */
  weeks: z.array(z.object({ weekStart: z.number(), ...rateSchema.shape })),
  /** Versions published in this span, for marks in the chart. */
  publishes: z.array(z.object({ at: z.number(), kind: z.string(), id: z.string(), version: z.int() })),
})

/** Where people stop: one line per milestone of the goal, in the order of `requires`, reached so far by all accounts of the period. */
export const milestonesReportSchema = z.object({
  ...headSchema,
  period: periodSchema,
  definition: definitionSchema,
  started: z.int(),
  lines: z.array(z.object({ id: z.string(), name: textSchema, reached: z.int(), inTime: z.int(), late: z.int(), medianMs: z.union([z.number(), z.null()]) })),
  reachedAll: z.int(),
})

export const exitReasons = ['missing', 'skipped', 'closed', 'abandoned', 'blocked', 'superseded', 'open'] as const
/** A tour's funnel: the parts of each step add up to `reached`. Counted by run, one started run each. */
export const guideFunnelSchema = z.object({
  ...headSchema,
  guideId: z.string(),
  kind: z.string(),
  name: z.string(),
  /** Null: all versions. */
  version: z.union([z.int(), z.null()]),
  started: z.int(),
  people: z.int(),
  accounts: z.int(),
  engaged: z.int(),
  completed: z.int(),
  /** Of the accounts (a milestone of people: of the named people) that started: reached the guide's milestone; null without one. */
  milestone: z.union([z.object({ id: z.string(), name: textSchema, unit: z.enum(['account', 'user']), reached: z.int(), of: z.int() }), z.null()]),
  steps: z.array(z.object({ id: z.string(), index: z.int(), reached: z.int(), wentOn: z.int(), exits: z.record(z.enum(exitReasons), z.int()), missing: z.int(), medianMs: z.union([z.number(), z.null()]) })),
  versions: z.array(z.object({ version: z.union([z.int(), z.null()]), since: z.union([z.number(), z.null()]), started: z.int(), completed: z.int() })),
  locales: z.array(z.object({ locale: z.string(), started: z.int(), completed: z.int() })),
})

/** A checklist: accounts that saw it, how many have each item done, how many all. */
export const checklistReportSchema = z.object({
  ...headSchema,
  period: periodSchema,
  previousPeriod: periodSchema,
  guideId: z.string(),
  name: z.string(),
  title: textSchema,
  current: rateSchema,
  previous: rateSchema,
  items: z.array(z.object({ id: z.string(), title: textSchema, done: z.int(), of: z.int() })),
  hidden: z.int(),
})

export const stuckReasons = ['never_started', 'stalled', 'silent'] as const
export const stuckAccountSchema = z.object({
  accountId: z.string(),
  name: z.string(),
  plan: z.union([z.string(), z.null()]),
  sample: z.boolean(),
  startedAt: z.number(),
  /** Whole days since the start; day 1 is the first. */
  day: z.int(),
  /** ms until the goal's window closes; null: it has none. */
  leftMs: z.union([z.number(), z.null()]),
  reached: z.int(),
  required: z.int(),
  /** The first milestone not reached, with how far it got. */
  stuckAt: z.union([z.object({ id: z.string(), name: textSchema, value: z.number(), atLeast: z.number() }), z.null()]),
  /** The most telling one first. */
  reasons: z.array(z.object({ code: z.enum(stuckReasons), sinceMs: z.number() })),
  lastSeenAt: z.union([z.number(), z.null()]),
})
/** Accounts to contact: goal open, sorted by time left. */
export const stuckReportSchema = z.object({ ...headSchema, goal: definitionSchema, accounts: z.array(stuckAccountSchema) })

export const accountRowSchema = z.object({
  accountId: z.string(),
  name: z.string(),
  plan: z.union([z.string(), z.null()]),
  sample: z.boolean(),
  startedAt: z.union([z.number(), z.null()]),
  lastSeenAt: z.union([z.number(), z.null()]),
  users: z.int(),
  reached: z.int(),
  required: z.int(),
  /** Of the activation goal. `immature`: still open inside its window. */
  activation: z.enum(['reached', 'late', 'open', 'missed', 'none']),
  onboarding: z.enum(['reached', 'late', 'open', 'missed', 'none']),
})
/** `GET /api/accounts?state=&query=&sort=&page=`; 50 a page. */
export const accountsAnswerSchema = z.object({ ...headSchema, total: z.int(), page: z.int(), pages: z.int(), counts: z.record(z.string(), z.int()), rows: z.array(accountRowSchema) })

export const timelineEntrySchema = z.object({
  at: z.number(),
  kind: z.enum(['event', 'milestone', 'goal', 'guide', 'person', 'account']),
  /** Event, milestone, goal or guide name or id, to be put into a sentence where it is shown. */
  code: z.string(),
  who: z.union([z.string(), z.null()]),
  detail: z.record(z.string(), z.unknown()),
})

/** `GET /api/accounts/:id` */
export const accountAnswerSchema = z.object({
  ...headSchema,
  account: accountRowSchema,
  traits: z.record(z.string(), z.unknown()),
  goals: z.array(z.object({ definition: definitionSchema, state: z.enum(['reached', 'pending', 'missed']), reachedAt: z.union([z.number(), z.null()]), dueAt: z.union([z.number(), z.null()]), mature: z.boolean() })),
  milestones: z.array(
    z.object({
      id: z.string(),
      name: textSchema,
      goals: z.array(z.string()),
      state: z.enum(['reached', 'pending', 'lost']),
      value: z.number(),
      atLeast: z.number(),
      reachedAt: z.union([z.number(), z.null()]),
      late: z.boolean(),
      /** Who crossed it. */
      by: z.union([z.string(), z.null()]),
      /** Who did what towards it, oldest first, at most 20. */
      parts: z.array(z.object({ at: z.number(), who: z.union([z.string(), z.null()]), what: z.string() })),
    }),
  ),
  reasons: z.array(z.object({ code: z.enum(stuckReasons), sinceMs: z.number() })),
  people: z.array(z.object({ userId: z.string(), name: z.string(), firstSeenAt: z.union([z.number(), z.null()]), lastSeenAt: z.union([z.number(), z.null()]), events: z.int(), openGuide: z.union([z.object({ id: z.string(), name: z.string(), stepId: z.union([z.string(), z.null()]) }), z.null()]) })),
  timeline: z.array(timelineEntrySchema),
  timelineNext: z.union([z.string(), z.null()]),
})

/** `GET /api/guides`: what is published, then what was only run: without `publishedAt`, and without `version` when only pages carried it. */
export const guidesAnswerSchema = z.object({
  ...headSchema,
  guides: z.array(z.object({ id: z.string(), kind: z.string(), name: z.string(), version: z.union([z.int(), z.null()]), publishedAt: z.union([z.number(), z.null()]), started: z.int(), people: z.int(), completed: z.int(), blocked: z.int(), missing: z.int(), steps: z.int(), locales: z.array(z.string()) })),
})

export type Rate = z.infer<typeof rateSchema>
export type Definition = z.infer<typeof definitionSchema>
export type Period = z.infer<typeof periodSchema>
export type GoalReport = z.infer<typeof goalReportSchema>
export type MilestonesReport = z.infer<typeof milestonesReportSchema>
export type GuideFunnel = z.infer<typeof guideFunnelSchema>
export type ChecklistReport = z.infer<typeof checklistReportSchema>
export type StuckAccount = z.infer<typeof stuckAccountSchema>
export type StuckReport = z.infer<typeof stuckReportSchema>
export type AccountRow = z.infer<typeof accountRowSchema>
export type AccountsAnswer = z.infer<typeof accountsAnswerSchema>
export type AccountAnswer = z.infer<typeof accountAnswerSchema>
export type TimelineEntry = z.infer<typeof timelineEntrySchema>
export type GuidesAnswer = z.infer<typeof guidesAnswerSchema>
