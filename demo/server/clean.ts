// One-line input as people mean it: NFC, no control characters, single spaces, no edges.
import { HttpError } from './httpError.ts'
import type { ProblemCode } from '../shapes.ts'

/** Text of a JSON body; anything but a string is `bad_input`. */
export function line(body: unknown, field: string): string {
  return raw(body, field).normalize('NFC').replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ').replace(/\s+/gu, ' ').trim()
}

/** As `line`, keeping line breaks. */
export function paragraph(body: unknown, field: string): string {
  return raw(body, field).normalize('NFC').replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '').trim()
}

export function raw(body: unknown, field: string): string {
  const value = typeof body === 'object' && body !== null ? Object.entries(body).find(([key]) => key === field)?.[1] : undefined
  if (typeof value !== 'string') throw new HttpError(400, 'bad_input')
  return value
}

/** Letters as people count them, not UTF-16 units. */
export function within(text: string, max: number, code: ProblemCode): string {
  if ([...text].length > max) throw new HttpError(400, code)
  return text
}
