// Moves the log into the database file, in a thread of its own so that no request waits for it. PASSIVE: it never blocks the writer.
import { Worker } from 'node:worker_threads'

export interface Checkpointer {
  /** Counts pages written to the log; starts a checkpoint when there are enough. */
  wrote(pages: number): void
  close(): Promise<void>
}

const enoughPages = 16_000
// Text, because this runs both from sources and from the built file, and a worker needs a file of its own otherwise.
const program = `
const { parentPort, workerData } = require('node:worker_threads')
const { DatabaseSync } = require(workerData.module)
const db = new DatabaseSync(workerData.path)
db.exec('PRAGMA busy_timeout = 5000')
parentPort.on('message', () => {
  try { db.prepare('PRAGMA wal_checkpoint(PASSIVE)').all() } finally { parentPort.postMessage('done') }
})
`

export function createCheckpointer(path: string, module: string): Checkpointer {
  let worker: Worker | null = null
  let pages = 0
  let isRunning = false

  function start(): Worker {
    const made = new Worker(program, { eval: true, workerData: { path, module } })
    // A process whose server has closed must be able to end.
    made.unref()
    made.on('message', () => (isRunning = false))
    made.on('error', () => {
      // The next checkpoint starts another one; the log only grows meanwhile.
      isRunning = false
      worker = null
    })
    return made
  }

  return {
    wrote(more) {
      pages += more
      if (pages < enoughPages || isRunning) return
      pages = 0
      isRunning = true
      worker ??= start()
      worker.postMessage('checkpoint')
    },
    async close() {
      await worker?.terminate()
      worker = null
    },
  }
}
