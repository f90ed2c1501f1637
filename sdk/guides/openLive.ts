// Hears from the collector that this account changed, while a surface on screen depends on it: server-sent events over
// fetch, one stream per browser (the lock's holder tells the other tabs), none in a hidden tab. It carries no state, only
// the advice to ask for it.
import type { AcquireLock } from '../lib/acquireLock.ts'
import type { Clock } from '../lib/clock.ts'
import type { StateRequest } from '../protocol/state.schema.ts'

const retryBaseMs = 1_000
const retryCapMs = 60_000

export type Notice = 'guides' | 'state'
export interface LiveDeps {
  readonly endpoint: string | null
  /** Prefix of the lock. */
  readonly name: string
  readonly acquire: AcquireLock
  readonly clock: Clock
  /** Key and identity, as they are now. */
  readonly question: () => StateRequest
  readonly onNotice: (notice: Notice) => void
}

/** `want(true)` opens the stream, or waits for its turn; `want(false)` closes it. */
export interface Live {
  readonly want: (wanted: boolean) => void
}

export function openLive({ endpoint, name, acquire, clock, question, onNotice }: LiveDeps): Live {
  let wanted = false
  let running = false
  let stop: (() => void) | null = null

  async function listenOnce(): Promise<boolean> {
    const abort = new AbortController()
    stop = () => abort.abort()
    const response = await fetch(`${endpoint}/v1/stream`, { method: 'POST', body: JSON.stringify(question()), headers: { 'Content-Type': 'text/plain' }, credentials: 'omit', redirect: 'error', signal: abort.signal })
    const reader = response.body?.getReader()
    if (!response.ok || !reader) return false
    // Something may have changed between the last answer and this moment.
    onNotice('state')
    const decoder = new TextDecoder()
    let text = ''
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return true
      text += decoder.decode(value, { stream: true })
      const messages = text.split(/\r?\n\r?\n/)
      // The last piece is not finished yet; a stream that never finishes one is not ours.
      text = (messages.pop() ?? '').slice(-65_536)
      for (const message of messages) if (/^(event|data):/m.test(message)) onNotice(/^(event|data):.*guides/m.test(message) ? 'guides' : 'state')
    }
  }

  async function run(): Promise<void> {
    const release = await acquire(`${name}-stream`, true)
    let failures = 0
    try {
      while (wanted) {
        const heard = await listenOnce().catch(() => false)
        failures = heard ? 0 : failures + 1
        if (!wanted) return
        await new Promise<void>((resolve) => {
          const cancel = clock.after(Math.random() * Math.min(retryCapMs, retryBaseMs * 2 ** Math.min(failures, 10)), resolve)
          stop = () => {
            cancel()
            resolve()
          }
        })
      }
    } finally {
      release?.()
    }
  }

  return {
    want(now) {
      if (now === wanted) return
      wanted = now
      stop?.()
      if (!wanted || running) return
      running = true
      void run()
        .catch(() => {})
        .finally(() => {
          running = false
        })
    },
  }
}
