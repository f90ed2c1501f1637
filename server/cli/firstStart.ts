// What the very first start makes: one key of each kind, and keys.json for programs that run beside the collector.
import { writeFile } from 'node:fs/promises'
import type { Keys } from '../access/keys.ts'
import type { Store } from '../store/Store.ts'
import { keysPath } from './keysFile.ts'

export interface FirstStartDeps {
  store: Pick<Store, 'environments' | 'access'>
  keys: Keys
  data: string
  now: () => number
}

export async function firstStart({ store, keys, data, now }: FirstStartDeps): Promise<{ isFirst: boolean }> {
  if ((await keys.list()).length > 0) return { isFirst: false }
  const environment = store.environments().find((one) => one.name === 'production')?.id ?? null
  const browser = await keys.create({ kind: 'browser', environment, name: 'first browser key' })
  const server = await keys.create({ kind: 'server', environment, name: 'first server key' })
  const api = await keys.create({ kind: 'api', environment, name: 'first api key' })
  const file = { writeKey: browser.secret, serverKey: server.secret, apiKey: api.secret }
  // Owner only: the api key reads everything.
  await writeFile(keysPath(data), `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 })
  await store.access.addAudit({ at: now(), actor: 'system', action: 'first.start', subject: '', detail: null })
  return { isFirst: true }
}
