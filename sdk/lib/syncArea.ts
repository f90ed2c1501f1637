// localStorage as a small map of JSON objects that never throws; where it is refused (private mode, sandboxed frames,
// quota) the values live as long as the page. Synchronous on purpose: it is read before the first event and written while
// the page goes away, when IndexedDB cannot be awaited any more.
import { parseJson } from './parseJson.ts'

export interface SyncArea {
  readonly read: (key: string) => Record<string, unknown> | undefined
  readonly write: (key: string, value: object | null) => void
}

export function openSyncArea(): SyncArea {
  const memory = new Map<string, string>()
  return {
    read(key) {
      let text = memory.get(key)
      try {
        text ??= localStorage.getItem(key) ?? ''
      } catch {
        // Refused: there is nothing but memory.
      }
      return parseJson(text)
    },
    write(key, value) {
      const text = JSON.stringify(value)
      memory.delete(key)
      try {
        if (value) localStorage.setItem(key, text)
        else localStorage.removeItem(key)
      } catch {
        memory.set(key, text)
      }
    },
  }
}
