// The collector and console as a customer runs them: the built command line in a process of its own, on a data folder of its own.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const cli = join(root, 'server/dist/cli.js')

export interface Ready {
  readonly url: string
  readonly port: number
  readonly adminLink: string | null
  readonly writeKey: string
  readonly keysFile: string
}
export interface Serve {
  readonly ready: Ready
  readonly apiKey: string
  readonly serverKey: string
  /** Sends a definitions file and publishes it, as an author would. */
  push(file: string): Promise<void>
  /** Kills it with SIGKILL, starts it again on the same port and data; resolves when it is ready. */
  crash(): Promise<void>
  /** Asks the private API with the secret key. */
  ask<T>(path: string): Promise<T>
  close(): Promise<void>
}

export async function startServe(): Promise<Serve> {
  if (!existsSync(cli)) throw new Error('server/dist/cli.js is missing: npm run build makes it')
  const data = mkdtempSync(join(tmpdir(), 'shirube-serve-'))
  let child: ChildProcess
  const boot = async (port: number): Promise<Ready> => {
    child = spawn(process.execPath, [cli, 'serve', '--port', String(port), '--data', data, '--link', '--json'], { stdio: ['ignore', 'pipe', 'pipe'] })
    const problems: string[] = []
    child.stderr?.on('data', (chunk: Buffer) => problems.push(chunk.toString()))
    if (!child.stdout) throw new Error('no output to read')
    for await (const line of createInterface({ input: child.stdout })) if (line.startsWith('{')) return JSON.parse(line) as Ready // the line serve prints
    throw new Error(`serve ended before it was ready: ${problems.join('')}`)
  }
  const ready = await boot(0)
  const keys = JSON.parse(readFileSync(ready.keysFile, 'utf8')) as { apiKey: string; serverKey: string } // written by serve at its first start
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const gone = once(child, 'exit')
    if (child.exitCode === null && child.signalCode === null && child.kill(signal)) await gone
  }
  return {
    ready,
    apiKey: keys.apiKey,
    serverKey: keys.serverKey,
    async push(file) {
      const push = spawn(process.execPath, [cli, 'push', join(root, file), '--publish', '--endpoint', ready.url, '--api-key', keys.apiKey], { stdio: ['ignore', 'pipe', 'pipe'] })
      const said: string[] = []
      for (const stream of [push.stdout, push.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk.toString()))
      const [code] = await once(push, 'exit')
      if (code !== 0) throw new Error(`push failed: ${said.join('')}`)
    },
    async crash() {
      await end('SIGKILL')
      await boot(ready.port)
    },
    async ask<T>(path: string) {
      const response = await fetch(`${ready.url}${path}`, { headers: { authorization: `Bearer ${keys.apiKey}` } })
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
      return (await response.json()) as T // shapes are the contract tests' matter
    },
    async close() {
      await end('SIGTERM')
      rmSync(data, { recursive: true, force: true })
    },
  }
}
