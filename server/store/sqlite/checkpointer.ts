// Moves the log into the database file, in a thread of its own. PASSIVE: it never blocks a commit. A log is begun anew only when all
// of it was moved, and one that is written without a pause never is: so, once little is left, commits wait for that little.
import { Worker } from 'node:worker_threads'

export interface Checkpointer {
  /** Counts pages written to the log; starts a checkpoint when there are enough. */
  wrote(pages: number): void
  /** Runs a commit soon: after requests that are already waiting were read, and not while commits wait for a checkpoint. */
  soon(run: () => void): void
  /** Lets go what waits for a checkpoint, starts no more of them, and resolves when the last one is done. */
  close(): Promise<void>
}

/** In pages of the log. */
export interface CheckpointLimits {
  /** Worth a checkpoint. */
  enough: number
  /** Moved while commits wait: some milliseconds. */
  few: number
  /** Commits wait for whatever is left, however much it is. */
  most: number
}

/** At 4 KiB a page: from 64 MiB on, and hardly ever 256 MiB. */
const usualLimits: CheckpointLimits = { enough: 16_000, few: 2_000, most: 48_000 }

/** Pages in the log, and how many of them are in the database file. */
interface Answer {
  log: number
  moved: number
}

// Text, because this runs both from sources and from the built file, and a worker needs a file of its own otherwise.
const program = `
const { parentPort, workerData } = require('node:worker_threads')
const { DatabaseSync } = require(workerData.module)
const db = new DatabaseSync(workerData.path)
db.exec('PRAGMA busy_timeout = 5000')
parentPort.on('message', (what) => {
  if (what === 'end') return db.close(), parentPort.close()
  const [{ log, checkpointed }] = db.prepare('PRAGMA wal_checkpoint(PASSIVE)').all()
  parentPort.postMessage({ log, moved: checkpointed })
})
`

export function createCheckpointer(path: string, module: string, { enough, few, most }: CheckpointLimits = usualLimits): Checkpointer {
  let worker: Worker | null = null
  let state: 'idle' | 'moving' | 'holding' | 'closed' = 'idle'
  let inLog = 0
  /** Written since the running checkpoint began. */
  let since = 0
  const held: (() => void)[] = []

  function begin(how: 'moving' | 'holding'): void {
    state = how
    since = 0
    worker ??= start()
    // What waits must still be done when nothing else keeps the process.
    if (how === 'holding') worker.ref()
    worker.postMessage('checkpoint')
  }

  function start(): Worker {
    const made = new Worker(program, { eval: true, workerData: { path, module } })
    made.unref()
    made.on('message', moved)
    made.on('error', () => {
      // The next checkpoint starts another one; the log only grows meanwhile.
      worker = null
      rest()
    })
    return made
  }

  function moved(answer: Answer): void {
    if (state === 'closed') return
    const left = answer.log - answer.moved + since
    inLog = answer.log + since
    // Nothing left: the next commit begins the log anew. It must not meet a second checkpoint then: before 3.51.3, as in Node 22,
    // SQLite could lose pages by that. Something left after waiting: a reader of an older state keeps it.
    if (left === 0 || state === 'holding') rest()
    else begin(left <= few || inLog >= most ? 'holding' : 'moving')
  }

  function rest(): void {
    if (state !== 'closed') state = 'idle'
    inLog = 0
    // Nothing waits, so a process whose server has closed must be able to end.
    worker?.unref()
    for (const run of held.splice(0)) setImmediate(run)
  }

  return {
    wrote(pages) {
      inLog += pages
      since += pages
      if (state === 'idle' && inLog >= enough) begin('moving')
    },
    soon(run) {
      setImmediate(() => {
        if (state === 'holding') held.push(run)
        else run()
      })
    },
    async close() {
      state = 'closed'
      rest()
      const last = worker
      worker = null
      if (!last) return
      // It ends by itself: a thread that is terminated inside the database takes the process with it.
      await new Promise((resolve) => {
        last.once('exit', resolve).ref()
        last.postMessage('end')
      })
    },
  }
}
