// How a person gets into the console: a link that works once, then a cookie that lasts. Nothing else lets a browser in.
import type { AccessStore, SessionRecord } from '../store/AccessStore.ts'
import { newSecret, secretHash } from './secret.ts'

export interface SessionsDeps {
  store: Pick<AccessStore, 'addLink' | 'useLink' | 'addSession' | 'findSession' | 'endSession' | 'forgetExpired'>
  now: () => number
}

export interface Sessions {
  /** A secret for one sign-in within a day. */
  createLink(): Promise<string>
  /** `undefined`: the link is unknown, used or too old. */
  open(link: string): Promise<{ token: string; expiresAt: number } | undefined>
  find(token: string | undefined): Promise<SessionRecord | undefined>
  close(token: string): Promise<void>
}

const linkMs = 24 * 3_600_000
const sessionMs = 14 * 24 * 3_600_000

export function createSessions({ store, now }: SessionsDeps): Sessions {
  return {
    async createLink() {
      const link = newSecret('sb_link_')
      await store.addLink(secretHash(link), now(), now() + linkMs)
      return link
    },
    async open(link) {
      await store.forgetExpired(now())
      if (!(await store.useLink(secretHash(link), now()))) return undefined
      const token = newSecret('sb_ses_')
      const expiresAt = now() + sessionMs
      await store.addSession(secretHash(token), { createdAt: now(), expiresAt })
      return { token, expiresAt }
    },
    async find(token) {
      return token === undefined || token === '' ? undefined : store.findSession(secretHash(token), now())
    },
    close: (token) => store.endSession(secretHash(token)),
  }
}
