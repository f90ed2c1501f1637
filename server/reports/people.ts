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
