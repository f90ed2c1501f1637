// The last rejected events per environment, for people to look at. Written behind the answers, bounded, losable.
import type { Rejected } from '../Store.ts'
import type { Sql } from './sql.ts'

export interface RejectLog {
  /** Written soon, many requests' rejects together. */
  add(rows: readonly Rejected[]): void
  write(): void
}

const kept = 1_000
const waiting = 200
const writeAfterMs = 500

export function createRejectLog(sql: Sql): RejectLog {
  let rows: Rejected[] = []
  let timer: NodeJS.Timeout | null = null

  function write(): void {
    if (timer) clearTimeout(timer)
    timer = null
    const now = rows
    rows = []
    if (now.length === 0) return
    sql.transaction(() => {
      for (const one of now) {
        sql.run('INSERT INTO reject_log (environment, home, received_at, code, field, sample) VALUES (?, ?, ?, ?, ?, ?)', [one.environment, one.home, one.receivedAt, one.code, one.field, one.sample.slice(0, 500)])
      }
      for (const environment of new Set(now.map((one) => one.environment))) {
        sql.run('DELETE FROM reject_log WHERE environment = ?1 AND id <= (SELECT id FROM reject_log WHERE environment = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)', [environment, kept])
      }
    })
  }

  return {
    write,
    add(more) {
      rows = [...rows, ...more].slice(-waiting)
      timer ??= setTimeout(writeQuietly, writeAfterMs).unref()
    },
  }

  function writeQuietly(): void {
    try {
      write()
    } catch {
      // A full disk: these rows are a courtesy, the receipts have said it already.
    }
  }
}
