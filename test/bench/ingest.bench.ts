// What the collector takes: batches of 20 over HTTP to a process of its own, with dedupe, whose-event rules and milestones on a
// synced file. Figures of one run are compared with each other (the store's own closed loop), never with another machine's.
import { execFileSync } from 'node:child_process'
import { closeSync, fdatasyncSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { goals, milestones } from '../../demo/guides/milestones.ts'
import { project } from '../../demo/guides/project.ts'
import { definitionsOf } from '../../server/guides/definitions.ts'
import { createPublisher } from '../../server/guides/publisher.ts'
import { prepareBatch } from '../../server/ingest/prepareBatch.ts'
import { milestonesOf } from '../../server/milestones/milestonesOf.ts'
import { openStore } from '../../server/store/openStore.ts'
import type { StampedEvent } from '../../server/store/StampedEvent.ts'
import { start, type Started } from '../support/shirubeCommand.ts'

const batchSize = 20
const many = 64
const accounts = 3_000
const names = ['Message Posted', 'Page Seen', 'File Shared', 'Searched', 'Reacted', 'Teammate Joined', 'Opened', 'Closed', 'Saved', 'Edited']

interface Figure {
  name: string
  value: number
  unit: string
  promise?: string
}

let made = 0
function body(): { batch: object[]; sentAt: string } {
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

/** `inFlight` senders, each waiting for its answer, for as long as told or until there is nothing left to send. */
async function closedLoop(inFlight: number, seconds: number, send: () => Promise<number | null>): Promise<{ perSecond: number; p50: number; p99: number }> {
  const latencies: number[] = []
  let events = 0
  const began = performance.now()
  const sender = async (): Promise<void> => {
    while (performance.now() - began < seconds * 1000) {
      const at = performance.now()
      const taken = await send()
      if (taken === null) return
      latencies.push(performance.now() - at)
      events += taken
    }
  }
  await Promise.all(Array.from({ length: inFlight }, sender))
  const elapsed = (performance.now() - began) / 1000
  return { perSecond: Math.round(events / elapsed), ...percentiles(latencies) }
}

/** ms, to a tenth. */
function percentiles(latencies: number[]): { p50: number; p99: number } {
  latencies.sort((a, b) => a - b)
  const at = (share: number): number => Math.round((latencies[Math.floor(latencies.length * share)] ?? 0) * 10) / 10
  return { p50: at(0.5), p99: at(0.99) }
}

/** Dedupe, append and sync alone: events are ready, and nothing is published. */
async function storeAlone(folder: string, seconds: number): Promise<number> {
  const store = await openStore(`sqlite:${join(folder, 'alone.db')}`)
  milestonesOf(store)
  const ready: (readonly StampedEvent[])[] = Array.from({ length: 5_000 }, () => prepareBatch(body(), { environment: 1, keyKind: 'server', receivedAt: Date.now(), floor: 0 })?.events ?? [])
  const { perSecond } = await closedLoop(many, seconds, async () => {
    const events = ready.pop()
    return events ? (await store.ingest(events)).length : null
  })
  await store.close()
  return perSecond
}

/** What the disk alone takes for as much as one batch writes, in a file that is written over as the log of the store is. */
function syncAlone(folder: string): { p50: number; p99: number } {
  const file = openSync(join(folder, 'alone.log'), 'w')
  const pages = Buffer.alloc(40 * 4_096, 1)
  const latencies = Array.from({ length: 1_000 }, (_, i) => {
    writeSync(file, pages, 0, pages.length, (i % 100) * pages.length)
    const at = performance.now()
    fdatasyncSync(file)
    return performance.now() - at
  })
  closeSync(file)
  return percentiles(latencies.slice(100))
}

/** A sender of few words: `fetch` costs this machine half of what the collector does, and stops for its garbage longer than a batch takes. */
function createSender(url: string, key: string): () => Promise<number> {
  const agent = new Agent({ keepAlive: true })
  const options = { agent, method: 'POST', headers: { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`, 'content-type': 'application/json' } }
  return () =>
    new Promise((resolve, reject) => {
      const sent = request(`${url}/v1/batch`, options, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => {
          const receipt: { stored?: number } = JSON.parse(Buffer.concat(chunks).toString())
          if (answer.statusCode === 200 && receipt.stored !== undefined) resolve(receipt.stored)
          else reject(new Error(`the collector answered ${answer.statusCode}`))
        })
      })
      sent.on('error', reject)
      sent.end(JSON.stringify(body()))
    })
}

async function boot(data: string): Promise<{ command: Started; url: string }> {
  const command = start(['serve', '--port', '0', '--data', data, '--json'])
  const line = await command.firstLine
  if (!line.startsWith('{')) throw new Error(`the collector did not start: ${line} ${(await command.finished).error}`)
  const { url }: { url: string } = JSON.parse(line)
  return { command, url }
}

async function end({ process, finished }: Started): Promise<void> {
  process.kill('SIGTERM')
  await finished
}

async function publishDemo(file: string): Promise<void> {
  const store = await openStore(`sqlite:${file}`)
  milestonesOf(store)
  await store.definitions.pushDraft(definitionsOf({ ...project, milestones: [...milestones], goals: goals.map((goal) => ({ ...goal, requires: [...goal.requires] })) }), { author: 'bench', note: '', at: Date.now() })
  await createPublisher(store.definitions).publish(1, { author: 'bench', note: '', at: Date.now(), publication: undefined })
  await store.close()
}

export async function benchIngest(seconds: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'shirube-bench-'))
  const data = join(folder, 'data')
  try {
    await end((await boot(data)).command)
    await publishDemo(join(data, 'shirube.db'))
    const { command, url } = await boot(data)
    const { serverKey }: { serverKey: string } = JSON.parse(readFileSync(join(data, 'keys.json'), 'utf8'))
    const send = createSender(url, serverKey)
    await closedLoop(8, 1, send)
    const disk = syncAlone(folder)
    const single = await closedLoop(1, seconds / 2, send)
    const alone = await storeAlone(folder, seconds / 2)
    const loaded = await closedLoop(many, seconds, send)
    const residentMb = Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(command.process.pid)])) / 1024)
    await end(command)
    return [
      { name: `store alone, ${many} in flight`, value: alone, unit: 'events/s' },
      { name: `HTTP to milestones, ${many} in flight, batches of ${batchSize}`, value: loaded.perSecond, unit: 'events/s', promise: '≥ 20000 on 2 quiet cores' },
      { name: 'HTTP to milestones ÷ store alone', value: Math.round((loaded.perSecond / alone) * 100) / 100, unit: '', promise: '≥ 0.5' },
      { name: `a batch, ${many} in flight, median`, value: loaded.p50, unit: 'ms' },
      { name: `a batch, ${many} in flight, p99`, value: loaded.p99, unit: 'ms', promise: '< 100 ms' },
      { name: 'a batch, 1 in flight, median', value: single.p50, unit: 'ms' },
      { name: 'a batch, 1 in flight, p99', value: single.p99, unit: 'ms', promise: '< 5 ms' },
      { name: 'the disk alone, 160 KiB written over and synced, p99', value: disk.p99, unit: 'ms' },
      { name: `resident memory, ${many} in flight`, value: residentMb, unit: 'MB', promise: '< 300 MB' },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
