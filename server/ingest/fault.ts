// What is wrong with one event, said so that its sender can mend it: a code, the path, and what to do.
import type { RejectCode } from 'shirube/protocol'

export interface Fault {
  code: RejectCode
  /** Path of the offending field, e.g. `properties.plan`. */
  field: string
  message: string
}

export const fault = (code: RejectCode, field: string, message: string): Fault => ({ code, field, message })

/** A value as it appears in a message: short, on one line. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
