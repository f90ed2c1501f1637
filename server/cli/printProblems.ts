// Problems of authored content as lines: place, what is wrong, what to do. Errors first.
import type { Problem } from 'shirube/protocol'

export function problemLines(problems: readonly Problem[]): string[] {
  const errors = problems.filter((one) => one.severity === 'error')
  const warnings = problems.filter((one) => one.severity !== 'error')
  return [...errors, ...warnings].map((one) => `${one.severity === 'error' ? 'error' : 'warning'}  ${one.message}${one.fix ? `\n         ${one.fix}` : ''}`)
}
