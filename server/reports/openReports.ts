// Asks reports on a connection of their own: in a worker thread when built, so that a long answer never holds up ingest.
// From source (tests) and for a store in memory the same functions run in this thread.
import { Worker } from 'node:worker_threads'
import type { Store } from '../store/Store.ts'
import { BadQuestion } from './ask.ts'
import { questions, type Question } from './reports.ts'
import type { WorkerAnswer, WorkerQuestion } from './readWorker.ts'

export interface Reports {
  /** Throws BadQuestion for a wrong parameter or an unknown id. */
  readonly ask: (question: Question, environment: number, params: Readonly<Record<string, string | undefined>>) => Promise<unknown>
  readonly close: () => Promise<void>
}

export function openReports(store: Pick<Store, 'path' | 'openReader'>, now: () => number): Reports {
  const built = import.meta.url.endsWith('.js')
  return built && store.path !== ':memory:' ? inWorker(store.path, now) : inThread(store, now)
}

function inThread(store: Pick<Store, 'openReader'>, now: () => number): Reports {
  const reader = store.openReader()
  return {
    // `async` on purpose: a report that throws becomes a rejection, as it does from the worker.
    ask: async (question, environment, params) => questions[question]?.({ read: reader.sql, environment, now: now(), params }),
    close: async () => reader.close(),
  }
}

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

function inWorker(path: string, now: () => number): Reports {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let turn = 0

  // A worker that died takes its questions with it; the next question starts another.
  const gone = (error: Error): void => {
    worker = null
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  const start = (): Worker => {
    const made = new Worker(new URL('./readWorker.js', import.meta.url), { workerData: { path } })
    made.unref()
    made.on('message', (answer: WorkerAnswer) => {
      const asked = waiting.get(answer.turn)
      waiting.delete(answer.turn)
      if (answer.ok) asked?.resolve(answer.value)
      else asked?.reject(answer.bad ? new BadQuestion(answer.bad.status, answer.bad.code, answer.message, answer.bad.field) : new Error(answer.message))
    })
    made.on('error', gone)
    made.on('exit', () => worker === made && gone(new Error('the report worker ended')))
    return made
  }

  return {
    ask: (question, environment, params) =>
      new Promise((resolve, reject) => {
        worker ??= start()
        const message: WorkerQuestion = { turn: ++turn, question, environment, now: now(), params: { ...params } }
        waiting.set(message.turn, { resolve, reject })
        worker.postMessage(message)
      }),
    close: async () => {
      const ending = worker
      worker = null
      await ending?.terminate()
      gone(new Error('reports are closed'))
    },
  }
}
