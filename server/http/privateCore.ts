// What every answer of the console has in common: strict headers, no CORS, nothing cached, errors as data.
import { errorResponse, HttpError } from './httpError.ts'
import { withHeaders, type HttpCore, type HttpRequest, type HttpResponse } from './message.ts'
import { cleanPath, matchRoute, type Route } from './router.ts'

/** No inline script or style, no HTML sinks, no frames, nothing from elsewhere. */
const consolePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

export const privateHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': consolePolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
}

export interface PrivateCoreOptions {
  routes: readonly Route[]
  /** Called before every route; throws HttpError to refuse. */
  guard: (request: HttpRequest) => Promise<void>
  /** Paths that no route names. */
  fallback: (request: HttpRequest) => Promise<HttpResponse | undefined>
  onFault: (error: unknown, requestId: string) => void
}

export function createPrivateCore({ routes, guard, fallback, onFault }: PrivateCoreOptions): HttpCore {
  async function answer(request: HttpRequest): Promise<HttpResponse | undefined> {
    const match = matchRoute(routes, request.method, request.path)
    if (match.found) {
      await guard(request)
      return match.route.handle(request, match.params)
    }
    if (match.methods.length > 0) throw new HttpError(405, 'bad_method', `Send ${match.methods.join(' or ')} here.`)
    if (request.path === '/api' || request.path.startsWith('/api/')) throw new HttpError(404, 'not_found', 'There is no such path in /api.')
    return fallback(request)
  }

  return async (request) => {
    const response = await answer({ ...request, path: cleanPath(request.path) }).catch((error: unknown) => {
      if (error instanceof HttpError) return errorResponse(error, request.id)
      onFault(error, request.id)
      return errorResponse(new HttpError(500, 'internal', 'Something failed inside; the log names the cause under this request id.'), request.id)
    })
    if (!response) return undefined
    const secure: Record<string, string> = request.protocol === 'https' ? { 'strict-transport-security': 'max-age=31536000' } : {}
    return withHeaders(response, { ...privateHeaders, ...secure, 'x-request-id': request.id })
  }
}
