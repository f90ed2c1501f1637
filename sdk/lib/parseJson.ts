// JSON from outside: an object or nothing, never a throw.
import { isRecord } from '../protocol/isRecord.ts'

export function parseJson(text = ''): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    // Truncated, empty or not ours: the same to every caller.
    return undefined
  }
}
