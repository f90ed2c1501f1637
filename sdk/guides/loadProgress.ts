// Progress of this person, in memory for whoever asks and on disk before anything is drawn; shared with the other tabs.
// A tour belongs to the user, a checklist to the user in this account.
import { isRecord } from '../lib/parseJson.ts'
import type { Person } from '../identity/identity.ts'
import type { Guide } from '../protocol/guide.schema.ts'
import type { Progress } from '../protocol/state.schema.ts'
import type { KeyValueStore } from '../storage/keyValueStore.ts'
import { mergeProgress } from './progress.ts'

export type Owner = Pick<Person, 'anonymousId' | 'userId' | 'accountId'>

export interface ProgressDeps {
  readonly store: KeyValueStore
  /** Tells the other tabs. */
  readonly onPut: (key: string, progress: Progress) => void
}

export interface ProgressRecords {
  readonly get: (owner: Owner, guide: Guide) => Progress | undefined
  /** Joins with what is known; resolves when it is on disk. */
  readonly put: (owner: Owner, guide: Guide, progress: Progress) => Promise<void>
  /** What another tab wrote. */
  readonly receive: (key: string, progress: unknown) => void
  /** Reads this person's records into memory. */
  readonly load: (owner: Owner) => Promise<void>
  /** The anonymous history becomes the user's; where both know a guide, the further state wins. */
  readonly link: (anonymousId: string, owner: Owner) => Promise<void>
}

const personPrefix = (id: string): string => `p/${encodeURIComponent(id)}/`

export function createProgressRecords({ store, onPut }: ProgressDeps): ProgressRecords {
  const records = new Map<string, Progress>()
  const keyOf = ({ userId, anonymousId, accountId }: Owner, guide: Guide): string =>
    `${personPrefix(userId ?? anonymousId)}${guide.kind === 'checklist' ? encodeURIComponent(accountId ?? '') : ''}/${guide.id}`

  const join = (key: string, progress: Progress): Progress => {
    const known = records.get(key)
    const joined = known ? mergeProgress(known, progress) : progress
    records.set(key, joined)
    return joined
  }
  const load = async (prefix: string): Promise<string[]> => {
    const keys = await store.keys(prefix)
    const values = await store.getMany(keys)
    values.forEach((value, i) => (isProgress(value) ? join(keys[i] ?? '', value) : undefined))
    return keys
  }

  return {
    get: (owner, guide) => records.get(keyOf(owner, guide)),
    async put(owner, guide, progress) {
      const key = keyOf(owner, guide)
      const joined = join(key, progress)
      onPut(key, joined)
      await store.setMany([[key, joined]])
    },
    receive(key, progress) {
      if (isProgress(progress)) join(key, progress)
    },
    load: async ({ userId, anonymousId }) => void (await load(personPrefix(userId ?? anonymousId))),
    async link(anonymousId, { userId }) {
      if (!userId) return
      const from = personPrefix(anonymousId)
      const move = (): [string, Progress][] =>
        [...records].filter(([key]) => key.startsWith(from)).map(([key, progress]) => {
          const to = personPrefix(userId) + key.slice(from.length)
          return [to, join(to, progress)]
        })
      // In memory at once, so that a run on screen goes on; the disk follows.
      move()
      await load(personPrefix(userId))
      const old = await load(from)
      const moved = move()
      for (const key of [...records.keys()]) if (key.startsWith(from)) records.delete(key)
      await store.setMany(moved)
      await store.delMany(old)
    },
  }
}

const isProgress = (value: unknown): value is Progress => isRecord(value) && typeof value['runId'] === 'string' && typeof value['status'] === 'string' && typeof value['updatedAt'] === 'number' && typeof value['runs'] === 'number'
