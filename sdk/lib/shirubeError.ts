// Every problem we tell anybody about has a code, a sentence with the way out, and its cause. They are told, never thrown
// into the page. docs/errors explains each code.

export type ErrorCode =
  /** options: not an object, writeKey, endpoint, guides, user or account, a function, another value. */
  | 'SB1001' | 'SB1002' | 'SB1003' | 'SB1004' | 'SB1005' | 'SB1006' | 'SB1007'
  /** init again with another key; a guide that is not understood; an event name or id that is refused. */
  | 'SB1010' | 'SB1011' | 'SB1012' | 'SB1013'
  /** browser store not durable; events dropped; key refused; wrong address; events rejected by the collector. */
  | 'SB1020' | 'SB1021' | 'SB1022' | 'SB1023' | 'SB1024'
  /** a fault of ours; a feature turned itself off; a chunk did not load; a function of the host failed. */
  | 'SB1030' | 'SB1031' | 'SB1032' | 'SB1033'

export class ShirubeError extends Error {
  readonly code: ErrorCode
  constructor(code: ErrorCode, message: string, cause?: unknown) {
    super(`${code} ${message}`, { cause })
    this.name = 'ShirubeError'
    this.code = code
  }
}
