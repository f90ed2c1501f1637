// Any origin may send to the public side: write keys are public and no cookie is ever read or set there.
import { empty, type HttpRequest, type HttpResponse } from './message.ts'

const headerList = /^[A-Za-z0-9!#$%&'*+.^_`|~, -]{1,1000}$/

export const publicHeaders: Record<string, string> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'Retry-After, ETag, X-Request-Id',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
}

/** Mirrors the asked headers: a fixed list would refuse the next header some client invents. */
export function preflight(request: HttpRequest): HttpResponse {
  const asked = request.header('access-control-request-headers') ?? ''
  return empty(204, {
    'access-control-allow-methods': 'GET, POST, OPTIONS',
    ...(headerList.test(asked) ? { 'access-control-allow-headers': asked } : {}),
    'access-control-max-age': '86400',
    vary: 'Access-Control-Request-Headers',
  })
}
