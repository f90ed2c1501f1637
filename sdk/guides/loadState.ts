// What the collector knows of this person and account, asked when something made it change; never on a clock.
// One question at a time; an answer for somebody who is not here any more is ignored.
import type { Clock } from '../lib/clock.ts'
import { isRecord, parseJson } from '../lib/parseJson.ts'
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
  readonly writeKey: string
  readonly clock: Clock
  readonly random: () => number
  readonly who: () => Person
  readonly guidesVersion: () => string | undefined
  /** A question leaves; its result is called when the answer has come. */
  readonly onAsk: () => () => void
  readonly onAnswer: (answer: StateAnswer) => void
}

export interface StateLoader {
  /** Asks now, or once more after the question that is under way. */
  readonly refresh: () => Promise<void>
  /** The last answer kept for this person and account, for a start without the collector. */
  readonly restore: () => Promise<StateAnswer | undefined>
  readonly destroy: () => void
}

export function createStateLoader({ request, store, url, writeKey, clock, random, who, guidesVersion, onAsk, onAnswer }: StateLoaderDeps): StateLoader {
  let asking: Promise<void> | null = null
  let again = false
  let failures = 0
  let ended = false
  let cancelRetry: (() => void) | null = null
  const storeKey = ({ userId, anonymousId, accountId }: Person): string => `s/${JSON.stringify([userId ?? anonymousId, accountId])}`

  async function ask(): Promise<void> {
    again = false
    cancelRetry?.()
    const { anonymousId, userId, accountId } = who()
    const key = storeKey(who())
    const version = guidesVersion()
    const question: StateRequest = { writeKey, anonymousId, ...(userId ? { userId } : {}), ...(accountId ? { accountId } : {}), ...(version ? { guidesVersion: version } : {}) }
    const counted = onAsk()
    const { status, text, header } = await request(url, { body: JSON.stringify(question) })
    if (ended) return
    if (key !== storeKey(who())) return void (again = true)
    const answer = status === 200 ? readAnswer(text) : undefined
    if (answer) {
      failures = 0
      counted()
      onAnswer(answer)
      await store.setMany([[key, answer]])
    } else if (status !== 401 && ++failures <= retries) {
      const told = Number(header('Retry-After')) * 1_000 || 0
      cancelRetry = clock.after(Math.min(told, retryCapMs) + random() * Math.min(retryCapMs, retryBaseMs * 2 ** failures), () => void refresh())
    }
  }
  async function refresh(): Promise<void> {
    again = true
    if (ended) return
    asking ??= (async () => {
      try {
        while (again && !ended) await ask()
      } finally {
        asking = null
      }
    })()
    return asking
  }

  return {
    refresh,
    async restore() {
      const [stored] = await store.getMany([storeKey(who())])
      return readAnswer(JSON.stringify(stored ?? null))
    },
    destroy() {
      ended = true
      cancelRetry?.()
    },
  }
}

function readAnswer(text: string): StateAnswer | undefined {
  const answer = parseJson(text)
  return answer && typeof answer['asOf'] === 'number' && ['user', 'counts', 'milestones', 'goals', 'guides', 'attention'].every((part) => isRecord(answer[part]))
    ? (answer as StateAnswer) // its parts are read one by one and leniently
    : undefined
}
