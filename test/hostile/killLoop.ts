// PR1: kill -9 under load, again and again. A client writes an id to its own synced log only after it has read a full 200; at the end
// every logged id must be stored exactly once. A program of its own: `npx jiti test/hostile/killLoop.ts --cycles 1000 --seed 7`.
import { closeSync, fsyncSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Receipt } from 'shirube/protocol'
import { sqliteEngine } from '../../server/store/sqlite/engine.ts'
import { start, type Started } from '../support/shirubeCommand.ts'

export interface KillLoopOptions {
  cycles: number
  clients: number
  seed: number
  /** Each process lives 50 ms to this long, more often briefly. @default 2000 */
  longestMs?: number
  log?: (line: string) => void
}

export interface KillLoopResult {
  seed: number
  acknowledged: number
  stored: number
  /** Acknowledged and not there. */
  lost: string[]
  doubled: string[]
  /** Batches that were sent again because no answer came. */
  retried: number
  slowestReadyMs: number
  integrity: string
}

interface Running {
  command: Started
  url: string
  readyMs: number
}

export async function killLoop({ cycles, clients, seed, longestMs = 2_000, log = () => undefined }: KillLoopOptions): Promise<KillLoopResult> {
  const random = seeded(seed)
  const folder = mkdtempSync(join(tmpdir(), 'shirube-kill-'))
  const data = join(folder, 'data')
  const truth = openSync(join(folder, 'acknowledged.log'), 'a')
  try {
    let running = await boot(data)
    const keys: { serverKey: string } = JSON.parse(readFileSync(join(data, 'keys.json'), 'utf8'))
    const authorization = `Basic ${Buffer.from(`${keys.serverKey}:`).toString('base64')}`
    const senders = Array.from({ length: clients }, (_, i) => createSender(i, authorization, truth))
    let slowestReadyMs = running.readyMs
    for (let cycle = 0; cycle < cycles; cycle++) {
      const aliveMs = 50 + Math.floor((longestMs - 50) * random() ** 2)
      const stop = new AbortController()
      const sending = senders.map((sender) => sender.run(running.url, stop.signal))
      await new Promise((resolve) => setTimeout(resolve, aliveMs)) // the moment of the kill is the matter
      running.command.process.kill('SIGKILL')
      stop.abort()
      await Promise.all([...sending, running.command.finished])
      running = await boot(data)
      slowestReadyMs = Math.max(slowestReadyMs, running.readyMs)
      log(`cycle ${cycle + 1}/${cycles}: killed after ${aliveMs} ms, ready again in ${Math.round(running.readyMs)} ms, ${senders.reduce((n, one) => n + one.acknowledged(), 0)} acknowledged`)
    }
    for (const sender of senders) await sender.finish(running.url)
    running.command.process.kill('SIGTERM')
    await running.command.finished
    const acknowledged = readFileSync(join(folder, 'acknowledged.log'), 'utf8').split('\n').filter((line) => line !== '')
    return { seed, slowestReadyMs, retried: senders.reduce((n, one) => n + one.retried(), 0), ...compare(join(data, 'shirube.db'), acknowledged) }
  } finally {
    closeSync(truth)
    rmSync(folder, { recursive: true, force: true })
  }
}

async function boot(data: string): Promise<Running> {
  const at = performance.now()
  const command = start(['serve', '--port', '0', '--data', data, '--json'])
  const line = await command.firstLine
  if (!line.startsWith('{')) throw new Error(`the collector did not start: ${line} ${(await command.finished).error}`)
  const { url }: { url: string } = JSON.parse(line)
  for (let ready = false; !ready; ) ready = await fetch(`${url}/readyz`).then((answer) => answer.ok)
  return { command, url, readyMs: performance.now() - at }
}

function createSender(client: number, authorization: string, truth: number) {
  const random = seeded(client + 1)
  let made = 0
  let acknowledged = 0
  let retried = 0
  /** What was sent and not answered: the next try sends the same again. */
  let pending: { messageId: string }[] | null = null

  const nextBatch = () =>
    Array.from({ length: 1 + Math.floor(random() * 50) }, () => {
      const id = made++
      return { type: 'track', event: 'Message posted', userId: `u${client}-${id % 5}`, messageId: `${client}-${id}`, timestamp: new Date().toISOString(), context: id % 7 === 0 ? {} : { groupId: `g${client % 4}` } }
    })

  async function send(url: string): Promise<boolean> {
    if (pending) retried += 1
    pending ??= nextBatch()
    try {
      const response = await fetch(`${url}/v1/batch`, { method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body: JSON.stringify({ batch: pending }) })
      if (response.status !== 200) return false
      const receipt = (await response.json()) as Receipt // its figures are checked on the next line
      if (receipt.stored + receipt.duplicates !== pending.length) throw new Error(`client ${client}: a receipt for other events: ${JSON.stringify(receipt)}`)
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('client')) throw error
      // The process died: nothing is known of this batch.
      return false
    }
    writeSync(truth, `${pending.map((event) => event.messageId).join('\n')}\n`)
    fsyncSync(truth)
    acknowledged += pending.length
    pending = null
    return true
  }

  return {
    acknowledged: () => acknowledged,
    retried: () => retried,
    async run(url: string, signal: AbortSignal) {
      // An answer that is already on its way counts: nothing is aborted, the connection breaks by itself.
      while (!signal.aborted && (await send(url)));
    },
    /** The last batch without an answer goes through. */
    async finish(url: string) {
      if (pending && !(await send(url))) throw new Error('the collector refuses after the last restart')
    },
  }
}

function compare(file: string, acknowledged: readonly string[]): Pick<KillLoopResult, 'acknowledged' | 'stored' | 'lost' | 'doubled' | 'integrity'> {
  const db = sqliteEngine().open(file, { readOnly: true })
  try {
    const rows = db.prepare("SELECT json_extract(body, '$.messageId') AS id, count(*) AS n FROM event GROUP BY 1").all() as { id: string; n: number }[] // as selected
    const stored = new Set(rows.map((row) => row.id))
    const integrity = db.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[] // SQLite's own answer
    return {
      acknowledged: acknowledged.length,
      stored: stored.size,
      lost: acknowledged.filter((id) => !stored.has(id)),
      doubled: rows.filter((row) => row.n !== 1).map((row) => row.id),
      integrity: integrity.map((row) => row.integrity_check).join(', '),
    }
  } finally {
    db.close()
  }
}

/** mulberry32: the same kills for the same seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

if (process.argv[1]?.endsWith('killLoop.ts')) {
  const flag = (name: string, otherwise: number) => Number(process.argv[process.argv.indexOf(`--${name}`) + 1] ?? otherwise) || otherwise
  const result = await killLoop({ cycles: flag('cycles', 50), clients: flag('clients', 16), seed: flag('seed', Date.now() % 1_000_000), log: console.log })
  console.log(result)
  process.exitCode = result.lost.length + result.doubled.length === 0 && result.integrity === 'ok' ? 0 : 1
}
