// One visit: ends after 30 idle minutes, shared by the tabs of a browser.
import type { SyncArea } from '../lib/syncArea.ts'

const idleMs = 30 * 60_000
/** Written at most this often while somebody is busy. */
const writeEveryMs = 10_000

export interface Session {
  readonly id: string
  /** Which visit of this person in this browser it is, from 1. */
  readonly count: number
  /** ms since epoch. */
  readonly startedAt: number
}

export interface SessionDeps {
  readonly area: SyncArea
  readonly name: string
  readonly newId: () => string
  readonly now: () => number
}

/** `touch` says that somebody is here and gives the current session; `end` makes the next touch a first one. */
export function createSession({ area, name, newId, now }: SessionDeps): { readonly touch: () => Session; readonly end: () => void } {
  const positive = (value: unknown): number => (typeof value === 'number' && value > 0 ? value : 0)
  return {
    touch() {
      const stored = area.read(name) ?? {}
      const { id } = stored
      const lastAt = positive(stored['lastAt'])
      const count = positive(stored['count'])
      const time = now()
      if (typeof id !== 'string' || time - lastAt > idleMs) {
        const fresh = { id: newId(), count: count + 1, startedAt: time }
        area.write(name, { ...fresh, lastAt: time })
        return fresh
      }
      const current = { id, count, startedAt: positive(stored['startedAt']) }
      if (time - lastAt > writeEveryMs) area.write(name, { ...current, lastAt: time })
      return current
    },
    end: () => area.write(name, null),
  }
}
