// The dedupe index: an event's id is taken once per environment, whatever home a repetition claims.
import type { EventOutcome, StampedEvent } from '../StampedEvent.ts'
import type { Sql } from './sql.ts'

export interface MessageTable {
  /** Takes the id, or says what the first one with it was. */
  take(event: StampedEvent): EventOutcome
  moved(environment: number, messageId: Uint8Array, birth: string, to: string): void
}

interface MessageRow {
  home: string
  fingerprint: Uint8Array
}

export function createMessageTable(sql: Sql): MessageTable {
  // The id alone decides: the same id under another account is a conflict, not a second event.
  const insert = sql.statement(
    'INSERT INTO message (environment, message_id, home, fingerprint) SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS (SELECT 1 FROM message WHERE environment = ?1 AND message_id = ?2)',
  )
  const read = sql.statement('SELECT home, fingerprint FROM message WHERE environment = ? AND message_id = ?')
  const setMoved = sql.statement('UPDATE message SET moved_to = ? WHERE environment = ? AND message_id = ? AND home = ?')
  const conflict = sql.statement(
    `INSERT INTO conflict (environment, home, message_id, first_at, last_at, count) VALUES (?1, ?2, ?3, ?4, ?4, 1)
     ON CONFLICT (environment, home, message_id) DO UPDATE SET last_at = excluded.last_at, count = count + 1`,
  )

  return {
    take(event) {
      if (insert.run(event.environment, event.messageId, event.home, event.fingerprint) === 1) return 'stored'
      const first = read.get<MessageRow>(event.environment, event.messageId)
      if (first && first.home === event.home && sameBytes(first.fingerprint, event.fingerprint)) return 'duplicate'
      conflict.run(event.environment, event.home, event.messageId, event.receivedAt)
      return 'conflict'
    },
    moved(environment, messageId, birth, to) {
      setMoved.run(to === birth ? null : to, environment, messageId, birth)
    },
  }
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i])
