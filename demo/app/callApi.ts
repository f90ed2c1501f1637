// The door to Tsunagu's server. A refusal is a value with a code; there are no exceptions for the pages to forget.
import { problemCodes, type ProblemCode } from '../shapes.ts'

export type Answer<Body> = { ok: true; body: Body } | { ok: false; reason: ProblemCode | 'offline' }

export function getApi<Body>(path: string): Promise<Answer<Body>> {
  return call<Body>(path, { method: 'GET' })
}

export function postApi<Body = void>(path: string, body: object = {}): Promise<Answer<Body>> {
  return call<Body>(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
}

async function call<Body>(path: string, init: RequestInit): Promise<Answer<Body>> {
  try {
    const response = await fetch(`/api${path}`, { ...init, credentials: 'same-origin' })
    const text = await response.text()
    const parsed: unknown = text === '' ? undefined : JSON.parse(text)
    if (response.ok) return { ok: true, body: parsed as Body } // shapes.ts is what both sides agreed on
    return { ok: false, reason: problemOf(parsed) }
  } catch {
    // A rejected fetch and an answer that is not ours (a proxy's page) both mean: the server was not reached.
    return { ok: false, reason: 'offline' }
  }
}

function problemOf(parsed: unknown): ProblemCode {
  const code: unknown = Object(Object(parsed).error).code
  return problemCodes.find((known) => known === code) ?? 'unexpected'
}
