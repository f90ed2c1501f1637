// Events that belong to no account: their people are in none, or in several, and the events do not say which.
import type { Sql } from './sql.ts'

export interface UnassignedPerson {
  userId: string
  events: number
  lastTs: number
  /** `none`: known in no account. `several`: in more than one at that time. */
  reason: 'none' | 'several'
}

export interface Unassigned {
  events: number
  /** Anonymous events nobody was named for yet: no fault, only not (yet) anyone's. */
  anonymous: number
  people: UnassignedPerson[]
}

/** Those with most events first. */
export function readUnassigned(sql: Pick<Sql, 'get' | 'all'>, environment: number, limit: number): Unassigned {
  const count = (from: string, to: string): number => sql.get<{ n: number }>('SELECT count(*) AS n FROM event WHERE environment = ? AND home >= ? AND home < ?', [environment, from, to])?.n ?? 0
  const people = sql.all<{ home: string; events: number; lastTs: number; accounts: number }>(
    `SELECT e.home AS home, count(*) AS events, max(e.ts) AS lastTs, (SELECT count(*) FROM user_home u WHERE u.environment = e.environment AND u.home = e.home) AS accounts
     FROM event e WHERE e.environment = ? AND e.home >= 'u:' AND e.home < 'u;' GROUP BY e.home ORDER BY events DESC, home LIMIT ?`,
    [environment, limit],
  )
  return {
    events: count('u:', 'u;'),
    anonymous: count('n:', 'n;'),
    people: people.map(({ home, events, lastTs, accounts }) => ({ userId: home.slice(2), events, lastTs, reason: accounts === 0 ? 'none' : 'several' })),
  }
}
