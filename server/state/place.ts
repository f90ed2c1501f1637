// Who asks, as rows name them.
import { accountHome, anonymousHome, userHome } from '../store/home.ts'
import type { Store } from '../store/Store.ts'
import type { Asker } from './stateRequest.ts'

export interface Place {
  environment: number
  /** `u:…` or, before anyone is named, `n:…`. */
  person: string
  /** `a:…`; null without an account. */
  account: string | null
  /** 16 bytes; empty while nobody is named. */
  user: Uint8Array
}

export function placeOf(environment: number, { userId, anonymousId, accountId }: Asker, personKey: Store['personKey']): Place {
  return {
    environment,
    person: userId === undefined ? anonymousHome(anonymousId) : userHome(userId),
    account: accountId === undefined ? null : accountHome(accountId),
    user: userId === undefined ? new Uint8Array(0) : personKey(environment, userId),
  }
}
