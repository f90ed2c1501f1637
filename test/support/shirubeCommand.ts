// Runs the `shirube` command of these sources in a process of its own, as people and scripts do. The sources are bundled
// once per test file: Node 20 runs no TypeScript, and a built dist folder could be an old one.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { buildSync } from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))
let built: string | undefined

export interface Finished {
  code: number | null
  out: string
  error: string
}

export interface Started {
  process: ChildProcess
  /** The first whole line on standard output; all of it when there was none. */
  firstLine: Promise<string>
  finished: Promise<Finished>
}

export interface CommandOptions {
  cwd?: string
  env?: Record<string, string>
}

/** No SHIRUBE_… variable of the caller leaks in. */
export function start(args: readonly string[], { cwd = root, env = {} }: CommandOptions = {}): Started {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('SHIRUBE_')))
  const child = spawn(process.execPath, [commandFile(), ...args], { cwd, env: { ...clean, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let error = ''
  let onLine: (line: string) => void = () => undefined
  const firstLine = new Promise<string>((resolve) => {
    onLine = resolve
  })
  child.stdout.on('data', (chunk) => {
    out += String(chunk)
    if (out.includes('\n')) onLine(out.slice(0, out.indexOf('\n')))
  })
  child.stderr.on('data', (chunk) => (error += String(chunk)))
  const finished = new Promise<Finished>((resolve) => child.once('close', (code) => resolve({ code, out, error })))
  void finished.then(() => onLine(out))
  return { process: child, firstLine, finished }
}

export function run(args: readonly string[], options: CommandOptions = {}): Promise<Finished> {
  return start(args, options).finished
}

function commandFile(): string {
  built ??= bundle()
  return built
}

function bundle(): string {
  const folder = join(root, 'node_modules/.cache/shirube-test')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `command-${process.pid}.mjs`)
  buildSync({
    stdin: { contents: "import { main } from './server/cli/main.ts'\nawait main(process.argv)\n", resolveDir: root },
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['source'],
    external: ['@photostructure/sqlite', 'jiti'],
    // Files are found beside their sources, not beside the bundle.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(root, 'server/lib/anyFile.ts')).href) },
    banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url)" },
    logLevel: 'error',
  })
  return file
}
