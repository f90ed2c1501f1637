// The 16 bytes an event is recognised by, and the 8 that tell whether its content is the same. Both depend on its bytes only.
import { hash, randomBytes } from 'node:crypto'
import { canonicalJson } from 'shirube/protocol'

const uuidV7 = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i
/** Segment's clients put their clock before a UUID. */
const segmentId = /^(?:ajs|node)-next-(\d{12,14})-/
const timeBytes = 6

const sha256 = (content: string): Buffer => hash('sha256', content, 'buffer')

/** Ids that carry their time keep it in front, so that the index grows at its warm end. */
export function messageKey(messageId: string): Uint8Array {
  const digest = sha256(messageId)
  const uuid = uuidV7.exec(messageId)
  const segment = uuid ? null : segmentId.exec(messageId)
  if (!uuid && !segment) return digest.subarray(0, 16)
  const key = Buffer.alloc(16)
  if (uuid) key.write(`${uuid[1]}${uuid[2]}`, 0, timeBytes, 'hex')
  else key.writeUIntBE(Number(segment?.[1]) % 2 ** 48, 0, timeBytes)
  digest.copy(key, timeBytes, 0, 16 - timeBytes)
  return key
}

/** Without an id an event is its content; how and when it was sent does not belong to that. */
export function contentKey(event: Readonly<Record<string, unknown>>): Uint8Array {
  const { sentAt: _sentAt, _metadata, ...content } = event
  return sha256(canonicalJson(content)).subarray(0, 16)
}

/** Without id and time two equal events cannot be told from one sent twice: never deduped. */
export function randomKey(receivedAt: number): Uint8Array {
  const key = randomBytes(16)
  key.writeUIntBE(receivedAt, 0, timeBytes)
  return key
}

export const fingerprint = (content: string): Uint8Array => sha256(content).subarray(0, 8)
