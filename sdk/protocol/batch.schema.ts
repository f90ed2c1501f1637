// One send and its per-event answer. A 200 receipt is final for every event in it.
import { z } from 'zod/mini'
import { eventContextSchema } from './event.schema.ts'

export const batchSchema = z.looseObject({
  batch: z.array(z.unknown()),
  writeKey: z.optional(z.string()),
  sentAt: z.optional(z.unknown()),
  /** Merged under each event's own context. */
  context: z.optional(z.union([eventContextSchema, z.null()])),
})

export const rejectCodes = [
  'not_an_object', 'unknown_type', 'missing_name', 'missing_id', 'missing_group', 'missing_previous', 'reserved_name',
  'bad_type', 'bad_characters', 'bad_timestamp', 'too_large', 'too_deep', 'too_many_keys', 'key_too_long', 'string_too_long', 'id_too_long', 'name_too_long',
  'too_many_events', 'too_old', 'message_id_too_long', 'reserved_id',
] as const

export const rejectionSchema = z.object({
  /** Place in the batch, from 0. */
  index: z.int(),
  messageId: z.union([z.string(), z.null()]),
  code: z.enum(rejectCodes),
  /** Path of the offending field, e.g. `properties.plan`. */
  field: z.string(),
  message: z.string(),
})

/** received = stored + duplicates + suppressed + rejected.length, always. */
export const receiptSchema = z.object({
  success: z.literal(true),
  received: z.int(),
  stored: z.int(),
  duplicates: z.int(),
  suppressed: z.int(),
  rejected: z.array(rejectionSchema),
  requestId: z.string(),
})

export type Batch = z.infer<typeof batchSchema>
export type RejectCode = (typeof rejectCodes)[number]
export type Rejection = z.infer<typeof rejectionSchema>
export type Receipt = z.infer<typeof receiptSchema>
