// The worker thread behind openReports: its own read-only connection, one answer per question.
import { parentPort, workerData } from 'node:worker_threads'
import { prepareReader } from '../store/sqlite/connect.ts'
import { sqliteEngine } from '../store/sqlite/engine.ts'
import { createSql } from '../store/sqlite/sql.ts'
import { BadQuestion } from './ask.ts'
import { questions, type Question } from './reports.ts'

export interface WorkerQuestion {
  readonly turn: number
  readonly question: Question
  readonly environment: number
  readonly now: number
  readonly params: Readonly<Record<string, string | undefined>>
}
export type WorkerAnswer =
  | { readonly turn: number; readonly ok: true; readonly value: unknown }
  | { readonly turn: number; readonly ok: false; readonly message: string; readonly bad: Pick<BadQuestion, 'status' | 'code' | 'field'> | null }

const { path } = workerData as { path: string } // given by openReports
const db = sqliteEngine().open(path, { readOnly: true })
prepareReader(db)
const read = createSql(db)

parentPort?.on('message', ({ turn, question, environment, now, params }: WorkerQuestion) => {
  let answer: WorkerAnswer
  try {
    answer = { turn, ok: true, value: questions[question]?.({ read, environment, now, params }) }
  } catch (error) {
    const bad = error instanceof BadQuestion ? { status: error.status, code: error.code, field: error.field } : null
    answer = { turn, ok: false, message: error instanceof Error ? error.message : String(error), bad }
  }
  parentPort?.postMessage(answer)
})
