// One request and one answer in the words of this package, so that the same core serves Node, Express and `fetch`.

/** A body as the door found it: not read yet, already parsed by the host, or absent. */
export type BodySource = { kind: 'stream'; chunks: AsyncIterable<Uint8Array> } | { kind: 'parsed'; value: unknown } | { kind: 'none' }

export interface HttpRequest {
  /** Named in every answer and log line. */
  readonly id: string
  /** Upper case; HEAD arrives as GET. */
  readonly method: string
  /** Below the mount, with one leading slash, not decoded. */
  readonly path: string
  /** What stands before `path`, e.g. `/onboarding`; empty at the root. */
  readonly mount: string
  readonly query: URLSearchParams
  /** `http` or `https` and the host as the caller wrote it; forwarded headers count only where they are trusted. */
  readonly protocol: 'http' | 'https'
  readonly host: string
  readonly address: string | undefined
  readonly body: BodySource
  /** Aborted when the caller has gone. */
  readonly signal: AbortSignal
  header(name: string): string | undefined
}

export type HttpBody = string | Uint8Array | ReadableStream<Uint8Array> | null

export interface HttpResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: HttpBody
}

/** `undefined`: not one of our paths. */
export type HttpCore = (request: HttpRequest) => Promise<HttpResponse | undefined>

export function json(value: unknown, status = 200, headers: Record<string, string> = {}): HttpResponse {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body: JSON.stringify(value) }
}

export function empty(status: number, headers: Record<string, string> = {}): HttpResponse {
  return { status, headers, body: null }
}

export function withHeaders(response: HttpResponse, headers: Record<string, string>): HttpResponse {
  return { ...response, headers: { ...headers, ...response.headers } }
}
