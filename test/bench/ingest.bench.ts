// How many events a second the store takes: batches of 20, 64 in flight, dedupe, whose-event rules and milestones on a synced file.
// Figures of one run are compared with each other, never with another machine's: `npm run bench`.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createIngest } from '../../server/ingest/createIngest.ts'
import { prepareBatch } from '../../server/ingest/prepareBatch.ts'
import { milestonesOf } from '../../server/milestones/milestonesOf.ts'
import { openStore } from '../../server/store/openStore.ts'
import type { Milestone } from 'shirube/protocol'

const batchSize = 20
const inFlight = 64
const accounts = 3_000
const names = ['Message posted', 'Page seen', 'File shared', 'Searched', 'Reacted', 'Member joined', 'Opened', 'Closed', 'Saved', 'Edited']
const milestones: Milestone[] = [
  { id: 'first', name: 'x', unit: 'account', event: 'Message posted', count: 'events', atLeast: 1 },
  { id: 'joined', name: 'x', unit: 'account', event: 'Member joined', count: { distinct: 'properties.inviteeId' }, atLeast: 3, within: { of: 'account_start', for: '14d' } },
]

let made = 0
function body(): { batch: unknown[]; sentAt: string } {
  const now = Date.now()
  const batch = Array.from({ length: batchSize }, () => {
    const n = made++
    const account = (n * 7919) % accounts
    return {
      type: 'track', event: names[n % names.length], userId: `u${account}-${n % 5}`, messageId: `node-next-${now}-${n}-0c6e1f2a`, timestamp: new Date(now).toISOString(),
      properties: { inviteeId: `u${account}-${n % 40}`, plan: 'pro', page: '/projects/12/board' }, context: { groupId: `acct-${account}`, locale: 'ja', page: { path: '/projects/12/board', title: 'Board' } },
    }
  })
  return { batch, sentAt: new Date(now).toISOString() }
}

export async function benchIngest(seconds: number): Promise<{ name: string; value: number; unit: string }[]> {
  const folder = mkdtempSync(join(tmpdir(), 'shirube-bench-'))
  try {
    const store = await openStore(`sqlite:${join(folder, 'bench.db')}`)
    await milestonesOf(store).setPublished(1, { milestones: milestones.map((one) => ({ version: 1, body: one })), goals: [{ version: 1, body: { id: 'activation', name: 'x', unit: 'account', requires: ['first', 'joined'], within: '14d' } }], guides: [] })
    const door = createIngest({ store })
    const latencies: number[] = []
    const began = performance.now()
    const until = began + seconds * 1000
    let stored = 0
    const client = async (): Promise<void> => {
      while (performance.now() < until) {
        const at = performance.now()
        const result = await door.ingest({ environment: 1, keyKind: 'server', body: JSON.parse(JSON.stringify(body())) })
        latencies.push(performance.now() - at)
        if (result.ok) stored += result.receipt.stored
      }
    }
    await Promise.all(Array.from({ length: inFlight }, client))
    const elapsed = (performance.now() - began) / 1000
    const prepareAt = performance.now()
    for (let i = 0; i < 500; i++) prepareBatch(body(), { environment: 1, keyKind: 'server', receivedAt: Date.now(), floor: 0 })
    const prepareUs = ((performance.now() - prepareAt) * 1000) / 500 / batchSize
    await store.close()
    latencies.sort((a, b) => a - b)
    return [
      { name: `ingest, ${inFlight} in flight, batches of ${batchSize}`, value: Math.round(stored / elapsed), unit: 'events/s' },
      { name: 'batch latency p99', value: Math.round(latencies[Math.floor(latencies.length * 0.99)] ?? 0), unit: 'ms' },
      { name: 'making and preparing', value: Math.round(prepareUs * 10) / 10, unit: 'µs/event' },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
