// The collector's answer to a batch, told apart from what a proxy or a captive portal may say with the same status.
import { parseJson } from '../lib/parseJson.ts'
import { isRecord } from '../protocol/isRecord.ts'
import type { Receipt } from '../protocol/batch.schema.ts'

/** Null unless it is a receipt for exactly `size` events. */
export function readReceipt(text: string, size: number): Receipt | null {
  const answer = parseJson(text)
  return answer?.['success'] === true && answer['received'] === size && Array.isArray(answer['rejected']) && answer['rejected'].every(isRecord)
    ? (answer as Receipt) // the parts we act on were checked; the rest is only shown
    : null
}
