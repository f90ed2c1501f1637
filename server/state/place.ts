// Who asks, as rows name them.
import { accountAt, accountHome, anonymousHome, userHome } from '../store/home.ts'
import type { Reader, Store } from '../store/Store.ts'
import type { Asker } from './stateRequest.ts'

export interface Place {
  environment: number
  /** `u:…` or, before anyone is named, `n:…`. */
  person: string
  /** `a:…`: the one that was named, else the only one this person is in, where the acts of a page that names none are counted. Null: none or several. */
  account: string | null
  /** 16 bytes; empty while nobody is named. */
  user: Uint8Array
}

/** What is known of the account is answered, never which one it is: an asker that names none learns no id. */
export function placeOf(environment: number, { userId, anonymousId, accountId }: Asker, { reader, personKey, now }: { reader: Reader; personKey: Store['personKey']; now: number }): Place {
  return {
    environment,
    person: userId === undefined ? anonymousHome(anonymousId) : userHome(userId),
    account: accountId !== undefined ? accountHome(accountId) : userId === undefined ? null : onlyAccount(reader, environment, userId, now),
    user: userId === undefined ? new Uint8Array(0) : personKey(environment, userId),
  }
}

function onlyAccount(reader: Reader, environment: number, userId: string, now: number): string | null {
  const rows = reader.sql.all<{ account: string; first_ts: number; last_join: number; last_leave: number | null }>('SELECT account, first_ts, last_join, last_leave FROM user_home WHERE environment = ? AND home = ?', [environment, userHome(userId)])
  return accountAt(rows.map((row) => ({ account: row.account, firstTs: row.first_ts, lastJoin: row.last_join, lastLeave: row.last_leave })), now)
}
