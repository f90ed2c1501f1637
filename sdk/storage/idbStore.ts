// IndexedDB through idb-keyval: one database per write key, one table in it. Rejects where the browser refuses.
import { createStore, delMany, getMany, promisifyRequest } from 'idb-keyval'
import type { KeyValueStore } from './keyValueStore.ts'

export function createIdbStore(name: string): KeyValueStore {
  const store = createStore(name, 'kv')
  return {
    getMany: (keys) => getMany([...keys], store),
    setMany: (entries) =>
      store('readwrite', (table) => {
        try {
          for (const [key, value] of entries) table.put(value, key)
        } catch (cause) {
          // A value that cannot be copied throws here, and what was put before it would be committed (so it is in setMany of idb-keyval).
          table.transaction.abort()
          throw cause
        }
        return promisifyRequest(table.transaction)
      }),
    delMany: (keys) => delMany([...keys], store),
    keys: (prefix) => store('readonly', async (table) => (await promisifyRequest(table.getAllKeys(IDBKeyRange.bound(prefix, `${prefix}\uffff`)))).map(String)),
  }
}
