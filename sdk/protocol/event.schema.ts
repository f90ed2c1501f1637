// One fact as it travels: Segment's wire shape. Read leniently (extra keys are kept), judged per event by the collector.
import { z } from 'zod/mini'

export const eventTypes = ['track', 'identify', 'group', 'page', 'screen', 'alias'] as const
const idSchema = z.union([z.string(), z.number()])
const bagSchema = z.record(z.string(), z.unknown())

export const eventContextSchema = z.looseObject({
  groupId: z.optional(z.union([idSchema, z.null()])),
  locale: z.optional(z.union([z.string(), z.null()])),
  page: z.optional(z.union([bagSchema, z.null()])),
})

export const eventSchema = z.looseObject({
  type: z.enum(eventTypes),
  messageId: z.optional(z.string()),
  userId: z.optional(z.union([idSchema, z.null()])),
  anonymousId: z.optional(z.union([idSchema, z.null()])),
  /** `track` only. */
  event: z.optional(z.string()),
  /** `page` and `screen`. */
  name: z.optional(z.union([z.string(), z.null()])),
  /** `group` only. */
  groupId: z.optional(z.union([idSchema, z.null()])),
  /** `alias` only. */
  previousId: z.optional(z.union([idSchema, z.null()])),
  properties: z.optional(z.union([bagSchema, z.null()])),
  traits: z.optional(z.union([bagSchema, z.null()])),
  context: z.optional(z.union([eventContextSchema, z.null()])),
  timestamp: z.optional(z.unknown()),
  originalTimestamp: z.optional(z.unknown()),
  sentAt: z.optional(z.unknown()),
})

export type WireEvent = z.infer<typeof eventSchema>
export type EventType = (typeof eventTypes)[number]
