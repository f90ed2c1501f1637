// The `shirube` command. One file per command; this one only names them and turns expected failures into one clear line.
import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { packageVersion } from '../lib/packageVersion.ts'
import { checkCommand } from './check.ts'
import { CommandError } from './commandError.ts'
import { doctorCommand } from './doctor.ts'
import { initCommand } from './init.ts'
import { keysCommand } from './keys.ts'
import { processOutput } from './output.ts'
import { pullCommand } from './pull.ts'
import { pushCommand } from './push.ts'
import { serveCommand } from './serve.ts'

export function createProgram(): Command {
  const program = new Command('shirube').description('Guides users through your product and shows which accounts got started.').version(packageVersion()).showHelpAfterError().showSuggestionAfterError()
  for (const add of [serveCommand, initCommand, checkCommand, pushCommand, pullCommand, keysCommand, doctorCommand]) add(program)
  return program
}

/** A switch in the environment is off when it says so; commander takes any value for on. */
function dropSwitchesThatAreOff(): void {
  for (const name of ['SHIRUBE_TRUST_PROXY', 'SHIRUBE_LINK']) {
    if (/^(|0|false|no|off)$/i.test(process.env[name] ?? 'on')) delete process.env[name]
  }
}

/** Runs the command line. Expected failures are one line (or one JSON object) and exit code 1. */
export async function main(argv: readonly string[]): Promise<void> {
  dropSwitchesThatAreOff()
  try {
    await createProgram().parseAsync([...argv])
  } catch (error) {
    const output = processOutput(argv.includes('--json'))
    if (error instanceof CommandError) output.fail(error.code, error.message, error.details)
    else output.fail('failed', error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
}

function isEntry(): boolean {
  const started = process.argv[1]
  return started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url)
}

// npm runs a bin through a link, hence the real path.
if (isEntry()) await main(process.argv)
