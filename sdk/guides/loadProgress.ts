// Progress of this person, in memory for whoever asks and on disk before anything is drawn; shared with the other tabs.
// A tour belongs to the user, a checklist to the user in this account.
import { isRecord } from '../lib/parseJson.ts'
import type { Person } from '../identity/identity.ts'
import type { Guide } from '../protocol/guide.schema.ts'
import type { Progress } from '../protocol/state.schema.ts'
import type { KeyValueStore } from '../storage/keyValueStore.ts'
import { mergeProgress } from './progress.ts'

export type Owner = Pick<Person, 'anonymousId' | 'userId' | 'accountId'>

export interface ProgressRecords {
  readonly get: (owner: Owner, guide: Guide) => Progress | undefined
  /** Joins with what is known; resolves when it is on disk. */
  readonly put: (owner: Owner, guide: Guide, progress: Progress) => Promise<void>
  /** Reads this person's records into memory, also those other tabs wrote since. */
  readonly load: (owner: Owner) => Promise<void>
  /** The anonymous history becomes the user's, in memory at once; where both know a guide, the further state wins. */
  readonly link: (anonymousId: string, owner: Owner) => Promise<void>
}

const prefixOf = (id: string): string => `p/${encodeURIComponent(id)}/`

export function createProgressRecords(store: KeyValueStore): ProgressRecords {
  const records = new Map<string, Progress>()
  const keyOf = ({ userId, anonymousId, accountId }: Owner, { kind, id }: Guide): string => `${prefixOf(userId ?? anonymousId)}${kind === 'checklist' ? encodeURIComponent(accountId ?? '') : ''}/${id}`

  const join = (key: string, progress: Progress): Progress => {
    const known = records.get(key)
    const joined = known ? mergeProgress(known, progress) : progress
    records.set(key, joined)
    return joined
  }
  const load = async (id: string): Promise<string[]> => {
    const keys = await store.keys(prefixOf(id))
    ;(await store.getMany(keys)).forEach((value, i) => isProgress(value) && join(keys[i] ?? '', value))
    return keys
  }

  return {
    get: (owner, guide) => records.get(keyOf(owner, guide)),
    put: (owner, guide, progress) => {
      const key = keyOf(owner, guide)
      return store.setMany([[key, join(key, progress)]])
    },
    load: async ({ userId, anonymousId }) => void (await load(userId ?? anonymousId)),
    async link(anonymousId, { userId }) {
      if (!userId) return
      const move = (): [string, Progress][] => {
        const from = prefixOf(anonymousId)
        return [...records].filter(([key]) => key.startsWith(from)).map(([key, progress]) => {
          const to = prefixOf(userId) + key.slice(from.length)
          return [to, join(to, progress)]
        })
      }
      move()
      const old = await load(anonymousId)
      await load(userId)
      await store.setMany(move())
      await store.delMany(old)
    },
  }
}

const isProgress = (value: unknown): value is Progress => isRecord(value) && typeof value['runId'] === 'string' && typeof value['status'] === 'string' && typeof value['updatedAt'] === 'number' && typeof value['runs'] === 'number'
