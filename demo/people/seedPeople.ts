// Sends the simulated people through the collector's own door, `POST /v1/batch` with a server key, as any server would.
// Sending twice changes nothing: the ids are the same.
import type { Receipt } from 'shirube/protocol'
import { simulate } from './simulate.ts'
import type { Parcel } from './mess.ts'

export interface SeedOptions {
  endpoint: string
  serverKey: string
  /** End of the story, ms since epoch. @default the present */
  now?: number
  /** @default 20 */
  seed?: number
  accounts?: number
  onProgress?: (done: number, total: number) => void
  fetch?: typeof fetch
  /** Waits before another try; tests pass one that does not. */
  pause?: (ms: number) => Promise<void>
}
export interface Seeded { accounts: number; sent: number; stored: number; duplicates: number; rejected: Receipt['rejected'] }

const tries = 6
const firstPauseMs = 250
/** In flight at once: enough to share the collector's commits, few enough to keep the order roughly. */
const lanes = 4

/** Throws when the collector refuses the key or stays away. */
export async function seedPeople(options: SeedOptions): Promise<Seeded> {
  const { parcels, accounts, events } = simulate({ seed: options.seed ?? 20, now: options.now ?? Date.now(), ...(options.accounts ? { accounts: options.accounts } : {}) })
  const total: Seeded = { accounts: accounts.length, sent: 0, stored: 0, duplicates: 0, rejected: [] }
  const queue = [...parcels]
  async function work(): Promise<void> {
    for (let parcel = queue.shift(); parcel; parcel = queue.shift()) {
      const receipt = await send(parcel, options)
      total.sent += parcel.events.length
      total.stored += receipt.stored
      total.duplicates += receipt.duplicates
      total.rejected.push(...receipt.rejected)
      options.onProgress?.(total.sent, events)
    }
  }
  await Promise.all(Array.from({ length: lanes }, work))
  return total
}

async function send(parcel: Parcel, { endpoint, serverKey, fetch: doFetch = fetch, pause = sleep }: SeedOptions): Promise<Receipt> {
  for (let left = tries; ; left -= 1) {
    // A wrong clock is wrong for both stamps; the collector takes their difference.
    const body = JSON.stringify({ batch: parcel.events, sentAt: new Date(Date.now() + parcel.skewMs).toISOString() })
    const headers = { 'content-type': 'application/json', authorization: `Basic ${Buffer.from(`${serverKey}:`).toString('base64')}` }
    const answer = await doFetch(`${endpoint}/v1/batch`, { method: 'POST', headers, body }).catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))))
    if (!(answer instanceof Error) && answer.status === 200) return (await answer.json()) as Receipt // the collector's contract for 200
    const waitable = answer instanceof Error || answer.status === 429 || answer.status >= 500
    if (!waitable || left <= 1) throw new Error(`sample people: ${answer instanceof Error ? answer.message : `the collector answered ${answer.status}: ${await answer.text()}`}`)
    const asked = answer instanceof Error ? 0 : Number(answer.headers.get('retry-after') ?? 0) * 1000
    await pause(Math.max(asked || 0, firstPauseMs * 2 ** (tries - left)))
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
