// The store of last resort: lives as long as the page. Values are copied, as they would be by IndexedDB.
import type { KeyValueStore } from './keyValueStore.ts'

export function createMemoryStore(): KeyValueStore {
  const values = new Map<string, unknown>()
  return {
    getMany: async (keys) => keys.map((key) => structuredClone(values.get(key))),
    // Copied before any is written: one value that cannot be copied leaves all as they were.
    setMany: async (entries) => structuredClone(entries).forEach(([key, value]) => values.set(key, value)),
    delMany: async (keys) => keys.forEach((key) => values.delete(key)),
    keys: async (prefix) => [...values.keys()].filter((key) => key.startsWith(prefix)).sort(),
  }
}
