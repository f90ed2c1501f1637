// A console over a store in memory on a free port, with an api key and a clock the test turns.
import { createConsole } from '../../server/createConsole.ts'
import { createKeys } from '../../server/access/keys.ts'
import { createSessions } from '../../server/access/sessions.ts'
import { openStore } from '../../server/store/openStore.ts'
import type { Store } from '../../server/store/Store.ts'
import { listen } from './listen.ts'

export interface TestConsole {
  url: string
  store: Store
  apiKey: string
  faults: unknown[]
  clock: { now: number }
  link(): Promise<string>
  /** Signs in and returns the cookie. */
  signIn(): Promise<string>
  /** Asks as a program with the api key, unless `headers` say otherwise. */
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>
  close(): Promise<void>
}

export async function startConsole(): Promise<TestConsole> {
  const clock = { now: Date.UTC(2026, 10, 22) }
  const now = () => clock.now
  const store = await openStore('sqlite::memory:', { now })
  const faults: unknown[] = []
  const console_ = createConsole({ store, now, onFault: (error) => faults.push(error) })
  const { url, close } = await listen(console_)
  const { secret: apiKey } = await createKeys({ store: store.access, now }).create({ kind: 'api', environment: null, name: '' })
  const link = () => createSessions({ store: store.access, now }).createLink()

  async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = { authorization: `Bearer ${apiKey}` }): Promise<Response> {
    return fetch(`${url}${path}`, { method, redirect: 'manual', headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }, body: body === undefined ? null : JSON.stringify(body) })
  }

  return {
    url,
    store,
    apiKey,
    faults,
    clock,
    link,
    async signIn() {
      const response = await ask('POST', '/api/session', { link: await link() }, {})
      return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    },
    ask,
    async close() {
      await console_.close()
      await close()
      await store.close()
    },
  }
}
