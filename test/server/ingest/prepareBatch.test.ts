// What the collector takes and refuses, event by event, before anything is stored.
import { describe, expect, it } from 'vitest'
import { limits } from 'shirube/protocol'
import { prepareBatch, skewSeconds } from '../../../server/ingest/prepareBatch.ts'
import { eventFlags } from '../../../server/store/StampedEvent.ts'

const receivedAt = Date.UTC(2026, 10, 22, 9)
const at = (ms: number) => new Date(receivedAt + ms).toISOString()
const track = (more: object = {}) => ({ type: 'track', event: 'File shared', userId: 'u1', messageId: 'm1', timestamp: at(0), ...more })
const prepare = (batch: unknown[], more: object = {}, keyKind: 'browser' | 'server' = 'server') => {
  const prepared = prepareBatch({ batch, ...more }, { environment: 1, keyKind, receivedAt, floor: 0 })
  if (!prepared) throw new Error('no batch')
  return prepared
}
const codeOf = (event: unknown, more: object = {}) => prepare([event], more).rejected[0]?.code
const one = (event: unknown, more: object = {}, keyKind: 'browser' | 'server' = 'server') => {
  const [first] = prepare([event], more, keyKind).events
  if (!first) throw new Error('the event was rejected')
  return first
}

describe('refusing', () => {
  const nested = (depth: number): object => (depth === 0 ? {} : { a: nested(depth - 1) })
  const many = Object.fromEntries(Array.from({ length: limits.keys + 1 }, (_, i) => [`k${i}`, 1]))
  const { event: _event, ...unnamed } = track()
  it.each<[string, unknown]>([
    ['not_an_object', 7],
    ['not_an_object', null],
    ['not_an_object', [track()]],
    ['unknown_type', track({ type: 'constructor' })],
    ['unknown_type', { ...track(), type: undefined }],
    ['missing_name', unnamed],
    ['missing_id', track({ userId: '' })],
    ['missing_group', { type: 'group', userId: 'u1' }],
    ['missing_previous', { type: 'alias', userId: 'u1' }],
    ['missing_id', { type: 'alias', previousId: 'u0' }],
    ['reserved_name', track({ event: '$milestone_reached' })],
    ['reserved_name', track({ event: '$guide_abandoned' })],
    ['reserved_name', track({ event: '$anything' })],
    ['bad_type', track({ userId: { id: 1 } })],
    ['bad_type', track({ event: 7 })],
    ['bad_type', track({ properties: 'text' })],
    ['bad_type', track({ messageId: {} })],
    ['bad_characters', track({ userId: 'a\u0000b' })],
    ['bad_characters', track({ userId: '\ud800' })],
    ['bad_characters', track({ properties: { 'a\u0007': 1 } })],
    ['bad_timestamp', track({ timestamp: 'yesterday' })],
    ['bad_timestamp', track({ timestamp: {} })],
    ['too_large', track({ properties: Object.fromEntries(Array.from({ length: 5 }, (_, i) => [`k${i}`, 'x'.repeat(8000)])) })],
    ['too_deep', track({ properties: nested(12) })],
    ['too_many_keys', track({ properties: many })],
    ['key_too_long', track({ properties: { ['k'.repeat(limits.keyLength + 1)]: 1 } })],
    ['string_too_long', track({ properties: { note: 'あ'.repeat(limits.stringBytes / 3 + 1) } })],
    ['id_too_long', track({ userId: 'u'.repeat(limits.idLength + 1) })],
    ['name_too_long', track({ event: 'e'.repeat(limits.nameLength + 1) })],
    ['message_id_too_long', track({ messageId: 'm'.repeat(limits.messageIdLength + 1) })],
    ['reserved_id', track({ userId: 'undefined' })],
    ['reserved_id', track({ userId: '[object Object]' })],
  ])('answers %s', (code, event) => expect(codeOf(event)).toBe(code))

  it('walks nesting of any depth without ending the process', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)
    expect(codeOf(track({ properties: { deep } }))).toBe('too_deep')
    expect(codeOf(track(), { context: { deep } })).toBe('too_deep')
  })
  it('names the place, the value and the fix', () => {
    const [rejection] = prepare([track(), track({ timestamp: 'yesterday' })]).rejected
    expect(rejection).toMatchObject({ index: 1, messageId: 'm1', field: 'timestamp' })
    expect(rejection?.message).toBe('timestamp: "yesterday" is no time. Send ISO 8601, e.g. 2026-11-22T09:00:00.000Z.')
  })
  it('refuses what is over the number of events and takes the rest', () => {
    const { events, rejected, received } = prepare(Array.from({ length: limits.batchEvents + 2 }, (_, i) => track({ messageId: `m${i}` })))
    expect([received, events.length, rejected.map((r) => r.index)]).toEqual([2502, 2500, [2500, 2501]])
  })
  it('keeps the good events beside every bad one', () => {
    const { events, rejected } = prepare([track(), 7, track({ messageId: 'm2' }), {}, track({ messageId: 'm3' })])
    expect([events.length, rejected.map((r) => r.index)]).toEqual([3, [1, 3]])
  })
  it.each([null, 7, 'x', [], {}, { batch: 7 }])('sees no batch in %j', (body) => {
    expect(prepareBatch(body, { environment: 1, keyKind: 'server', receivedAt, floor: 0 })).toBeNull()
  })
  it('refuses what is older than the environment keeps', () => {
    expect(prepareBatch({ batch: [track({ timestamp: at(-1000) })] }, { environment: 1, keyKind: 'server', receivedAt, floor: receivedAt })?.rejected[0]?.code).toBe('too_old')
  })
})

describe('reading', () => {
  it('is not fooled by __proto__', () => {
    const event: unknown = JSON.parse('{"type":"track","event":"e","__proto__":{"userId":"evil"},"properties":{"__proto__":{"x":1}},"anonymousId":"n"}')
    expect(one(event).home).toBe('n:n')
    expect(Reflect.get({}, 'x')).toBeUndefined()
  })
  it('finds the birth home in the bytes alone: account, then person, then browser', () => {
    expect(one(track({ context: { groupId: 7 } })).home).toBe('a:7')
    expect(one({ type: 'group', groupId: 'g', context: { groupId: 'other' }, userId: 'u' }).home).toBe('a:g')
    expect(one(track()).home).toBe('u:u1')
    expect(one(track({ userId: null, anonymousId: 12 })).home).toBe('n:12')
  })
  it("lays the batch's context under the event's own", () => {
    expect(one(track({ context: { locale: 'ja' } }), { context: { locale: 'en', groupId: 'g' } })).toMatchObject({ home: 'a:g', context: { locale: 'ja', groupId: 'g' } })
  })
  it('drops the address a browser key claims and keeps a server key’s', () => {
    const event = track({ context: { ip: '10.0.0.1', locale: 'ja' } })
    expect(one(event, {}, 'browser').context).toEqual({ locale: 'ja' })
    expect(one(event, {}, 'server').context).toEqual({ ip: '10.0.0.1', locale: 'ja' })
  })
  it('takes what guides tell', () => expect(one(track({ event: '$guide_started' })).name).toBe('$guide_started'))
})

describe('time', () => {
  it.each([[0, 0], [1999, 0], [-1999, 0], [2000, 2], [90_400, 90], [-3_600_000, -3600]])('a clock %i ms behind is %i s of skew', (ms, seconds) => {
    expect(skewSeconds(receivedAt, at(-ms))).toBe(seconds)
  })
  it('corrects every event of a request by the one skew', () => {
    const { events } = prepare([track({ timestamp: at(-10_000_000) }), track({ messageId: 'm2', timestamp: at(-9_999_000) })], { sentAt: at(-9_000_000) })
    expect(events.map((e) => e.ts - receivedAt)).toEqual([-1_000_000, -999_000])
    expect(events.map((e) => e.skewS)).toEqual([9000, 9000])
  })
  it('prefers the time the client made to the one a relay wrote', () => expect(one(track({ originalTimestamp: at(-5000) })).ts).toBe(receivedAt - 5000))
  it('takes arrival for what lies too far ahead, flagged', () => {
    expect(one(track({ timestamp: at(limits.futureMs + 1) }))).toMatchObject({ ts: receivedAt, flags: eventFlags.future })
    expect(one(track({ timestamp: at(limits.futureMs) }))).toMatchObject({ ts: receivedAt + limits.futureMs, flags: 0 })
  })
  it('flags what is old from a browser key only', () => {
    const event = track({ timestamp: at(-limits.browserPastMs - 1) })
    expect([one(event, {}, 'browser').flags, one(event, {}, 'server').flags]).toEqual([eventFlags.old, 0])
  })
})

describe('recognising', () => {
  const keyOf = (event: object) => Buffer.from(one(event).messageId).toString('hex')
  it('puts the time of the id in front where it has one', () => {
    expect(keyOf(track({ messageId: '0199a3b4-c5d6-7abc-8def-0123456789ab' })).slice(0, 12)).toBe('0199a3b4c5d6')
    expect(keyOf(track({ messageId: 'ajs-next-1763800000000-abc' })).slice(0, 12)).toBe((1763800000000).toString(16).padStart(12, '0'))
    expect(keyOf(track({ messageId: 'node-next-1763800000000-abc' })).slice(0, 12)).toBe((1763800000000).toString(16).padStart(12, '0'))
  })
  it('recognises an event without id by its content, whatever the order of its keys and the try', () => {
    const { messageId: _id, ...event } = track({ properties: { a: 1, b: 2 }, sentAt: at(-1) })
    const again = { sentAt: at(5), properties: { b: 2, a: 1 }, timestamp: event.timestamp, userId: 'u1', event: 'File shared', type: 'track' }
    expect(keyOf(again)).toBe(keyOf(event))
  })
  it('never takes an event without id and time for another', () => {
    const event = { type: 'track', event: 'e', userId: 'u' }
    expect(keyOf(event)).not.toBe(keyOf(event))
    expect(one(event).flags).toBe(eventFlags.noId)
  })
})
