// What `shirube keys` does, in two ways: through a running collector, or in its data folder when none runs.
// One process per database is the rule, so a running one is asked first.
import { createApiClient, field, findApiKey, type ApiClient } from './apiClient.ts'
import { CommandError } from './commandError.ts'
import { runningServer } from './serverFile.ts'
import { openStoreDesk } from './storeDesk.ts'
import type { KeyKind } from '../store/AccessStore.ts'

export interface ListedKey {
  id: number
  kind: KeyKind
  environment: string | null
  prefix: string
  shown: string | null
  name: string
  createdAt: number
  revokedAt: number | null
}

export interface KeyDesk {
  create(options: { kind: KeyKind; environment: string; name: string }): Promise<ListedKey & { secret: string }>
  list(): Promise<ListedKey[]>
  revoke(id: number): Promise<void>
  /** The secret of a one-time link, and the console's address where it is known. */
  link(): Promise<{ link: string; url: string | undefined }>
  close(): Promise<void>
}

export interface DeskOptions {
  data: string
  store?: string | undefined
  endpoint?: string | undefined
  apiKey?: string | undefined
}

export async function openKeyDesk(options: DeskOptions): Promise<KeyDesk> {
  const url = options.endpoint ?? (await runningServer(options.data))
  if (url === undefined) return openStoreDesk(options)
  return apiDesk(url, createApiClient({ endpoint: url, apiKey: await findApiKey(options.apiKey, options.data) }))
}

function apiDesk(url: string, api: ApiClient): KeyDesk {
  return {
    create: async (options) => (await api.ask('POST', 'api/keys', options)) as ListedKey & { secret: string }, // the answer of our own route
    list: async () => field(await api.ask('GET', 'api/keys'), 'keys') as ListedKey[], // the answer of our own route
    async revoke(id) {
      await api.ask('DELETE', `api/keys/${id}`)
    },
    async link() {
      const link = field(await api.ask('POST', 'api/links'), 'link')
      if (typeof link !== 'string') throw new CommandError('bad_answer', 'The collector answered without a link.')
      return { link, url }
    },
    async close() {
      // Nothing is held open.
    },
  }
}
