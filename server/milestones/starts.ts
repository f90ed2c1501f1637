// When accounts and people began, and who an event was by: what windows are measured from.
import type { StandingKey } from '../store/sqlite/standingTable.ts'
import type { Sql } from '../store/sqlite/sql.ts'

export interface Starts {
  /** `account`: of the account (of the person, at a person's own home). `own`: of the subject, what goals run from. */
  of(key: StandingKey): { account: number | null; first: number | null; own: number | null }
  actor(environment: number, home: string, ts: number, messageId: Uint8Array): Uint8Array | null
}

export interface StartsDeps {
  sql: Sql
  personKey: (environment: number, userId: string) => Uint8Array
}

export function createStarts({ sql, personKey }: StartsDeps): Starts {
  const account = sql.statement('SELECT started_at AS started, first_ts AS first FROM account WHERE environment = ? AND home = ?')
  const person = sql.statement('SELECT first_ts AS first FROM person WHERE environment = ? AND home = ? AND user = ?')
  const actor = sql.statement('SELECT user_id FROM event WHERE environment = ? AND home = ? AND ts = ? AND message_id = ?')

  return {
    of({ environment, home, subject }) {
      const began = account.get<{ started: number | null; first: number | null }>(environment, home)
      if (subject.length === 0) return { account: began?.started ?? null, first: began?.first ?? null, own: began?.started ?? null }
      const first = person.get<{ first: number }>(environment, home, subject)?.first ?? null
      return { account: began ? began.started : first, first, own: first }
    },
    actor(environment, home, ts, messageId) {
      const userId = actor.get<{ user_id: string | null }>(environment, home, ts, messageId)?.user_id ?? null
      return userId === null ? null : personKey(environment, userId)
    },
  }
}
