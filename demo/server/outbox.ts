// Facts for the collector wait here, written in the same transaction as the fact itself, until a receipt says they are stored.
// At least once on the wire, once in effect: every fact keeps its messageId.
import { randomUUID } from 'node:crypto'
import type { Database } from './openDatabase.ts'

export interface Fact { event: string; userId: string; accountId: string; properties: Record<string, string> }
export interface Outbox {
  add(fact: Fact): void
  /** Oldest first. */
  waiting(max: number): { id: number; body: string }[]
  /** Facts added meanwhile have higher ids and stay. */
  remove(ids: number[]): void
}

export function createOutbox(deps: { db: Database; now: () => Date }): Outbox {
  const { db, now } = deps
  return {
    add({ event, userId, accountId, properties }) {
      const body = { type: 'track', messageId: randomUUID(), event, userId, properties, context: { groupId: accountId }, timestamp: now().toISOString() }
      db.run('INSERT INTO outbox (body) VALUES (?)', JSON.stringify(body))
    },
    waiting: (max) => db.all<{ id: number; body: string }>('SELECT id, body FROM outbox ORDER BY id LIMIT ?', max),
    remove: (ids) => db.transaction(() => ids.forEach((id) => db.run('DELETE FROM outbox WHERE id = ?', id))),
  }
}
