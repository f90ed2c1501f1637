// A collector and a console over one store on a free port, as `serve` mounts them, with keys and a clock the test turns.
import { createKeys } from '../../server/access/keys.ts'
import { createCollector, type Collector } from '../../server/createCollector.ts'
import { createConsole } from '../../server/createConsole.ts'
import { openStore } from '../../server/store/openStore.ts'
import type { Store } from '../../server/store/Store.ts'
import { listen } from './listen.ts'

export interface TestCollector {
  url: string
  port: number
  store: Store
  collector: Collector
  clock: { now: number }
  faults: unknown[]
  keys: { browser: string; server: string; api: string; revoke(key: string): Promise<void> }
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>
  /** Asks the private API with the api key. */
  api(method: string, path: string, body?: unknown): Promise<Response>
  /** Pushes and publishes a project. */
  publish(project: unknown): Promise<void>
  /** Every stored event of production, as exported. */
  events(): Promise<Record<string, unknown>[]>
  close(): Promise<void>
}

/** `path` of a database file; in memory without one. */
export async function startCollector({ path = ':memory:', realClock = false }: { path?: string; realClock?: boolean } = {}): Promise<TestCollector> {
  const clock = { now: Date.UTC(2026, 10, 22) }
  const now = realClock ? Date.now : () => clock.now
  const store = await openStore(`sqlite:${path}`, { now })
  const faults: unknown[] = []
  const onFault = (error: unknown) => void faults.push(error)
  const collector = createCollector({ store, now, onFault })
  const console_ = createConsole({ store, now, onFault })
  const { url, port, close } = await listen((req, res) => collector(req, res, () => console_(req, res)))
  const keys = createKeys({ store: store.access, now })
  const make = async (kind: 'browser' | 'server' | 'api') => (await keys.create({ kind, environment: 1, name: '' })).secret
  const secrets = { browser: await make('browser'), server: await make('server'), api: await make('api') }
  const authorized = { authorization: `Bearer ${secrets.api}` }

  async function api(method: string, asked: string, body?: unknown): Promise<Response> {
    return fetch(`${url}${asked}`, { method, headers: { ...authorized, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, body: body === undefined ? null : JSON.stringify(body) })
  }

  return {
    url,
    port,
    store,
    collector,
    clock,
    faults,
    api,
    keys: {
      ...secrets,
      async revoke(key) {
        const found = await keys.find(key)
        if (found.ok) await keys.revoke(found.key.id)
      },
    },
    post: (asked, body, headers = {}) => fetch(`${url}${asked}`, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) }),
    async publish(project) {
      for (const [method, asked, body] of [['PUT', '/api/definitions', { project }], ['POST', '/api/publish', {}]] as const) {
        const response = await api(method, asked, body)
        if (!response.ok) throw new Error(await response.text())
      }
    },
    async events() {
      const text = await (await api('GET', '/api/export/events')).text()
      return text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line))
    },
    async close() {
      await Promise.all([collector.close(), console_.close()])
      await close()
      await store.close()
    },
  }
}
