// `shirube keys` on the data folder itself: helps when no collector runs and nobody can sign in.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { createKeys } from '../access/keys.ts'
import { createSessions } from '../access/sessions.ts'
import { describeKey } from '../console/api/keyRoutes.ts'
import { openStore } from '../store/openStore.ts'
import { CommandError } from './commandError.ts'
import type { DeskOptions, KeyDesk } from './keyDesk.ts'

/** Throws CommandError `no_data` when there is no database: a command that looks for keys must not make an empty one. */
export async function openStoreDesk({ data, store: url }: DeskOptions): Promise<KeyDesk> {
  const file = resolve(data, 'shirube.db')
  if (url === undefined && !existsSync(file)) throw new CommandError('no_data', `There is no database at ${file}. Name the folder with --data; \`shirube serve\` makes it.`)
  const store = await openStore(url ?? `sqlite:${file}`).catch((error: unknown) => {
    throw new CommandError('no_store', error instanceof Error ? error.message : String(error))
  })
  const now = Date.now
  const keys = createKeys({ store: store.access, now })
  const audit = (action: string, subject: string, detail: unknown = null) => store.access.addAudit({ at: now(), actor: 'cli', action, subject, detail })

  return {
    async create({ kind, environment: name, name: label }) {
      const environment = store.environments().find((one) => one.name === name)
      if (!environment) throw new CommandError('unknown_environment', `There is no environment ${name}.`)
      const made = await keys.create({ kind, environment: environment.id, name: label })
      await audit('key.create', made.key.prefix, { kind, environment: name })
      return { ...describeKey(made.key, store.environments()), secret: made.secret }
    },
    list: async () => (await keys.list()).map((key) => describeKey(key, store.environments())),
    async revoke(id) {
      if (!(await keys.revoke(id))) throw new CommandError('unknown_key', `There is no key ${id}, or it is revoked already.`)
      await audit('key.revoke', String(id))
    },
    async link() {
      const link = await createSessions({ store: store.access, now }).createLink()
      await audit('link.create', '')
      return { link, url: undefined }
    },
    close: () => store.close(),
  }
}
