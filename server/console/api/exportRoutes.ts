// GET /api/export/events: every stored event as one JSON line, so that anyone can count again without our code.
import { streamOf } from '../../http/streamOf.ts'
import type { Route } from '../../http/router.ts'
import type { Reader, Store } from '../../store/Store.ts'
import { environmentOf, type ApiContext } from './apiContext.ts'

interface EventRow {
  home: string
  ts: number
  message_id: Uint8Array
  type: string
  name: string
  user_id: string | null
  anonymous_id: string | null
  received_at: number
  flags: number
  body: string
}

const pageRows = 500

export function exportRoutes(context: ApiContext, store: Pick<Store, 'openReader'>): Route[] {
  return [
    {
      method: 'GET',
      path: '/api/export/events',
      handle(request) {
        const environment = environmentOf(context, request.query.get('environment'))
        const body = streamOf(exportLines(store.openReader(), environment.id))
        return { status: 200, headers: { 'content-type': 'application/x-ndjson; charset=utf-8', 'content-disposition': `attachment; filename="events-${environment.name}.ndjson"` }, body }
      },
    },
  ]
}

/** Page by page along the primary key: no read stays open between pages, so ingest is never held up. */
async function* exportLines(reader: Reader, environment: number): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let last: Pick<EventRow, 'home' | 'ts' | 'message_id'> = { home: '', ts: 0, message_id: new Uint8Array(0) }
  try {
    for (;;) {
      const rows = reader.sql.all<EventRow>(
        `SELECT home, ts, message_id, type, name, user_id, anonymous_id, received_at, flags, body FROM event
         WHERE environment = ? AND (home, ts, message_id) > (?, ?, ?) ORDER BY home, ts, message_id LIMIT ${pageRows}`,
        [environment, last.home, last.ts, last.message_id],
      )
      if (rows.length > 0) yield encoder.encode(rows.map(toLine).join(''))
      const end = rows.at(-1)
      if (!end || rows.length < pageRows) return
      last = end
    }
  } finally {
    reader.close()
  }
}

/** `timestamp`: event time after the clock correction. `accountId`: the account the event counts for, null when none. */
function toLine(row: EventRow): string {
  const body: unknown = JSON.parse(row.body)
  const line = {
    ...(typeof body === 'object' ? body : {}),
    type: row.type,
    ...(row.type === 'track' ? { event: row.name } : row.name === '' ? {} : { name: row.name }),
    timestamp: new Date(row.ts).toISOString(),
    receivedAt: new Date(row.received_at).toISOString(),
    userId: row.user_id,
    anonymousId: row.anonymous_id,
    accountId: row.home.startsWith('a:') ? row.home.slice(2) : null,
    flags: row.flags,
  }
  return `${JSON.stringify(line)}\n`
}
