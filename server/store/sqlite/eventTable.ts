// Stored events, in order of arrival and found by home and time. The body is JSON as it came; columns are what is looked for.
import type { PlacedEvent } from '../Store.ts'
import type { EventType } from 'shirube/protocol'
import type { StampedEvent } from '../StampedEvent.ts'
import type { Sql } from './sql.ts'

export interface EventRow {
  environment: number
  home: string
  ts: number
  message_id: Uint8Array
  type: EventType
  name: string
  user_id: string | null
  anonymous_id: string | null
  received_at: number
  flags: number
  birth: string | null
  body: string
}

export interface EventTable {
  append(event: StampedEvent, home: string, userId: string | null): void
  /** A person's un-grouped events, wherever they live now. */
  ungrouped(environment: number, birth: string): EventRow[]
  move(row: EventRow, to: { home: string; userId: string | null }): void
  /** A home's `track` events with these names, in order of time; only those later than `after`, ms since epoch. */
  ofHome(environment: number, home: string, wants: (name: string) => boolean, after?: number): EventRow[]
}

const columns = 'environment, home, ts, message_id, type, name, user_id, anonymous_id, received_at, flags, birth, body'
/** Raised when the shape of `body` changes; every version ever written stays readable. */
const envelopeVersion = 1

export function createEventTable(sql: Sql): EventTable {
  const insert = sql.statement(
    `INSERT INTO event (environment, home, ts, message_id, type, name, user_id, anonymous_id, client_ts, received_at, skew_s, flags, envelope_version, birth, body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ${envelopeVersion}, ?, ?)`,
  )
  // Named, because the planner prefers the primary key here and would read every event of the environment.
  const byBirth = sql.statement(`SELECT ${columns} FROM event INDEXED BY event_birth WHERE environment = ? AND birth = ?`)
  const move = sql.statement('UPDATE event SET home = ?, user_id = ? WHERE environment = ? AND home = ? AND ts = ? AND message_id = ?')

  return {
    append(event, home, userId) {
      const birth = event.home.startsWith('a:') ? null : event.home
      insert.run(event.environment, home, event.ts, event.messageId, event.type, event.name, userId, event.anonymousId, event.clientTs, event.receivedAt, event.skewS, event.flags, birth, event.body)
    },
    ungrouped: (environment, birth) => byBirth.all<EventRow>(environment, birth),
    move(row, to) {
      move.run(to.home, to.userId, row.environment, row.home, row.ts, row.message_id)
    },
    ofHome(environment, home, wants, after = -Infinity) {
      const rows: EventRow[] = []
      // Row by row: most of a large home is not wanted and need not be held.
      for (const row of sql.each<EventRow>(`SELECT ${columns} FROM event WHERE environment = ? AND home = ? AND ts > ? AND type = 'track' ORDER BY ts, message_id`, [environment, home, Math.max(after, Number.MIN_SAFE_INTEGER)])) if (wants(row.name)) rows.push(row)
      return rows
    },
  }
}

/** A stored row as whoever keeps states reads it. */
export function placedFromRow(row: EventRow, personKey: (environment: number, userId: string) => Uint8Array): PlacedEvent {
  const body: { properties?: Record<string, unknown>; traits?: Record<string, unknown>; context?: Record<string, unknown> } = JSON.parse(row.body)
  return {
    environment: row.environment,
    home: row.home,
    messageId: row.message_id,
    ts: row.ts,
    type: row.type,
    name: row.name,
    userId: row.user_id,
    user: row.user_id === null ? null : personKey(row.environment, row.user_id),
    receivedAt: row.received_at,
    flags: row.flags,
    properties: body.properties ?? {},
    traits: body.traits ?? {},
    context: body.context ?? {},
  }
}
