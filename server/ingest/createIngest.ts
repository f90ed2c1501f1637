// From a parsed body to a receipt: prepare, store, tell. One bad event never costs the good ones; the receipt leaves after the sync.
import { randomUUID } from 'node:crypto'
import type { Receipt } from 'shirube/protocol'
import { CommitFailed, type Store } from '../store/Store.ts'
import { prepareBatch } from './prepareBatch.ts'

export interface IngestInput {
  environment: number
  keyKind: 'browser' | 'server'
  /** ms since epoch. @default now */
  receivedAt?: number
  /** A batch: `{ batch, sentAt?, context? }`. */
  body: unknown
  /** @default a new one */
  requestId?: string
}

export type IngestResult =
  | { ok: true; receipt: Receipt; types: ReadonlySet<string> }
  | { ok: false; reason: 'no_batch' }
  /** Nothing was stored; the same request may come again: 503. */
  | { ok: false; reason: 'unavailable'; error: CommitFailed }

export interface Ingest {
  ingest(input: IngestInput): Promise<IngestResult>
}

/** Rejects of one request that are kept for people to look at. */
const loggedPerRequest = 20

export function createIngest({ store, now = Date.now }: { store: Pick<Store, 'ingest' | 'logRejected' | 'environments'>; now?: () => number }): Ingest {
  // Retention alone raises a floor, and it does not come with this release.
  const floors = new Map(store.environments().map((one) => [one.id, one.floor]))

  async function ingest({ environment, keyKind, receivedAt = now(), body, requestId = randomUUID() }: IngestInput): Promise<IngestResult> {
    const prepared = prepareBatch(body, { environment, keyKind, receivedAt, floor: floors.get(environment) ?? 0 })
    if (!prepared) return { ok: false, reason: 'no_batch' }
    const { events, rejected, received } = prepared
    try {
      const outcomes = events.length === 0 ? [] : await store.ingest(events)
      const stored = outcomes.filter((one) => one === 'stored').length
      if (rejected.length > 0) {
        store.logRejected(rejected.slice(0, loggedPerRequest).map(({ code, field, message }) => ({ environment, home: '', receivedAt, code, field, sample: message })))
      }
      const receipt: Receipt = { success: true, received, stored, duplicates: outcomes.length - stored, suppressed: 0, rejected, requestId }
      return { ok: true, receipt, types: new Set(events.map((event) => event.type)) }
    } catch (error) {
      if (error instanceof CommitFailed) return { ok: false, reason: 'unavailable', error }
      throw error
    }
  }

  return { ingest }
}
