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

/** Never rejects, and neither do the store's own answers. */
export function openStore(name: string, { clock, onDegraded, open = createIdbStore }: OpenStoreDeps): KeyValueStore {
  const memory = createMemoryStore()
  let durable: KeyValueStore | undefined
  const degrade = (cause: unknown): void => {
    if (!durable) return
    durable = undefined
    onDegraded(cause)
  }
  try {
    durable = open(name)
  } catch (cause) {
    onDegraded(cause)
  }

  const inTime = <T>(asked: Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const cancel = clock.after(answerMs, () => reject(new Error('the browser store does not answer')))
      asked.then(resolve, reject).finally(cancel)
    })
  const use = async <T>(run: (store: KeyValueStore) => Promise<T>): Promise<T> => {
    if (durable) {
      try {
        return await inTime(run(durable))
      } catch (cause) {
        degrade(cause)
      }
    }
    return run(memory)
  }
  return {
    getMany: (keys) => use((store) => store.getMany(keys)),
    setMany: (entries) => use((store) => store.setMany(entries)),
    delMany: (keys) => use((store) => store.delMany(keys)),
    keys: (prefix) => use((store) => store.keys(prefix)),
  }
}
