// Slows guessing: so many tries for one key in one window. In memory; a restart forgives.
import { HttpError } from './httpError.ts'

export interface Attempts {
  /** Throws 429 `too_many_tries` when there were too many. */
  count(key: string): void
  forgive(key: string): void
}

const keysKept = 10_000

export function createAttempts(deps: { max: number; windowMs: number; now: () => Date }): Attempts {
  const tries = new Map<string, { count: number; until: number }>()
  return {
    count(key) {
      const at = deps.now().getTime()
      const known = tries.get(key)
      const entry = known && known.until > at ? known : { count: 0, until: at + deps.windowMs }
      entry.count += 1
      tries.delete(key)
      tries.set(key, entry)
      const oldest = tries.keys().next().value
      if (tries.size > keysKept && oldest !== undefined) tries.delete(oldest)
      if (entry.count > deps.max) throw new HttpError(429, 'too_many_tries')
    },
    forgive: (key) => void tries.delete(key),
  }
}
