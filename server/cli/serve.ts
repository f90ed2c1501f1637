// `shirube serve`: collector and console in one process on one port. A fresh folder is enough: it makes all it needs.
import type { Command } from 'commander'
import { InvalidArgumentError, Option } from 'commander'
import { dataOption, jsonOption, portNumber, storeOption } from './options.ts'
import { processOutput } from './output.ts'
import { snippetLines } from '../lib/snippet.ts'
import { startServer, type RunningServer } from './startServer.ts'

interface ServeOptions {
  port: number
  host: string
  data: string
  store?: string
  project?: string
  trustProxy: boolean
  link: boolean
  json: boolean
}

const longestDrainMs = 12_000

export function serveCommand(program: Command): void {
  program
    .command('serve')
    .description('run the collector and the console')
    .addOption(new Option('--port <number>', 'a taken port moves on to the next free one').env('SHIRUBE_PORT').default(4100).argParser(portNumber))
    .addOption(new Option('--host <address>', 'address to listen on; 0.0.0.0 for every network').env('SHIRUBE_HOST').default('127.0.0.1'))
    .addOption(dataOption())
    .addOption(storeOption())
    .addOption(new Option('--project <name>', 'the name of your product, as the console shows it').env('SHIRUBE_PROJECT').argParser(projectName))
    .addOption(new Option('--trust-proxy', 'believe X-Forwarded-For, -Proto and -Host').env('SHIRUBE_TRUST_PROXY').default(false))
    .addOption(new Option('--link', 'print a new sign-in link, also when it is not the first start').env('SHIRUBE_LINK').default(false))
    .addOption(jsonOption())
    .action(async (options: ServeOptions) => {
      const running = await startServer({ ...options, log: (line) => process.stderr.write(`${line}\n`) })
      stopOnSignals(running)
      const { ready } = running
      processOutput(options.json).say({ event: 'ready', ...ready }, [
        'Shirube is ready.',
        '',
        `  Console    ${ready.url}/`,
        ...(ready.adminLink === null ? [] : [`  Sign in    ${ready.adminLink}   (works once, within a day)`]),
        `  Collector  ${ready.url}/v1`,
        `  Write key  ${ready.writeKey ?? 'none: shirube keys create --kind browser'}`,
        `  Data       ${ready.data}`,
        ...(ready.writeKey === null ? [] : ['', ...snippetLines(ready.url, ready.writeKey).map((line) => `  ${line}`)]),
      ])
    })
}

function projectName(text: string): string {
  const name = text.trim()
  if (name === '' || name.length > 80) throw new InvalidArgumentError('a name has 1 to 80 letters')
  return name
}

/** The first signal drains and leaves with 0; a second one, or a drain that takes too long, leaves at once. */
function stopOnSignals(running: RunningServer): void {
  let stopping = false
  const stop = () => {
    if (stopping) process.exit(1)
    stopping = true
    setTimeout(() => process.exit(1), longestDrainMs).unref()
    void running.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
