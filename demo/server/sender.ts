// Carries the outbox to the collector: one request at a time, later again when it fails, gone only on a receipt.
import type { Outbox } from './outbox.ts'

export interface Sender {
  /** Something may be waiting. */
  wake(): void
  /** Resolves when the try under way has ended; nothing is sent afterwards. */
  close(): Promise<void>
}

const batchSize = 100
const firstDelayMs = 500
const longestDelayMs = 30_000
const requestMs = 10_000

export function createSender(deps: { outbox: Outbox; endpoint: string; serverKey: string; fetch: typeof fetch; onProblem: (message: string) => void }): Sender {
  const { outbox, endpoint, serverKey, onProblem } = deps
  let underway = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let busy = false
  let closed = false
  let failures = 0

  /** True when a receipt came back: these facts are the collector's now. */
  async function send(waiting: { id: number; body: string }[]): Promise<boolean> {
    const body = `{"batch":[${waiting.map((row) => row.body).join(',')}],"sentAt":"${new Date().toISOString()}"}`
    const headers = { 'content-type': 'application/json', authorization: `Basic ${Buffer.from(`${serverKey}:`).toString('base64')}` }
    const answer = await deps.fetch(`${endpoint}/v1/batch`, { method: 'POST', headers, body, signal: AbortSignal.timeout(requestMs) }).catch(() => undefined)
    await answer?.arrayBuffer().catch(() => undefined)
    if (answer?.status === 200) {
      outbox.remove(waiting.map((row) => row.id))
      failures = 0
      return true
    }
    // A wrong key or address is a mistake of the set-up, not of the facts: they stay and wait for the owner to mend it.
    if (failures === 0) onProblem(answer ? `the collector answered ${answer.status}; facts wait` : 'the collector does not answer; facts wait')
    failures += 1
    return false
  }

  async function drain(): Promise<void> {
    try {
      while (!closed) {
        const waiting = outbox.waiting(batchSize)
        if (waiting.length === 0) return
        if (await send(waiting)) continue
        timer = setTimeout(wake, Math.min(firstDelayMs * 2 ** (failures - 1), longestDelayMs))
        timer.unref()
        return
      }
    } finally {
      // In the same turn as the last look into the outbox, so that no fact falls between the two.
      busy = false
    }
  }

  function wake(): void {
    if (closed || busy) return
    clearTimeout(timer)
    busy = true
    underway = drain().catch((error: unknown) => onProblem(String(error)))
  }
  return {
    wake,
    async close() {
      closed = true
      await underway
      clearTimeout(timer)
    },
  }
}
