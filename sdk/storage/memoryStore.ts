// The store of last resort: lives as long as the page. Values are copied, as they would be by IndexedDB.
import type { KeyValueStore } from './keyValueStore.ts'

export function createMemoryStore(): KeyValueStore {
  const values = new Map<string, string>()
  return {
    getMany: async (keys) =>
      keys.map((key): unknown => {
        const text = values.get(key)
        return text === undefined ? undefined : JSON.parse(text)
      }),
    async setMany(entries) {
      // Copied before any is written: one value that cannot be copied leaves all as they were.
      for (const [key, text] of entries.map(([key, value]) => [key, JSON.stringify(value)] as const)) values.set(key, text)
    },
    async delMany(keys) {
      for (const key of keys) values.delete(key)
    },
    keys: async (prefix) => [...values.keys()].filter((key) => key.startsWith(prefix)).sort(),
  }
}
