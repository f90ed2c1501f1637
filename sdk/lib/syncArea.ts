// localStorage as a small map of JSON values that never throws. Where it is refused (private mode, sandboxed frames,
// quota) the same values live in memory for this page. Synchronous on purpose: it is read before the first event and
// written while the page goes away, when IndexedDB cannot be awaited any more.
import { listen } from './listen.ts'
import { parseJson } from './parseJson.ts'

export interface SyncArea {
  readonly read: (key: string) => Record<string, unknown> | undefined
  readonly write: (key: string, value: Record<string, unknown> | null) => void
  /** Another tab wrote this key. @returns a function that stops it */
  readonly onChange: (key: string, changed: () => void) => () => void
}

export function openSyncArea(): SyncArea {
  const memory = new Map<string, string>()
  const attempt = <T>(run: (area: Storage) => T): T | undefined => {
    try {
      return run(localStorage)
    } catch {
      return undefined
    }
  }
  return {
    read: (key) => parseJson(memory.get(key) ?? attempt((area) => area.getItem(key)) ?? null),
    write(key, value) {
      memory.delete(key)
      if (value === null) return void attempt((area) => area.removeItem(key))
      const text = JSON.stringify(value)
      if (attempt((area) => (area.setItem(key, text), area.getItem(key))) !== text) memory.set(key, text)
    },
    onChange: (key, changed) => listen(globalThis as unknown as EventTarget, 'storage', (event) => ('key' in event && event.key === key ? changed() : undefined)), // the window
  }
}
