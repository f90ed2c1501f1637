// Keeps what waits in memory bounded: bytes of requests between arrival and answer, in all and per key.
// Refuses the loud before the rest, and everyone before memory runs out. Never drops what it let in.
import { HttpError, unavailable } from '../http/httpError.ts'

export interface AdmittedRequest {
  /** Bytes that arrived. Throws 503 when memory is full, 429 when this caller alone fills most of it. */
  add(bytes: number): void
  leave(): void
}

export interface Admission {
  /** `caller` is what fairness goes by: the key as sent, or the address. Throws 503 when too many requests wait. */
  enter(caller: string): AdmittedRequest
}

export interface AdmissionOptions {
  /** @default 32 MiB */
  maxBytes?: number
  /** @default 2000 */
  maxRequests?: number
}

/** Half full, nobody may hold more than a quarter of the whole. */
const tightFill = 0.5
const tightShare = 0.25
/** What a waiting request costs beside its body. */
const overheadBytes = 2_048

export function createAdmission({ maxBytes = 32 * 1024 * 1024, maxRequests = 2_000 }: AdmissionOptions = {}): Admission {
  const perCaller = new Map<string, number>()
  let total = 0
  let requests = 0

  function hold(caller: string, bytes: number): void {
    const held = perCaller.get(caller) ?? 0
    if (total + bytes > maxBytes) throw unavailable('overloaded', 'Too much is waiting; send it again in a moment.')
    if (total + bytes > maxBytes * tightFill && held + bytes > maxBytes * tightShare && perCaller.size > 1) {
      throw new HttpError(429, 'too_many_requests', 'This key sends more than its share now; send it again in a moment.', { retryAfterSeconds: 1 + Math.floor(Math.random() * 3), closes: true })
    }
    perCaller.set(caller, held + bytes)
    total += bytes
  }

  return {
    enter(caller) {
      if (requests >= maxRequests) throw unavailable('overloaded', 'Too many requests are waiting; send it again in a moment.')
      let mine = 0
      const add = (bytes: number) => {
        hold(caller, bytes)
        mine += bytes
      }
      add(overheadBytes)
      requests += 1
      return {
        add,
        leave() {
          if (mine === 0) return
          requests -= 1
          total -= mine
          const rest = (perCaller.get(caller) ?? 0) - mine
          mine = 0
          if (rest > 0) perCaller.set(caller, rest)
          else perCaller.delete(caller)
        },
      }
    },
  }
}
