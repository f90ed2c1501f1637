// Themes are tokens, not CSS: a closed set of names, each with its own validator, so no url(), no selector, no breakout.
import { z } from 'zod/mini'

/** #rgb, #rrggbb, or #rrggbbaa. */
const colourSchema = z.string().check(z.regex(/^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$/, "write a colour as '#5e48c8'"))

export const themeSchema = z.strictObject({
  accent: z.optional(colourSchema),
  accentDark: z.optional(colourSchema),
  surface: z.optional(colourSchema),
  text: z.optional(colourSchema),
  /** px of a 16 px root, 0…16. @default 12 */
  radius: z.optional(z.number().check(z.gte(0), z.lte(16))),
  /** Family names only. @default inherited from the host */
  font: z.optional(z.string().check(z.maxLength(200), z.regex(/^[\p{L}\p{N} ,'"_-]+$/u, 'name font families only'))),
  /** @default 'auto' */
  mode: z.optional(z.enum(['auto', 'light', 'dark'])),
})

export type ThemeTokens = z.infer<typeof themeSchema>
