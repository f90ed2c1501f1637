// Where clients put their write key, in the order of precedence. The password of Basic is ignored: some send quotes there.
import type { HttpRequest } from '../http/message.ts'

/** `body` is the parsed body, for clients that name the key only there. */
export function writeKeyOf(request: HttpRequest, body: unknown): string | undefined {
  return basicUser(request.header('authorization')) ?? filled(request.header('x-write-key')) ?? filled(request.query.get('writeKey')) ?? filled(request.query.get('writekey')) ?? bodyKey(body)
}

function basicUser(authorization: string | undefined): string | undefined {
  const coded = /^basic\s+([A-Za-z0-9+/=_-]+)\s*$/i.exec(authorization ?? '')?.[1]
  if (coded === undefined) return undefined
  const pair = Buffer.from(coded, 'base64').toString('utf8')
  // Old clients leave the colon out.
  const colon = pair.indexOf(':')
  return filled(colon < 0 ? pair : pair.slice(0, colon))
}

function bodyKey(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('writeKey' in body)) return undefined
  return typeof body.writeKey === 'string' ? filled(body.writeKey) : undefined
}

function filled(value: string | null | undefined): string | undefined {
  const text = value?.trim()
  return text === '' ? undefined : text
}
