// Lets a side stop without cutting anyone off: new requests get 503, those under way finish, health stays answerable.
import { isHealthPath } from './healthRoutes.ts'
import { errorResponse, unavailable } from './httpError.ts'
import type { HttpCore } from './message.ts'

export interface Drain {
  guard(core: HttpCore): HttpCore
  draining(): boolean
  /** Resolves when nothing is under way any more. */
  close(): Promise<void>
}

/** `headers`: what every answer of this side carries. */
export function createDrain(headers: Readonly<Record<string, string>> = {}): Drain {
  let underWay = 0
  let closing = false
  let finished: () => void = () => undefined

  return {
    guard: (core) => async (request) => {
      if (closing && !isHealthPath(request.path)) {
        const refused = errorResponse(unavailable('closing', 'This server is stopping; send it again in a moment.'), request.id)
        return { ...refused, headers: { ...headers, ...refused.headers, connection: 'close' } }
      }
      underWay += 1
      try {
        return await core(request)
      } finally {
        underWay -= 1
        if (closing && underWay === 0) finished()
      }
    },
    draining: () => closing,
    async close() {
      closing = true
      if (underWay > 0) await new Promise<void>((resolve) => (finished = resolve))
    },
  }
}
