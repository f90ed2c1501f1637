// Progress of this person, in memory for whoever asks and on disk before anything is drawn; shared with the other tabs.
// A tour belongs to the user, a checklist to the user in this account.
import { isRecord } from '../protocol/isRecord.ts'
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
  /**
   * Reads this person's records into memory, also those other tabs wrote since. What was seen before they said who they
   * are becomes theirs; where both know a guide, the further state wins.
   */
  readonly load: (owner: Owner) => Promise<void>
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
  /** In memory at once, so that a run on screen goes on. */
  const move = (from: string, to: string): [string, Progress][] =>
    [...records].filter(([key]) => key.startsWith(from)).map(([key, progress]) => [to + key.slice(from.length), join(to + key.slice(from.length), progress)])

  return {
    get: (owner, guide) => records.get(keyOf(owner, guide)),
    put: (owner, guide, progress) => {
      const key = keyOf(owner, guide)
      return store.setMany([[key, join(key, progress)]])
    },
    async load({ userId, anonymousId }) {
      if (!userId) return void (await load(anonymousId))
      const [from, to] = [prefixOf(anonymousId), prefixOf(userId)]
      move(from, to)
      const [old] = await Promise.all([load(anonymousId), load(userId)])
      const moved = move(from, to)
      for (const key of [...records.keys()]) if (key.startsWith(from)) records.delete(key)
      if (moved.length) await store.setMany(moved)
      if (old.length) await store.delMany(old)
    },
  }
}

const isProgress = (value: unknown): value is Progress => isRecord(value) && typeof value['runId'] === 'string' && typeof value['status'] === 'string' && typeof value['updatedAt'] === 'number' && typeof value['runs'] === 'number'
