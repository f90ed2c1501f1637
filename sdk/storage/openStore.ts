// Opens what there is: IndexedDB, or memory where it is refused, never answers, or fails later (quota, a deleted database).
// After the first failure the page goes on in memory; what IndexedDB holds is found again at the next load.
import type { Clock } from '../lib/clock.ts'
import { createIdbStore } from './idbStore.ts'
import type { KeyValueStore } from './keyValueStore.ts'
import { createMemoryStore } from './memoryStore.ts'

/** A database that another version blocks never answers at all. */
const answerMs = 3_000

export interface OpenStoreDeps {
  readonly clock: Clock
  /** Told once when values stop surviving a reload. */
  readonly onDegraded: (cause: unknown) => void
  /** @default IndexedDB */
  readonly open?: (name: string) => KeyValueStore
}

export function openStore(name: string, { clock, onDegraded, open = createIdbStore }: OpenStoreDeps): KeyValueStore {
  const memory = createMemoryStore()
  let store = open(name)
  const use = async <T>(run: (store: KeyValueStore) => Promise<T>): Promise<T> => {
    let cancel: (() => void) | undefined
    try {
      return await Promise.race([run(store), new Promise<never>((_, reject) => (cancel = clock.after(answerMs, () => reject(new Error('no answer')))))])
    } catch (cause) {
      if (store !== memory) onDegraded(cause)
      store = memory
      return run(memory)
    } finally {
      cancel?.()
    }
  }
  return {
    getMany: (keys) => use((given) => given.getMany(keys)),
    setMany: (entries) => use((given) => given.setMany(entries)),
    delMany: (keys) => use((given) => given.delMany(keys)),
    keys: (prefix) => use((given) => given.keys(prefix)),
  }
}
