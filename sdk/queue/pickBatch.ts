// Which events go together. Pure.
import { clientLimits } from '../protocol/limits.ts'
import { readOutboxKey, type OutboxKey } from './bounds.ts'

/** The next batch in order; starts after `skipTo` while anything follows it. At least one event, however large. */
export function pickBatch(waiting: readonly OutboxKey[], maxEvents: number, skipTo: string): OutboxKey[] {
  const later = waiting.filter(({ id }) => id > skipTo)
  return fill(later.length > 0 ? later : waiting, maxEvents, clientLimits.batchBytes)
}

export interface LeavingEvent {
  readonly key: OutboxKey
  readonly text: string
}

/**
 * Small pieces for a page that is going away, three at most: browsers take 64 KiB of such requests in all and the host
 * page may need the rest. Oldest first.
 */
export function splitPieces(own: readonly (readonly [key: string, text: string])[], without: ReadonlySet<string>): LeavingEvent[][] {
  let left = own.map(([key, text]) => ({ key: readOutboxKey(key), text })).filter(({ key }) => !without.has(key.id) && key.bytes < clientLimits.hiddenPieceBytes)
  const pieces: LeavingEvent[][] = []
  while (left.length > 0 && pieces.length < clientLimits.batchBytes / clientLimits.hiddenPieceBytes) {
    const size = fill(left.map(({ key }) => key), clientLimits.batchEvents, clientLimits.hiddenPieceBytes - 512).length
    pieces.push(left.slice(0, size))
    left = left.slice(size)
  }
  return pieces
}

function fill(keys: readonly OutboxKey[], maxEvents: number, maxBytes: number): OutboxKey[] {
  let bytes = 0
  const cut = keys.findIndex((key, i) => i >= maxEvents || ((bytes += key.bytes + 1) > maxBytes && i > 0))
  return cut < 0 ? [...keys] : keys.slice(0, cut)
}
