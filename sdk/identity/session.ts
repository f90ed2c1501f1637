// One visit: ends after 30 idle minutes, shared by the tabs of a browser.
import type { SyncArea } from '../lib/syncArea.ts'

const idleMs = 30 * 60_000
/** Written at most this often while somebody is busy. */
const writeEveryMs = 10_000

export interface Session {
  /** Which visit of this person in this browser it is, from 1. */
  readonly count: number
  /** ms since epoch. */
  readonly startedAt: number
}

/** Each call says that somebody is here, and gives the current session. */
export function createSession(area: SyncArea, name: string, now: () => number): () => Session {
  return () => {
    const time = now()
    const { count, startedAt, lastAt } = area.read(name) ?? {}
    // Either way: a clock that was set back is no visit that lasts until it has caught up.
    const idle = Math.abs(time - (Number(lastAt) || 0))
    const session = { count: Number(count) || 0, startedAt: Number(startedAt) || time }
    if (idle > idleMs) {
      session.count++
      session.startedAt = time
    }
    if (idle > writeEveryMs) area.write(name, { ...session, lastAt: time })
    return session
  }
}
