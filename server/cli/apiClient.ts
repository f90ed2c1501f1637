// Asks the private API of a running collector. Refusals become CommandErrors that carry the API's own words.
import { CommandError } from './commandError.ts'
import { readKeysFile } from './keysFile.ts'

export interface ApiClient {
  readonly endpoint: string
  ask(method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<unknown>
}

export interface ApiOptions {
  endpoint: string
  apiKey: string
}

const timeoutMs = 30_000

export function createApiClient({ endpoint, apiKey }: ApiOptions): ApiClient {
  const base = endpoint.endsWith('/') ? endpoint : `${endpoint}/`
  return {
    endpoint,
    async ask(method, path, body) {
      const response = await fetch(new URL(path, base), {
        method,
        headers: { authorization: `Bearer ${apiKey}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        body: body === undefined ? null : JSON.stringify(body),
        signal: AbortSignal.timeout(timeoutMs),
      }).catch((error: unknown) => {
        throw new CommandError('unreachable', `Nothing answers at ${base}: ${reason(error)}. Is \`shirube serve\` running? Name its address with --endpoint.`)
      })
      const text = await response.text()
      const answer = parse(text)
      if (response.ok) return answer
      const told = field(answer, 'error')
      throw new CommandError(String(field(told, 'code') ?? `http_${response.status}`), String(field(told, 'message') ?? `The collector answered ${response.status}.`), field(told, 'details'))
    },
  }
}

/** The key given, else the one that the first start of `serve` left in its data folder. Throws CommandError `no_key`. */
export async function findApiKey(given: string | undefined, data: string): Promise<string> {
  const key = given || (await readKeysFile(data))?.apiKey
  if (key) return key
  throw new CommandError('no_key', 'An api key is needed: set SHIRUBE_API_KEY or pass --api-key. Make one with `shirube keys create --kind api`.')
}

function parse(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text)
  } catch {
    // Some other server answered, with a page of its own.
    return null
  }
}

export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
