// What a command says: sentences for people, or with --json one JSON value per line for programs. Errors go to stderr.

export interface Output {
  readonly json: boolean
  /** `lines` for people, `value` for programs. */
  say(value: unknown, lines: readonly string[]): void
  /** Ends up in the exit code 1. */
  fail(code: string, message: string, details?: unknown): void
}

export interface OutputDeps {
  json: boolean
  out: (text: string) => void
  error: (text: string) => void
  setExitCode: (code: number) => void
}

function createOutput({ json, out, error, setExitCode }: OutputDeps): Output {
  return {
    json,
    say(value, lines) {
      if (json) out(`${JSON.stringify(value)}\n`)
      else if (lines.length > 0) out(`${lines.join('\n')}\n`)
    },
    fail(code, message, details) {
      setExitCode(1)
      if (json) error(`${JSON.stringify({ error: { code, message, ...(details === undefined ? {} : { details }) } })}\n`)
      else error(`${message}\n`)
    },
  }
}

export function processOutput(json: boolean): Output {
  return createOutput({
    json,
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(text),
    setExitCode: (code) => {
      process.exitCode = code
    },
  })
}
