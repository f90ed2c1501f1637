// A map that forgets the oldest entries when it is full: what hot paths remember to spare a read.

export interface BoundedMap<K, V> {
  get(key: K): V | undefined
  set(key: K, value: V): void
  clear(): void
}

export function createBoundedMap<K, V>(max: number): BoundedMap<K, V> {
  const entries = new Map<K, V>()
  return {
    get: (key) => entries.get(key),
    set(key, value) {
      if (entries.size >= max && !entries.has(key)) {
        // In insertion order: the first one is the oldest.
        const oldest = entries.keys().next()
        if (!oldest.done) entries.delete(oldest.value)
      }
      entries.set(key, value)
    },
    clear: () => entries.clear(),
  }
}
