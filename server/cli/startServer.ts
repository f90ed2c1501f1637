// Runs collector and console on one port over one store, and leaves a data folder that works when it had none.
import { createServer, type Server } from 'node:http'
import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { createKeys } from '../access/keys.ts'
import { createSessions } from '../access/sessions.ts'
import { createCollector } from '../createCollector.ts'
import { createConsole } from '../createConsole.ts'
import { openStore } from '../store/openStore.ts'
import { CommandError } from './commandError.ts'
import { firstStart } from './firstStart.ts'
import { readKeysFile } from './keysFile.ts'
import { removeServerFile, writeServerFile } from './serverFile.ts'

export interface ServerOptions {
  port: number
  host: string
  data: string
  store?: string | undefined
  /** Names the product from now on; absent: as it was. */
  project?: string | undefined
  trustProxy: boolean
  /** Make a sign-in link also when it is not the first start. */
  link: boolean
  log: (line: string) => void
}

export interface ReadyFacts {
  url: string
  port: number
  data: string
  firstStart: boolean
  /** Works once; null when none was made. */
  adminLink: string | null
  /** The browser key of production. */
  writeKey: string | null
  /** Holds writeKey, serverKey and apiKey of the first start; readable by its owner only. */
  keysFile: string | null
}

export interface RunningServer {
  ready: ReadyFacts
  /** Ready red, drain, close. Resolves when everything is on disk. */
  close(): Promise<void>
}

const triedPorts = 20
const drainMs = 10_000

export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const data = resolve(options.data)
  // Owner only: the database holds what people did.
  await mkdir(data, { recursive: true, mode: 0o700 })
  const store = await openStore(storeUrl(options.store, data)).catch((error: unknown) => {
    throw new CommandError('no_store', error instanceof Error ? error.message : String(error))
  })
  if (options.project !== undefined) store.renameProject(options.project)
  const now = Date.now
  const keys = createKeys({ store: store.access, now })
  const first = await firstStart({ store, keys, data, now })
  const onFault = (error: unknown, requestId: string) => options.log(JSON.stringify({ level: 'error', at: new Date().toISOString(), requestId, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }))
  const collector = createCollector({ store, trustProxy: options.trustProxy, onFault })
  const console_ = createConsole({ store, trustProxy: options.trustProxy, onFault })
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: options.trustProxy ? 75_000 : 5_000, connectionsCheckingInterval: 2_000, maxHeaderSize: 16 * 1024 }, (req, res) =>
    collector(req, res, () => console_(req, res)),
  )
  server.maxConnections = 10_000
  const port = await listen(server, options.port, options.host)
  // An error of the listening socket is the log's matter; unheard it would end the process.
  server.on('error', (error) => onFault(error, ''))
  const url = `http://${hostInUrl(options.host)}:${port}`
  const link = first.isFirst || options.link ? await createSessions({ store: store.access, now }).createLink() : null
  const keysFile = await readKeysFile(data)
  await writeServerFile(data, url)

  return {
    ready: { url, port, data, firstStart: first.isFirst, adminLink: link === null ? null : `${url}/login#${link}`, writeKey: await publicKey(keys), keysFile: keysFile?.path ?? null },
    async close() {
      const stopped = new Promise<void>((done) => server.close(() => done()))
      await Promise.race([Promise.all([collector.close(), console_.close()]), after(drainMs)])
      server.closeAllConnections()
      await stopped
      await removeServerFile(data)
      await store.close()
    },
  }
}

function storeUrl(asked: string | undefined, data: string): string {
  if (asked === undefined) return `sqlite:${data}/shirube.db`
  if (!asked.startsWith('sqlite:')) throw new CommandError('bad_store', `--store takes sqlite:<file>; ${JSON.stringify(asked.split(':')[0])} is not a database this release can use.`)
  return asked
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  for (let tried = port; ; tried++) {
    const failure = await new Promise<NodeJS.ErrnoException | undefined>((done) => {
      server.once('error', done)
      server.listen(tried, host, () => {
        server.off('error', done)
        done(undefined)
      })
    })
    const address = server.address()
    if (!failure && typeof address === 'object' && address !== null) return address.port
    if (failure?.code === 'EADDRINUSE' && tried < Math.min(port + triedPorts, 65_535)) continue
    throw new CommandError('no_port', `${host}:${tried} cannot be listened on: ${failure?.message ?? 'no address'}`)
  }
}

function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

async function publicKey(keys: ReturnType<typeof createKeys>): Promise<string | null> {
  const usable = (await keys.list()).filter((one) => one.kind === 'browser' && one.revokedAt === null)
  return usable[0]?.shown ?? null
}

function after(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms).unref())
}
