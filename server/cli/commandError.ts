// A failure a command expects: its message tells the person what to do, without a stack.
export class CommandError extends Error {
  readonly code: string
  readonly details: unknown

  constructor(code: string, message: string, details?: unknown) {
    super(message)
    this.name = 'CommandError'
    this.code = code
    this.details = details
  }
}
