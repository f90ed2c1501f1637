// Refuses writes that another site makes a signed-in browser send. Modern browsers say it themselves (Sec-Fetch-Site);
// older ones send Origin; a request with neither comes from no page.
import { HttpError } from '../http/httpError.ts'
import type { HttpRequest } from '../http/message.ts'

/** Throws HttpError 403 `cross_origin`, or 415 when a body is not declared as JSON. */
export function requireOwnPage(request: HttpRequest): void {
  const site = request.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw crossOrigin()
  const origin = request.header('origin')
  if (origin !== undefined && origin !== `${request.protocol}://${request.host}`) {
    // Behind a proxy that ends TLS without being trusted, the scheme differs; the host still has to be ours.
    if (site !== 'same-origin' || hostOf(origin) !== request.host) throw crossOrigin()
  }
  requireJson(request)
}

/** A form cannot send this type without asking first, and we answer no preflight. */
export function requireJson(request: HttpRequest): void {
  const type = (request.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  const hasBody = Number(request.header('content-length') ?? 0) > 0 || request.header('transfer-encoding') !== undefined
  if (hasBody ? type !== 'application/json' : type !== '' && type !== 'application/json') throw new HttpError(415, 'not_json_type', 'Send content-type: application/json.')
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

function crossOrigin(): HttpError {
  return new HttpError(403, 'cross_origin', 'This request came from another site.')
}
