// What came to the ingest doors, by the hour: totals per environment, rejects by code, and requests without a good key.
// Counted in memory and written behind the answers, so a kill may lose the last seconds of these figures, never of the
// events they count. Every read sees what was counted before it.
import type { Receipt } from 'shirube/protocol'

export interface TrafficHour {
  environment: number
  /** Start of the hour, ms since epoch. */
  hour: number
  requests: number
  received: number
  stored: number
  duplicates: number
  suppressed: number
  rejected: number
}

export interface RejectCount {
  environment: number
  hour: number
  code: string
  count: number
}

export type RefusalReason = 'unknown_key' | 'revoked_key' | 'missing_key' | 'wrong_kind'

export interface KeyRefusal {
  hour: number
  reason: RefusalReason
  /** First characters of what was sent. */
  prefix: string
  origin: string
  count: number
}

/** The first and the last time a kind of event arrived (`page`, `identify`, …), ms since epoch by our clock. */
export interface Sighting {
  environment: number
  what: string
  firstAt: number
  lastAt: number
}

export interface TrafficStore {
  /** `types` of the events that were not rejected. */
  count(environment: number, receipt: Receipt, types: ReadonlySet<string>, at: number): void
  countRefusal(refusal: Omit<KeyRefusal, 'hour' | 'count'>, at: number): void
  /** Called after each counted receipt that stored something. */
  onStored(listener: (environment: number) => void): () => void
  readTraffic(environment: number, since: number): Promise<{ hours: TrafficHour[]; rejects: RejectCount[] }>
  /** Over all hours since then, the most frequent first; what stands beyond the first 20 is summed up as origin `others`, by reason. */
  readRefusals(since: number): Promise<Omit<KeyRefusal, 'hour'>[]>
  readSightings(environment: number): Promise<Sighting[]>
  /** Writes what is counted, and forgets what is older than 30 days. */
  flush(now: number): Promise<void>
}
