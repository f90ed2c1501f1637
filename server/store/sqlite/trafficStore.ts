// Hourly figures of the ingest doors in SQLite. Tables: migrations/0100-access.
import { createTrafficBuffer, hourMs } from '../trafficBuffer.ts'
import type { KeyRefusal, RejectCount, Sighting, TrafficHour, TrafficStore } from '../TrafficStore.ts'
import type { Sql } from './sql.ts'

const shownRefusals = 20
const keepMs = 30 * 24 * hourMs

export function createTrafficStore(sql: Sql): TrafficStore {
  const buffer = createTrafficBuffer()
  const listeners = new Set<(environment: number) => void>()
  let forgottenAt = 0

  function write(): void {
    const rows = buffer.take()
    if (!rows) return
    const { hours, rejects, refusals, sightings } = rows
    sql.transaction(() => {
      for (const one of hours) {
        sql.run(
          `INSERT INTO traffic_hour (environment, hour, requests, received, stored, duplicates, suppressed, rejected) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (environment, hour) DO UPDATE SET requests = requests + excluded.requests, received = received + excluded.received, stored = stored + excluded.stored,
             duplicates = duplicates + excluded.duplicates, suppressed = suppressed + excluded.suppressed, rejected = rejected + excluded.rejected`,
          [one.environment, one.hour, one.requests, one.received, one.stored, one.duplicates, one.suppressed, one.rejected],
        )
      }
      for (const one of rejects) {
        sql.run('INSERT INTO reject_hour (environment, hour, code, count) VALUES (?, ?, ?, ?) ON CONFLICT (environment, hour, code) DO UPDATE SET count = count + excluded.count', [one.environment, one.hour, one.code, one.count])
      }
      for (const one of refusals) {
        sql.run('INSERT INTO key_refusal (hour, reason, prefix, origin, count) VALUES (?, ?, ?, ?, ?) ON CONFLICT (hour, reason, prefix, origin) DO UPDATE SET count = count + excluded.count', [one.hour, one.reason, one.prefix, one.origin, one.count])
      }
      for (const one of sightings) {
        sql.run(
          `INSERT INTO sighting (environment, what, first_at, last_at) VALUES (?, ?, ?, ?)
           ON CONFLICT (environment, what) DO UPDATE SET first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at)`,
          [one.environment, one.what, one.firstAt, one.lastAt],
        )
      }
    })
  }

  return {
    count(environment, receipt, types, at) {
      buffer.count(environment, receipt, types, at)
      if (receipt.stored > 0) for (const listener of listeners) listener(environment)
    },
    onStored(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    countRefusal: buffer.countRefusal,
    async readSightings(environment) {
      write()
      return sql.all<Sighting>('SELECT environment, what, first_at AS firstAt, last_at AS lastAt FROM sighting WHERE environment = ? ORDER BY what', [environment])
    },
    async readTraffic(environment, since) {
      write()
      return {
        hours: sql.all<TrafficHour>('SELECT environment, hour, requests, received, stored, duplicates, suppressed, rejected FROM traffic_hour WHERE environment = ? AND hour >= ? ORDER BY hour', [environment, since]),
        rejects: sql.all<RejectCount>('SELECT environment, hour, code, count FROM reject_hour WHERE environment = ? AND hour >= ? ORDER BY hour, code', [environment, since]),
      }
    },
    async readRefusals(since) {
      write()
      return sql.all<Omit<KeyRefusal, 'hour'>>(
        `WITH place AS (
           SELECT reason, prefix, origin, sum(count) AS count, row_number() OVER (ORDER BY origin = 'others', sum(count) DESC, reason, prefix, origin) AS nr
           FROM key_refusal WHERE hour >= ? GROUP BY reason, prefix, origin
         )
         SELECT reason, iif(nr > ${shownRefusals}, '', prefix) AS prefix, iif(nr > ${shownRefusals}, 'others', origin) AS origin, sum(count) AS count
         FROM place GROUP BY 1, 2, 3 ORDER BY min(nr)`,
        [since],
      )
    },
    async flush(now) {
      write()
      if (now - forgottenAt < hourMs) return
      forgottenAt = now
      for (const table of ['traffic_hour', 'reject_hour', 'key_refusal']) sql.run(`DELETE FROM ${table} WHERE hour < ?`, [now - keepMs])
    },
  }
}
