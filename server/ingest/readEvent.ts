// One event as it came → its parts, or what is wrong with it. The first fault is told; nothing is guessed.
import { eventTypes, limits, type EventType } from 'shirube/protocol'
import { hasBadCharacters } from './characters.ts'
import { checkBounds } from './checkBounds.ts'
import { fault, shown, type Fault } from './fault.ts'
import { readId } from './readId.ts'
import { guideEvents, isReservedName } from './reservedNames.ts'
import { parseTime } from '../lib/parseTime.ts'

export type Bag = Readonly<Record<string, unknown>>

export interface ReadEvent {
  type: EventType
  messageId: string | null
  name: string
  userId: string | null
  anonymousId: string | null
  groupId: string | null
  previousId: string | null
  properties: Bag
  traits: Bag
  context: Bag
  /** The client's clock, ms since epoch. */
  clientTs: number | null
  category: string | null
}

export type EventReading = { ok: true; event: ReadEvent } | { ok: false; fault: Fault; messageId: string | null }

class Refusal extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message)
  }
}

/** `context` of the batch lies under the event's own. */
export function readEvent(raw: unknown, batchContext: Bag): EventReading {
  if (!isBag(raw)) return { ok: false, messageId: null, fault: fault('not_an_object', '', `An event is an object, got ${shown(raw)}.`) }
  const messageId = typeof raw['messageId'] === 'string' ? raw['messageId'].slice(0, limits.messageIdLength) : null
  try {
    return { ok: true, event: readParts(raw, batchContext) }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, messageId, fault: error.fault }
    throw error
  }
}

function readParts(raw: Bag, batchContext: Bag): ReadEvent {
  const bounds = checkBounds(raw)
  if (bounds) throw new Refusal(bounds)
  const type = eventTypes.find((one) => one === raw['type'])
  if (!type) throw new Refusal(fault('unknown_type', 'type', `type: ${shown(raw['type'])} is none of ${eventTypes.join(', ')}.`))
  const context: Bag = { ...batchContext, ...bag(raw, 'context') }
  const id = (holder: Bag, name: string, field = name): string | null => {
    const read = readId(holder[name], field)
    if (!read.ok) throw new Refusal(read.fault)
    return read.id
  }
  const ids = {
    userId: id(raw, 'userId'),
    anonymousId: id(raw, 'anonymousId'),
    groupId: (type === 'group' ? id(raw, 'groupId') : null) ?? id(context, 'groupId', 'context.groupId'),
    previousId: type === 'alias' ? id(raw, 'previousId') : null,
  }
  checkIds(type, ids)
  return { type, ...ids, messageId: messageIdOf(raw), name: nameOf(raw, type), properties: bag(raw, 'properties'), traits: bag(raw, 'traits'), context, clientTs: timeOf(raw), category: text(raw['category']) }
}

function checkIds(type: EventType, ids: Pick<ReadEvent, 'userId' | 'anonymousId' | 'groupId' | 'previousId'>): void {
  if (type === 'group' && ids.groupId === null) throw new Refusal(fault('missing_group', 'groupId', 'groupId: a group call names the account. Add groupId.'))
  if (type === 'alias' && ids.previousId === null) throw new Refusal(fault('missing_previous', 'previousId', 'previousId: an alias names the id used before. Add previousId.'))
  const isKnown = type === 'alias' ? ids.userId !== null : ids.userId !== null || ids.anonymousId !== null || (type !== 'identify' && ids.groupId !== null)
  if (!isKnown) throw new Refusal(fault('missing_id', 'userId', type === 'alias' ? 'userId: an alias names the id used from now on. Add userId.' : 'userId: nobody is named. Add userId or anonymousId.'))
}

function nameOf(raw: Bag, type: EventType): string {
  const field = type === 'track' ? 'event' : 'name'
  const value = raw[field]
  if (type !== 'track') {
    if (type !== 'page' && type !== 'screen') return ''
    if (value === undefined || value === null || value === '') return ''
  }
  if (value === undefined || value === null || value === '') throw new Refusal(fault('missing_name', field, 'event: a track call names what happened. Add event.'))
  if (typeof value !== 'string') throw new Refusal(fault('bad_type', field, `${field}: expected text, got ${shown(value)}.`))
  if (value.length > limits.nameLength) throw new Refusal(fault('name_too_long', field, `${field}: ${value.length} characters; at most ${limits.nameLength} are taken. Put what varies into properties.`))
  if (hasBadCharacters(value)) throw new Refusal(fault('bad_characters', field, `${field}: ${shown(value)} has control characters or broken Unicode. Rename it.`))
  if (type === 'track' && isReservedName(value)) throw new Refusal(fault('reserved_name', field, `${field}: names beginning with $ belong to Shirube; ${shown(value)} is not one it takes. Known: ${[...guideEvents].slice(0, 3).join(', ')}, …`))
  return value
}

function messageIdOf(raw: Bag): string | null {
  const value = raw['messageId']
  if (value === undefined || value === null || value === '') return null
  if (typeof value !== 'string' && typeof value !== 'number') throw new Refusal(fault('bad_type', 'messageId', `messageId: expected text, got ${shown(value)}.`))
  const id = String(value)
  if (id.length > limits.messageIdLength) throw new Refusal(fault('message_id_too_long', 'messageId', `messageId: ${id.length} characters; at most ${limits.messageIdLength} are taken.`))
  if (hasBadCharacters(id)) throw new Refusal(fault('bad_characters', 'messageId', 'messageId: has control characters or broken Unicode.'))
  return id
}

function timeOf(raw: Bag): number | null {
  const field = raw['originalTimestamp'] === undefined || raw['originalTimestamp'] === null ? 'timestamp' : 'originalTimestamp'
  const value = raw[field]
  if (value === undefined || value === null || value === '') return null
  const ts = parseTime(value)
  if (Number.isNaN(ts)) throw new Refusal(fault('bad_timestamp', field, `${field}: ${shown(value)} is no time. Send ISO 8601, e.g. 2026-11-22T09:00:00.000Z.`))
  return ts
}

function bag(raw: Bag, field: string): Bag {
  const value = raw[field]
  if (value === undefined || value === null) return {}
  if (!isBag(value)) throw new Refusal(fault('bad_type', field, `${field}: expected an object, got ${shown(value)}.`))
  return value
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
export const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null && !Array.isArray(value)
