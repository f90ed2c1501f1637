// People: where they were seen, to the hour, and their traits at their own home. Written only when one of these changes.
import { localDate } from 'shirube/protocol'
import { createBoundedMap } from '../../lib/boundedMap.ts'
import { isAccountHome, userHome } from '../home.ts'
import type { PlacedEvent } from '../Store.ts'
import { hourMs } from './accountTable.ts'
import { mergeTraits, traitMoment, type StoredTraits } from './traits.ts'
import type { Sql } from './sql.ts'

export interface PersonTable {
  /** Homes where this is the person's first event, or earlier than the first one known. */
  see(event: PlacedEvent): string[]
  /** Events left an account: who was seen there, and since when, may be another matter now. */
  recount(environment: number, home: string): void
  /** Events turned out to be another person's. `accounts`: where this one acts. */
  recountSelf(environment: number, userId: string, user: Uint8Array, accounts: readonly string[]): void
  forget(): void
}

const rememberedPeople = 100_000

export function createPersonTable(sql: Sql): PersonTable {
  const known = createBoundedMap<string, { first: number; hour: number }>(rememberedPeople)
  const read = sql.statement('SELECT first_ts, last_seen_hour FROM person WHERE environment = ? AND home = ? AND user = ?')
  const put = sql.statement(
    `INSERT INTO person (environment, home, user, user_id, first_ts, last_seen_hour) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (environment, home, user) DO UPDATE SET first_ts = min(first_ts, excluded.first_ts), last_seen_hour = max(last_seen_hour, excluded.last_seen_hour)`,
  )
  const readTraits = sql.statement('SELECT traits, trait_times FROM person WHERE environment = ? AND home = ? AND user = ?')
  const putTraits = sql.statement('UPDATE person SET traits = ?, trait_times = ? WHERE environment = ? AND home = ? AND user = ?')
  const zone = sql.statement('SELECT zone FROM environment WHERE id = ?')
  const putDay = sql.statement('INSERT OR IGNORE INTO active_day (environment, home, user, day) VALUES (?, ?, ?, ?)')

  const ranges = sql.statement('SELECT user_id, min(ts) AS first, max(ts) AS last FROM event WHERE environment = ? AND home = ? AND user_id IS NOT NULL GROUP BY user_id')
  const ofPerson = sql.statement('SELECT min(ts) AS first, max(ts) AS last FROM event WHERE environment = ? AND home = ? AND user_id = ?')
  const identifies = sql.statement("SELECT ts, message_id, body FROM event WHERE environment = ? AND home = ? AND user_id = ? AND type = 'identify'")
  const everyone = sql.statement('SELECT user, user_id FROM person WHERE environment = ? AND home = ?')
  const setRange = sql.statement('UPDATE person SET first_ts = ?, last_seen_hour = ? WHERE environment = ? AND home = ? AND user = ?')
  const leave = sql.statement('DELETE FROM person WHERE environment = ? AND home = ? AND user = ?')

  function seeAt(event: PlacedEvent, home: string, userId: string, user: Uint8Array): boolean {
    const name = `${event.environment}/${userId}/${home}`
    const hour = Math.floor(event.ts / hourMs) * hourMs
    const remembered = known.get(name)
    const row = remembered ? undefined : read.get<{ first_ts: number; last_seen_hour: number }>(event.environment, home, user)
    const memory = remembered ?? (row ? { first: row.first_ts, hour: row.last_seen_hour } : { first: Infinity, hour: -Infinity })
    const isNews = memory.first > event.ts || hour > memory.hour
    if (isNews) {
      put.run(event.environment, home, user, userId, event.ts, hour)
      if (isAccountHome(home)) putDay.run(event.environment, home, user, localDate(event.ts, zone.get<{ zone: string }>(event.environment)?.zone ?? 'UTC'))
    }
    if (isNews || !remembered) known.set(name, { first: Math.min(memory.first, event.ts), hour: Math.max(memory.hour, hour) })
    return memory.first > event.ts
  }

  return {
    see(event) {
      const { userId, user } = event
      if (userId === null || user === null) return []
      const began = [...new Set([event.home, userHome(userId)])].filter((home) => seeAt(event, home, userId, user))
      if (event.type !== 'identify' || Object.keys(event.traits).length === 0) return began
      const stored = readTraits.get<StoredTraits>(event.environment, userHome(userId), user)
      const merged = stored && mergeTraits(stored, event.traits, traitMoment(event.ts, event.messageId))
      if (merged) putTraits.run(merged.traits, merged.trait_times, event.environment, userHome(userId), user)
      return began
    },
    recount(environment, home) {
      const seen = new Map(ranges.all<{ user_id: string; first: number; last: number }>(environment, home).map((row) => [row.user_id, row]))
      for (const { user, user_id } of everyone.all<{ user: Uint8Array; user_id: string }>(environment, home)) {
        const range = seen.get(user_id)
        if (range) setRange.run(range.first, Math.floor(range.last / hourMs) * hourMs, environment, home, user)
        else leave.run(environment, home, user)
      }
      known.clear()
    },
    recountSelf(environment, userId, user, accounts) {
      const found = [userHome(userId), ...accounts].flatMap((home) => ofPerson.get<{ first: number | null; last: number | null }>(environment, home, userId) ?? [])
      const firsts = found.flatMap(({ first }) => first ?? [])
      const lasts = found.flatMap(({ last }) => last ?? [])
      if (firsts.length === 0) leave.run(environment, userHome(userId), user)
      else setRange.run(Math.min(...firsts), Math.floor(Math.max(...lasts) / hourMs) * hourMs, environment, userHome(userId), user)
      let stored: StoredTraits = { traits: '{}', trait_times: '{}' }
      for (const home of [userHome(userId), ...accounts]) {
        for (const row of identifies.all<{ ts: number; message_id: Uint8Array; body: string }>(environment, home, userId)) {
          const { traits = {} }: { traits?: Record<string, unknown> } = JSON.parse(row.body)
          stored = mergeTraits(stored, traits, traitMoment(row.ts, row.message_id)) ?? stored
        }
      }
      putTraits.run(stored.traits, stored.trait_times, environment, userHome(userId), user)
      known.clear()
    },
    forget: () => known.clear(),
  }
}
