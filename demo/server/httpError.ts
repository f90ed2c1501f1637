// A refusal on its way to the browser: a status and a code that has a sentence in both languages.
import type { ProblemCode } from '../shapes.ts'

export class HttpError extends Error {
  readonly status: number
  readonly code: ProblemCode
  constructor(status: number, code: ProblemCode) {
    super(code)
    this.status = status
    this.code = code
  }
}
