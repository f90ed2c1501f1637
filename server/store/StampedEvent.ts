// One valid event on its way into the store: where it was born, when it happened, and how it will be recognised again.
import type { EventType } from 'shirube/protocol'

/** Bits of `flags`. */
export const eventFlags = {
  /** Came with a time too far ahead; its time of arrival is used. */
  future: 1,
  /** Older than a browser key may send: stored, in no milestone. */
  old: 2,
  /** Came without messageId and time: not deduped. */
  noId: 4,
} as const

export interface StampedEvent {
  environment: number
  /** 16 bytes: 6 of the id's own time where it has one, then SHA-256 of the id. */
  messageId: Uint8Array
  /** 8 bytes over the content, to notice the same id with other content. */
  fingerprint: Uint8Array
  /** Birth home, a function of the event's own bytes: `a:<accountId>`, `u:<userId>` or `n:<anonymousId>`. */
  home: string
  /** Event time, ms since epoch. */
  ts: number
  type: EventType
  /** `track`: the event; `page`, `screen`: its name; else ''. */
  name: string
  userId: string | null
  anonymousId: string | null
  /** `alias`: who this was before. */
  previousId: string | null
  clientTs: number | null
  receivedAt: number
  skewS: number
  flags: number
  properties: Readonly<Record<string, unknown>>
  traits: Readonly<Record<string, unknown>>
  context: Readonly<Record<string, unknown>>
  /** JSON as stored: messageId as sent, properties, traits, context and what else the event said. */
  body: string
}

/** `conflict`: a duplicate whose content differs; the first one stays. */
export type EventOutcome = 'stored' | 'duplicate' | 'conflict'
