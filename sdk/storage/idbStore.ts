// IndexedDB through idb-keyval: one database per write key, one table in it. Rejects where the browser refuses.
import { createStore, delMany, getMany, promisifyRequest, setMany } from 'idb-keyval'
import type { KeyValueStore } from './keyValueStore.ts'

export function createIdbStore(name: string): KeyValueStore {
  const store = createStore(name, 'kv')
  return {
    getMany: (keys) => getMany([...keys], store),
    setMany: (entries) => setMany(entries.map(([key, value]) => [key, value]), store),
    delMany: (keys) => delMany([...keys], store),
    keys: (prefix) => store('readonly', async (table) => (await promisifyRequest(table.getAllKeys(IDBKeyRange.bound(prefix, `${prefix}\uffff`)))).map(String)),
  }
}
