// `GET /api/install`: has anything arrived, from where, and what was refused and why.
import { z } from 'zod/mini'

const moment = z.union([z.number(), z.null()])

export const installAnswerSchema = z.object({
  /** ms since epoch. */
  asOf: z.number(),
  environment: z.string(),
  /** First time each was seen, ms since epoch; null: not yet. */
  first: z.object({ event: moment, page: moment, identify: moment, group: moment, milestone: moment }),
  lastEventAt: moment,
  /** Of the last 24 hours; received = stored + duplicates + suppressed + rejected. */
  delivery: z.object({ received: z.int(), stored: z.int(), duplicates: z.int(), suppressed: z.int(), rejected: z.int(), rejects: z.array(z.object({ code: z.string(), count: z.int() })) }),
  /** Stored, but in no account. */
  unassigned: z.int(),
  /** The latest rejected events, newest first, at most 20. */
  recentRejects: z.array(z.object({ at: z.number(), code: z.string(), field: z.string(), sample: z.string() })),
  /** Requests of the last 24 hours that no key opened. */
  refusals: z.array(z.object({ reason: z.string(), prefix: z.string(), origin: z.string(), count: z.int() })),
  keys: z.array(z.object({ id: z.int(), kind: z.string(), prefix: z.string(), shown: z.union([z.string(), z.null()]), name: z.string(), createdAt: z.number(), revokedAt: moment })),
  /** Ids that pages define in code although they are published too, seen in the last 7 days; inline wins there. */
  hiddenGuides: z.array(z.string()),
  /** What to paste before </head>. */
  snippet: z.string(),
})

export type InstallAnswer = z.infer<typeof installAnswerSchema>
