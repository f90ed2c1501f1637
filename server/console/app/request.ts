// The console's one way to the private API: JSON in, JSON out, failures as values with a code to copy.

import { mountPath } from './mount.ts'

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }
export interface Failure {
  /** `offline` when nothing answered; else the API's own code. */
  readonly code: string
  readonly status: number
  readonly message: string
  readonly requestId: string | null
}

const text = (bag: unknown, key: string): string | null => {
  const value: unknown = typeof bag === 'object' && bag !== null ? Reflect.get(bag, key) : null
  return typeof value === 'string' ? value : null
}

/** `path` is relative to where the console is mounted: `api/reports/activation?weeks=10`. The caller names the answer's shape, which the API's tests prove. */
export async function request<T>(path: string, init: { method?: string; body?: unknown; signal?: AbortSignal } = {}): Promise<Answer<T>> {
  try {
    const response = await fetch(new URL(path, new URL(mountPath, location.origin)), {
      method: init.method ?? 'GET',
      headers: init.body === undefined ? { accept: 'application/json' } : { accept: 'application/json', 'content-type': 'application/json' },
      body: init.body === undefined ? null : JSON.stringify(init.body),
      signal: init.signal ?? null,
    })
    const body: unknown = response.status === 204 ? null : await response.json()
    if (response.ok) return { ok: true, value: body as T } // shapes are proved by the API's contract tests
    const error: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'error') : null
    return { ok: false, failure: { code: text(error, 'code') ?? 'error', status: response.status, message: text(error, 'message') ?? response.statusText, requestId: text(error, 'requestId') } }
  } catch (cause) {
    if (init.signal?.aborted) throw cause
    return { ok: false, failure: { code: 'offline', status: 0, message: String(cause), requestId: null } }
  }
}
