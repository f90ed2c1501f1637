// What the collector knows of this person and account, asked when something made it change; never on a clock.
// One question at a time; an answer for somebody who is not here any more is ignored.
import type { Clock } from '../lib/clock.ts'
import { parseJson } from '../lib/parseJson.ts'
import { isRecord } from '../protocol/isRecord.ts'
import type { Request } from '../lib/request.ts'
import type { Person } from '../identity/identity.ts'
import type { StateAnswer, StateRequest } from '../protocol/state.schema.ts'
import type { KeyValueStore } from '../storage/keyValueStore.ts'

const retryBaseMs = 2_000
const retryCapMs = 5 * 60_000
const retries = 6

export interface StateLoaderDeps {
  readonly request: Request
  readonly store: KeyValueStore
  readonly url: string
  readonly clock: Clock
  readonly random: () => number
  readonly who: () => Person
  readonly question: () => StateRequest
  /** A question leaves; its result is called when the answer has come. */
  readonly onAsk: () => Promise<() => void>
  readonly onAnswer: (answer: StateAnswer) => void
}

export interface StateLoader {
  /** Asks now, or once more after the question that is under way. */
  readonly refresh: () => Promise<void>
  /** The last answer kept for this person and account, for a start without the collector. */
  readonly restore: () => Promise<StateAnswer | undefined>
  readonly destroy: () => void
}

export function createStateLoader({ request, store, url, clock, random, who, question, onAsk, onAnswer }: StateLoaderDeps): StateLoader {
  let asking: Promise<void> | null = null
  let again = false
  let failures = 0
  let ended = false
  let cancelRetry: (() => void) | undefined
  const storeKey = (): string => {
    const { userId, anonymousId, accountId } = who()
    return `s/${JSON.stringify([userId ?? anonymousId, accountId])}`
  }

  async function ask(): Promise<void> {
    cancelRetry?.()
    while (again && !ended) {
      again = false
      const key = storeKey()
      const onCounted = await onAsk()
      const { status, text, retryAfter } = await request(url, JSON.stringify(question()))
      const answer = status === 200 ? readAnswer(parseJson(text)) : undefined
      if (ended || key !== storeKey()) again = true
      else if (answer) {
        failures = 0
        onCounted()
        onAnswer(answer)
        await store.setMany([[key, answer]])
      } else if (status !== 401 && ++failures <= retries)
        cancelRetry = clock.after(Math.min(Number(retryAfter) * 1_000 || 0, retryCapMs) + random() * retryBaseMs * 2 ** failures, () => void refresh())
    }
  }
  function refresh(): Promise<void> {
    again = true
    return (asking ??= ask().finally(() => {
      asking = null
    }))
  }

  return {
    refresh,
    restore: async () => readAnswer((await store.getMany([storeKey()]))[0]),
    destroy() {
      ended = true
      cancelRetry?.()
    },
  }
}

function readAnswer(answer: unknown): StateAnswer | undefined {
  return isRecord(answer) && ['user', 'counts', 'milestones', 'goals', 'guides', 'attention'].every((part) => isRecord(answer[part])) ? (answer as StateAnswer) : undefined // its parts are read one by one and leniently
}
