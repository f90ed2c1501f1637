// What IndexedDB had not yet taken when the page went away: written synchronously, read back at the next load.
import type { SyncArea } from '../lib/syncArea.ts'

/** Characters; localStorage is small and shared with the host. */
const maxLength = 128 * 1024

export interface Spill {
  /** Keeps these entries beside those already there, the newest dropped when there is no room. */
  readonly put: (entries: readonly (readonly [key: string, text: string])[]) => void
  readonly read: () => [key: string, text: string][]
  readonly clear: () => void
}

export function createSpill(area: SyncArea, name: string): Spill {
  const read = (): [string, string][] => Object.entries(area.read(name) ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return {
    read,
    clear: () => area.write(name, null),
    put(entries) {
      if (entries.length === 0) return
      let length = 0
      const kept = [...new Map([...read(), ...entries])].filter(([key, text]) => (length += key.length + text.length) <= maxLength)
      area.write(name, Object.fromEntries(kept))
    },
  }
}
