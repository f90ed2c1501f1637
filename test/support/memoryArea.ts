// A SyncArea in memory; two instances over one map are two tabs.
import type { SyncArea } from '../../sdk/lib/syncArea.ts'

export function memoryArea(values = new Map<string, string>()): SyncArea {
  return {
    read: (key) => {
      const text = values.get(key)
      return text === undefined ? undefined : (JSON.parse(text) as Record<string, unknown>) // written below
    },
    write: (key, value) => void (value ? values.set(key, JSON.stringify(value)) : values.delete(key)),
  }
}
