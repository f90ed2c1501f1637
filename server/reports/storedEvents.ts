// Raw events of one account, as timelines read them: a page at a time, newest first.
import { eventFlags } from '../store/StampedEvent.ts'
import type { Ask } from './ask.ts'

export interface StoredEvent {
  readonly ts: number
  readonly id: string
  readonly type: string
  readonly name: string
  readonly userId: string | null
  readonly properties: Readonly<Record<string, unknown>>
  readonly context: Readonly<Record<string, unknown>>
}

interface Row {
  ts: number
  id: string
  type: string
  name: string
  user_id: string | null
  anonymous_id: string | null
  body: string
}

const columns = `ts, hex(message_id) AS id, type, name, user_id, anonymous_id, body`
const bag = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {})

function event({ body, user_id, anonymous_id: _, ...row }: Row): StoredEvent {
  const parsed = bag(JSON.parse(body))
  return { ...row, userId: user_id, properties: bag(parsed.properties), context: bag(parsed.context) }
}

/** What people did, up to a moment, newest first: no pages, no steps, no calls that only name somebody. */
export function eventsUpTo({ read, environment }: Ask, home: string, upTo: number, limit: number): StoredEvent[] {
  return read
    .all<Row>(
      `SELECT ${columns} FROM event WHERE environment = ? AND home = ? AND ts <= ? AND type = 'track' AND name NOT IN ('$step_shown', '$step_completed', '$guide_engaged', '$guide_assigned', '$target_missing')
       ORDER BY ts DESC, message_id DESC LIMIT ?`,
      [environment, home, upTo, limit],
    )
    .map(event)
}

/** What may count towards a milestone: events of these names, oldest first, from just after one of them on. Not those that came too late to count. */
export function eventsNamed({ read, environment }: Ask, home: string, names: readonly string[], after: Pick<StoredEvent, 'ts' | 'id'> | undefined, until: number, limit: number): StoredEvent[] {
  if (!names.length) return []
  return read
    .all<Row>(
      `SELECT ${columns} FROM event WHERE environment = ? AND home = ? AND (ts, message_id) > (?, ?) AND ts <= ? AND type = 'track' AND flags & ${eventFlags.old} = 0 AND name IN (${names.map(() => '?').join(', ')})
       ORDER BY ts, message_id LIMIT ?`,
      [environment, home, after?.ts ?? Number.MIN_SAFE_INTEGER, Buffer.from(after?.id ?? '', 'hex'), until, ...names, limit],
    )
    .map(event)
}
