// One row per account: when it started, when it was last seen (to the hour), its traits. Written only when one of these changes.
import { createBoundedMap } from '../../lib/boundedMap.ts'
import { parseTime } from '../../lib/parseTime.ts'
import { eventFlags } from '../StampedEvent.ts'
import type { PlacedEvent } from '../Store.ts'
import { mergeTraits, traitMoment, type StoredTraits } from './traits.ts'
import type { Sql } from './sql.ts'

export interface AccountTable {
  /** An event arrived at this account. True when the start of the account changed. */
  see(event: PlacedEvent): boolean
  /** Events left: the first one may be another now. */
  recount(environment: number, home: string): void
  bump(environment: number, home: string): number
  forget(): void
}

interface AccountRow extends StoredTraits {
  first_ts: number | null
  created_at: number | null
  last_seen_hour: number | null
}

export const hourMs = 3_600_000
const remembered = 50_000
/** A createdAt before this is a mistake, not the age of an account. */
const leastCreated = Date.UTC(2000, 0, 1)
const aheadMs = 5 * 60_000

export function createAccountTable(sql: Sql): AccountTable {
  const known = createBoundedMap<string, { first: number; hour: number }>(remembered)
  const read = sql.statement('SELECT first_ts, created_at, last_seen_hour, traits, trait_times FROM account WHERE environment = ? AND home = ?')
  const put = sql.statement(
    `INSERT INTO account (environment, home, first_ts, created_at, last_seen_hour, traits, trait_times) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (environment, home) DO UPDATE SET first_ts = excluded.first_ts, created_at = excluded.created_at, last_seen_hour = excluded.last_seen_hour, traits = excluded.traits, trait_times = excluded.trait_times`,
  )
  const start = sql.statement(
    `UPDATE account SET started_at = coalesce(pinned_at, created_at, first_ts),
       started_source = CASE WHEN pinned_at IS NOT NULL THEN 'pinned' WHEN created_at IS NOT NULL THEN 'created_at' WHEN first_ts IS NOT NULL THEN 'first_event' END
     WHERE environment = ? AND home = ?`,
  )
  const range = sql.statement('SELECT min(ts) AS first, max(ts) AS last FROM event WHERE environment = ? AND home = ? AND flags & ? = 0')
  const setRange = sql.statement('UPDATE account SET first_ts = ?, last_seen_hour = ? WHERE environment = ? AND home = ?')
  const bump = sql.statement('UPDATE account SET seq = seq + 1 WHERE environment = ? AND home = ? RETURNING seq')

  return {
    see(event) {
      const isOld = (event.flags & eventFlags.old) !== 0
      const name = `${event.environment}/${event.home}`
      const hour = isOld || event.context['active'] === false ? -Infinity : Math.floor(event.ts / hourMs) * hourMs
      const memory = known.get(name)
      if (memory && event.type !== 'group' && (isOld || memory.first <= event.ts) && hour <= memory.hour) return false

      const row = read.get<AccountRow>(event.environment, event.home)
      const first = isOld ? (row?.first_ts ?? null) : Math.min(row?.first_ts ?? Infinity, event.ts)
      const created = least(row?.created_at ?? null, event.type === 'group' ? createdAt(event) : null)
      const seen = greatest(row?.last_seen_hour ?? null, Number.isFinite(hour) ? hour : null)
      const stored = row ?? { traits: '{}', trait_times: '{}' }
      const traits = event.type === 'group' ? mergeTraits(stored, event.traits, traitMoment(event.ts, event.messageId)) : null
      put.run(event.environment, event.home, first, created, seen, (traits ?? stored).traits, (traits ?? stored).trait_times)
      known.set(name, { first: first ?? Infinity, hour: seen ?? -Infinity })
      const moved = !row || first !== row.first_ts || created !== row.created_at
      if (moved) start.run(event.environment, event.home)
      return moved
    },
    recount(environment, home) {
      const found = range.get<{ first: number | null; last: number | null }>(environment, home, eventFlags.old)
      setRange.run(found?.first ?? null, typeof found?.last === 'number' ? Math.floor(found.last / hourMs) * hourMs : null, environment, home)
      start.run(environment, home)
      known.clear()
    },
    bump: (environment, home) => bump.get<{ seq: number }>(environment, home)?.seq ?? 0,
    forget: () => known.clear(),
  }
}

/** The account's own birthday, as CRMs and Segment send it, in either spelling. */
function createdAt(event: PlacedEvent): number | null {
  const sent = Object.hasOwn(event.traits, 'createdAt') ? event.traits['createdAt'] : event.traits['created_at']
  const at = parseTime(sent)
  return at >= leastCreated && at <= event.receivedAt + aheadMs ? at : null
}

const least = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.min(a, b))
const greatest = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.max(a, b))
