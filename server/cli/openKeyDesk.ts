// Chooses how `shirube keys` works: one process per database is the rule, so a collector that runs is asked first.
import { createApiClient, field, findApiKey, type ApiClient } from './apiClient.ts'
import { CommandError } from './commandError.ts'
import type { DeskOptions, KeyDesk, ListedKey } from './keyDesk.ts'
import { runningServer } from './serverFile.ts'
import { openStoreDesk } from './storeDesk.ts'

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
