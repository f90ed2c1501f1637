// Security manners of every answer and every write: a strict content policy, and no writes asked for by other sites.
import type { RequestHandler } from 'express'
import { HttpError } from './httpError.ts'

/** Scripts and connections: ourselves and the collector. Styles: files only. */
export function sendSecurityHeaders(collector: string | undefined): RequestHandler {
  const origin = collector ? ` ${new URL(collector).origin}` : ''
  const policy = [
    "default-src 'none'", `script-src 'self'${origin}`, `connect-src 'self'${origin}`, "style-src 'self'", "font-src 'self'", "img-src 'self' data:",
    "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
  ].join('; ')
  return (_request, response, next) => {
    response.set({ 'content-security-policy': policy, 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin', 'cross-origin-opener-policy': 'same-origin' })
    next()
  }
}

/** A write must come from our own pages. JSON is asked for too: forms of other sites cannot send it. */
export const refuseOtherOrigins: RequestHandler = (request, _response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next()
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  const foreign = (origin !== undefined && origin.replace(/^https?:\/\//, '') !== host) || (site !== undefined && site !== 'same-origin' && site !== 'none')
  if (foreign) throw new HttpError(403, 'other_origin')
  if (!request.is('application/json')) throw new HttpError(415, 'bad_input')
  next()
}
