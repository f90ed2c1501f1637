// A refusal with its status and code, and the one mapper from anything thrown to an answer. Never a stack, never SQL.
import { json, type HttpResponse } from './message.ts'

export interface HttpErrorOptions {
  details?: unknown
  /** Whole seconds, sent as `Retry-After`. */
  retryAfterSeconds?: number
  /** The rest of the body was not read: the connection cannot be used again. */
  closes?: boolean
  cause?: unknown
}

export class HttpError extends Error {
  readonly status: number
  readonly code: string
  readonly options: HttpErrorOptions

  constructor(status: number, code: string, message: string, options: HttpErrorOptions = {}) {
    super(message, { cause: options.cause })
    this.name = 'HttpError'
    this.status = status
    this.code = code
    this.options = options
  }
}

/** A busy or broken store, full disk or closing collector: the caller keeps its events and comes back. */
export function unavailable(code: string, message: string, retryAfterSeconds = 1 + Math.floor(Math.random() * 3), cause?: unknown): HttpError {
  return new HttpError(503, code, message, { retryAfterSeconds, cause })
}

export function notFound(requestId: string, headers: Readonly<Record<string, string>>): HttpResponse {
  const response = errorResponse(new HttpError(404, 'not_found', 'There is nothing at this path.'), requestId)
  return { ...response, headers: { ...headers, ...response.headers } }
}

export function errorResponse(error: HttpError, requestId: string): HttpResponse {
  const { details, retryAfterSeconds, closes } = error.options
  const headers: Record<string, string> = {}
  if (retryAfterSeconds !== undefined) headers['retry-after'] = String(Math.max(1, Math.ceil(retryAfterSeconds)))
  if (closes) headers['connection'] = 'close'
  return json({ error: { code: error.code, message: error.message, ...(details === undefined ? {} : { details }), requestId } }, error.status, headers)
}
