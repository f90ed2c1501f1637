// Small shapes every other schema is made of: ids, names, durations, text with locales, URLs.
import { z } from 'zod/mini'

/** `^[a-z0-9][a-z0-9-]{0,63}$`, stable for ever: guides, milestones, goals, steps, items. */
export const guideIdSchema = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'use 1-64 lower-case letters, digits and hyphens, starting with a letter or digit'))
/** Elapsed time: `'90s' '15m' '12h' '7d' '2w'`; 1d = 24 h. */
export const durationSchema = z.string().check(z.regex(/^[1-9][0-9]{0,5}[smhdw]$/, "write a duration as '90s', '15m', '12h', '7d' or '2w'"))
/** An event name; `$` names belong to Shirube. */
export const nameSchema = z.string().check(z.minLength(1), z.maxLength(200))
export const scalarSchema = z.union([z.string().check(z.maxLength(8192)), z.number(), z.boolean(), z.null()])
const localeSchema = z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "use a language tag such as 'ja' or 'en-GB'"))
/** One string for every language, or one per locale; stored and sent as written. */
export const textSchema = z.union([z.string().check(z.minLength(1), z.maxLength(4000)), z.record(localeSchema, z.string().check(z.minLength(1), z.maxLength(4000)))])
/** Matches `location.pathname` (with `#/…` for hash routers): `*` one segment, `**` any. */
export const pathGlobSchema = z.string().check(z.maxLength(500), z.regex(/^[/*]/, "start a path with '/' or '*'"))
/** https, http, mailto, tel or a path of the same origin. Checked again at the click. */
export const urlSchema = z.string().check(z.minLength(1), z.maxLength(2048))
/** A moment or a day, e.g. `2026-11-22` or `2026-11-22T09:00:00Z`. */
export const isoDateSchema = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/, "write a date as '2026-11-22' or '2026-11-22T09:00:00Z'"))

export type Text = z.infer<typeof textSchema>
export type Duration = z.infer<typeof durationSchema>
export type Scalar = z.infer<typeof scalarSchema>
