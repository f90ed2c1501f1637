// IndexedDB through idb-keyval: one database per write key, one table in it. Rejects where the browser refuses. Its getMany
// and delMany bring its default database along, 150 bytes that no page uses.
import { createStore, promisifyRequest } from 'idb-keyval'
import type { KeyValueStore } from './keyValueStore.ts'

export function createIdbStore(name: string): KeyValueStore {
  const store = createStore(name, 'kv')
  return {
    getMany: (keys) => store('readonly', (table) => Promise.all(keys.map((key) => promisifyRequest<unknown>(table.get(key))))),
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
    delMany: (keys) =>
      store('readwrite', (table) => {
        for (const key of keys) table.delete(key)
        return promisifyRequest(table.transaction)
      }),
    keys: (prefix) => store('readonly', async (table) => (await promisifyRequest(table.getAllKeys(IDBKeyRange.bound(prefix, `${prefix}\uffff`)))).map(String)),
  }
}
