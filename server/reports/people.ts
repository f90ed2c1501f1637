// What people are called: their name, else their mail address, else their id.
import type { Ask } from './ask.ts'

export interface PersonFacts {
  readonly userId: string
  readonly name: string
  readonly firstSeenAt: number
  readonly lastSeenAt: number
}

const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null)

/** Everybody seen in the account, by user id. */
export function readPeople({ read, environment }: Ask, home: string): Map<string, PersonFacts> {
  const rows = read.all<{ userId: string; firstSeenAt: number; lastSeenAt: number; traits: string | null }>(
    `SELECT p.user_id AS userId, p.first_ts AS firstSeenAt, p.last_seen_hour AS lastSeenAt, own.traits AS traits
     FROM person p LEFT JOIN person own ON own.environment = p.environment AND own.home = 'u:' || p.user_id AND own.user = p.user
     WHERE p.environment = ? AND p.home = ? ORDER BY p.first_ts, p.user_id`,
    [environment, home],
  )
  return new Map(
    rows.map(({ traits: json, ...row }) => {
      const traits = JSON.parse(json ?? '{}') as Record<string, unknown> // written by the store from an object
      return [row.userId, { ...row, name: text(traits.name) ?? text(traits.email) ?? row.userId }]
    }),
  )
}

/** How many people each of these accounts has; of all without a list. */
export function countPeople({ read, environment }: Ask, homes?: readonly string[]): Map<string, number> {
  const rows = homes
    ? read.all<{ home: string; n: number }>('SELECT p.home AS home, COUNT(*) AS n FROM json_each(?) h CROSS JOIN person p ON p.environment = ? AND p.home = h.value GROUP BY p.home', [JSON.stringify(homes), environment])
    : read.all<{ home: string; n: number }>("SELECT home, COUNT(*) AS n FROM person WHERE environment = ? AND home >= 'a:' AND home < 'a;' GROUP BY home", [environment])
  return new Map(rows.map((row) => [row.home, row.n]))
}
