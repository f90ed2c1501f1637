// How a guide names an element of the host page. Described, never held: it is looked up again when the page changes.
import { z } from 'zod/mini'
import { textSchema } from './scalar.schema.ts'

/** A CSS selector; `>>>` crosses open shadow roots and same-origin frames. Of several matches the first visible one counts. */
const selectorSchema = z.string().check(z.minLength(1), z.maxLength(512))
/** `[data-shirube="…"]`, the recommended, stable way. */
const anchorTargetSchema = z.strictObject({ anchor: z.string().check(z.minLength(1), z.maxLength(128)) })
/** An ARIA role with an optional accessible name; must be unique and visible. */
const roleTargetSchema = z.strictObject({ role: z.string().check(z.minLength(1), z.maxLength(64)), name: z.optional(textSchema) })

export type Target = string | z.infer<typeof anchorTargetSchema> | z.infer<typeof roleTargetSchema> | { text: z.infer<typeof textSchema>; within?: Target | undefined }

export const targetSchema: z.ZodMiniType<Target> = z.lazy(() => z.union([selectorSchema, anchorTargetSchema, roleTargetSchema, z.strictObject({ text: textSchema, within: z.optional(targetSchema) })]))
