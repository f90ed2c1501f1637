// Who belongs where: memberships of people in accounts, links from anonymous and previous ids to people.
// All are joins of minimum and maximum, so any order of the same facts ends alike.
import { createBoundedMap } from '../../lib/boundedMap.ts'
import { accountAt, idOfHome, isAccountHome, userHome, type Membership } from '../home.ts'
import type { Sql } from './sql.ts'

export interface Belonging {
  /** True when this moved the beginning of the membership. */
  addMembership(environment: number, member: { userId: string; user: Uint8Array; account: string; ts: number }): boolean
  /** `from` is n:<anonymous> or u:<previous>. True when it is now the earliest for that home. */
  addLink(environment: number, link: { from: string; toUser: string; ts: number; messageId: Uint8Array }): boolean
  /** Where an event of that birth and time belongs by all facts known now. */
  resolve(environment: number, birth: string, ts: number): { home: string; userId: string | null }
  /** Every birth home whose events a changed fact about this person may move. */
  birthsOf(environment: number, userId: string): string[]
  memberships(environment: number, userId: string): Membership[]
  forget(): void
}

interface MembershipRow {
  account: string
  first_ts: number
  last_join: number
  last_leave: number | null
}

const remembered = 50_000
/** a → b → c …: longer chains of aliases are cut, circles end. */
const maxHops = 5

export function createBelonging(sql: Sql): Belonging {
  const known = createBoundedMap<string, number>(remembered)
  const readHomes = sql.statement('SELECT account, first_ts, last_join, last_leave FROM user_home WHERE environment = ? AND home = ?')
  const putHome = sql.statement(
    `INSERT INTO user_home (environment, home, account, first_ts, last_join) VALUES (?1, ?2, ?3, ?4, ?4)
     ON CONFLICT (environment, home, account) DO UPDATE SET first_ts = min(first_ts, excluded.first_ts), last_join = max(last_join, excluded.last_join)`,
  )
  const putMember = sql.statement(
    `INSERT INTO membership (environment, home, user, first_ts, last_join) VALUES (?1, ?2, ?3, ?4, ?4)
     ON CONFLICT (environment, home, user) DO UPDATE SET first_ts = min(first_ts, excluded.first_ts), last_join = max(last_join, excluded.last_join)`,
  )
  const readHome = sql.statement('SELECT first_ts FROM user_home WHERE environment = ? AND home = ? AND account = ?')
  const readLink = sql.statement('SELECT to_user, message_id FROM link WHERE environment = ? AND home = ? ORDER BY ts, message_id LIMIT 1')
  const putLink = sql.statement('INSERT OR IGNORE INTO link (environment, home, ts, message_id, to_user) VALUES (?, ?, ?, ?, ?)')
  const readLinksTo = sql.statement('SELECT DISTINCT home FROM link WHERE environment = ? AND to_user = ?')

  const linkedUser = (environment: number, home: string): string | null => readLink.get<{ to_user: string }>(environment, home)?.to_user ?? null

  function finalUser(environment: number, userId: string): string {
    let user = userId
    const seen = new Set([userId])
    for (let hop = 0; hop < maxHops; hop++) {
      const next = linkedUser(environment, userHome(user))
      if (next === null || seen.has(next)) return user
      seen.add(next)
      user = next
    }
    return user
  }

  const memberships = (environment: number, userId: string): Membership[] =>
    readHomes.all<MembershipRow>(environment, userHome(userId)).map((row) => ({ account: row.account, firstTs: row.first_ts, lastJoin: row.last_join, lastLeave: row.last_leave }))

  return {
    memberships,
    addMembership(environment, { userId, user, account, ts }) {
      const name = `${environment}/${userId}/${account}`
      const memory = known.get(name)
      const first = memory ?? readHome.get<{ first_ts: number }>(environment, userHome(userId), account)?.first_ts
      if (first !== undefined && first <= ts) {
        if (memory === undefined) known.set(name, first)
        return false
      }
      putHome.run(environment, userHome(userId), account, ts)
      putMember.run(environment, account, user, ts)
      known.set(name, ts)
      return true
    },
    addLink(environment, { from, toUser, ts, messageId }) {
      if (from === userHome(toUser)) return false
      const before = linkedUser(environment, from)
      putLink.run(environment, from, ts, messageId, toUser)
      return before !== linkedUser(environment, from)
    },
    resolve(environment, birth, ts) {
      if (isAccountHome(birth)) throw new Error('an event with an account of its own is not resolved')
      const named = birth.startsWith('u:') ? idOfHome(birth) : linkedUser(environment, birth)
      if (named === null) return { home: birth, userId: null }
      const userId = finalUser(environment, named)
      return { home: accountAt(memberships(environment, userId), ts) ?? userHome(userId), userId }
    },
    birthsOf(environment, userId) {
      const births = new Set<string>()
      const open = [userHome(userId)]
      for (let home = open.pop(); home !== undefined; home = open.pop()) {
        if (births.has(home)) continue
        births.add(home)
        if (home.startsWith('u:')) open.push(...readLinksTo.all<{ home: string }>(environment, idOfHome(home)).map((row) => row.home))
      }
      return [...births]
    },
    forget: () => known.clear(),
  }
}
