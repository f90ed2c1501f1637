// GET /v1/guides: the same bytes for everyone who holds the key, so browsers and CDNs may keep them and ask only whether they changed.
import { compressed } from '../http/compressed.ts'
import type { WriteKeyDoor } from '../access/writeKeyDoor.ts'
import { empty } from '../http/message.ts'
import type { Route } from '../http/router.ts'
import type { PublishedSource } from './publishedSource.ts'

// Browsers always ask again, or a guide switched off would live on in their cache; a CDN may answer for five seconds.
const cacheControl = 'public, max-age=0, s-maxage=5, must-revalidate'

export function guidesRoute({ door, source }: { door: WriteKeyDoor; source: Pick<PublishedSource, 'read'> }): Route {
  return {
    method: 'GET',
    path: '/v1/guides',
    async handle(request) {
      const key = await door.admit(request, undefined)
      const { etag, bytes } = await source.read(key.environment)
      const headers = { 'cache-control': cacheControl, etag, vary: 'Accept-Encoding' }
      if (matchesEtag(request.header('if-none-match'), etag)) return empty(304, headers)
      return compressed(request, { status: 200, headers: { ...headers, 'content-type': 'application/json; charset=utf-8' }, body: bytes })
    },
  }
}

/** Weak and strong forms are the same to a GET (RFC 9110 §13.1.2). */
function matchesEtag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  return header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag || one.trim() === '*')
}
