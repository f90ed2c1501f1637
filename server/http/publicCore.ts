// What every public answer has in common: CORS, a request id, errors as data, no cookies, and never a status that makes a
// client lose events. Paths that are not ours are left to the host.
import { preflight, publicHeaders } from './cors.ts'
import { errorResponse, HttpError, unavailable } from './httpError.ts'
import { withHeaders, type HttpCore, type HttpRequest, type HttpResponse } from './message.ts'
import { cleanPath, matchRoute, type Route } from './router.ts'

export interface PublicCoreOptions {
  routes: readonly Route[]
  /** Called with what was thrown that nobody expected. */
  onFault: (error: unknown, requestId: string) => void
}

export function createPublicCore({ routes, onFault }: PublicCoreOptions): HttpCore {
  return async (request) => {
    const path = cleanPath(request.path)
    const match = matchRoute(routes, request.method, path)
    if (!match.found && match.methods.length === 0) return undefined
    const response = await answer(request, path, match).catch((error: unknown) => refusal(error, request))
    return withHeaders(response, { ...publicHeaders, 'x-request-id': request.id })
  }

  async function answer(request: HttpRequest, path: string, match: ReturnType<typeof matchRoute>): Promise<HttpResponse> {
    if (request.method === 'OPTIONS') return preflight(request)
    if (match.found) return match.route.handle({ ...request, path }, match.params)
    // 404 and 405 make some clients retry for ever and others drop: 400 is final for all of them.
    throw new HttpError(400, 'bad_method', `Send ${match.methods.join(' or ')} here.`, { closes: true })
  }

  function refusal(error: unknown, request: HttpRequest): HttpResponse {
    if (error instanceof HttpError) return errorResponse(error, request.id)
    onFault(error, request.id)
    // Whatever failed inside, the events may be sent again: the answer says so.
    return errorResponse(unavailable('internal', 'The collector could not answer; send it again.'), request.id)
  }
}
