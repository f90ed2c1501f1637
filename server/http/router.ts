// A list of routes as data. `:name` takes one segment, a last `*` takes the rest; everything else is compared as it is.
import type { HttpRequest, HttpResponse } from './message.ts'

export type RouteParams = Readonly<Record<string, string>>
export type RouteHandler = (request: HttpRequest, params: RouteParams) => Promise<HttpResponse> | HttpResponse

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  handle: RouteHandler
}

export type RouteMatch = { found: true; route: Route; params: RouteParams } | { found: false; methods: readonly string[] }

/** The first route of that path and method; else the methods the path would take (empty: the path is nobody's). */
export function matchRoute(routes: readonly Route[], method: string, path: string): RouteMatch {
  const methods: string[] = []
  for (const route of routes) {
    const params = matchPath(route.path, path)
    if (!params) continue
    if (route.method === method) return { found: true, route, params }
    methods.push(route.method)
  }
  return { found: false, methods }
}

/** Repeated and trailing slashes come from hosts configured by hand; they mean nothing. */
export function cleanPath(path: string): string {
  const cleaned = path.replace(/\/{2,}/g, '/')
  return cleaned.length > 1 && cleaned.endsWith('/') ? cleaned.slice(0, -1) : cleaned || '/'
}

function matchPath(pattern: string, path: string): RouteParams | undefined {
  const wanted = pattern.split('/')
  const given = path.split('/')
  const params: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    if (part === '*') return { ...params, rest: given.slice(index).map(decode).join('/') }
    const segment = given[index]
    if (segment === undefined) return undefined
    if (part.startsWith(':')) params[part.slice(1)] = decode(segment)
    else if (part !== segment) return undefined
  }
  return given.length === wanted.length ? params : undefined
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    // A broken escape names nothing we have.
    return '\uFFFD'
  }
}
