// A Tsunagu of its own for one test, on a free port and in memory, and people who speak to it as a browser would.
import { onTestFinished } from 'vitest'
import { createTsunagu, type TsunaguOptions } from '../../demo/createTsunagu.ts'
import type { Session } from '../../demo/shapes.ts'

export interface Answered { status: number; body: unknown; headers: Headers }
export interface Visitor {
  get(path: string): Promise<Answered>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answered>
  /** The live stream; closed by `stop`. */
  live(): Promise<{ next(): Promise<unknown>; stop(): void }>
  signUp(name: string, email?: string): Promise<Session>
}

export async function startTsunagu(options: Partial<TsunaguOptions> = {}): Promise<{ origin: string; visitor(): Visitor; close(): Promise<void> }> {
  const tsunagu = createTsunagu({ data: ':memory:', onProblem: (message) => console.error(message), ...options })
  const origin = `http://127.0.0.1:${await tsunagu.listen(0)}`
  let closing: Promise<void> | undefined
  const close = (): Promise<void> => (closing ??= tsunagu.close())
  onTestFinished(close)
  return { origin, close, visitor: () => createVisitor(origin) }
}

function createVisitor(origin: string): Visitor {
  let cookie = ''
  async function send(path: string, init: RequestInit): Promise<Answered> {
    const response = await fetch(`${origin}/api${path}`, { ...init, headers: { ...init.headers, cookie } })
    for (const set of response.headers.getSetCookie()) if (set.startsWith('tsunagu_session=')) cookie = set.split(';')[0] ?? ''
    const text = await response.text()
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text), headers: response.headers }
  }
  const get: Visitor['get'] = (path) => send(path, {})
  const post: Visitor['post'] = (path, body = {}, headers = {}) =>
    send(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', origin, 'sec-fetch-site': 'same-origin', ...headers } })
  return {
    get,
    post,
    async live() {
      const stop = new AbortController()
      const response = await fetch(`${origin}/api/live`, { headers: { cookie }, signal: stop.signal })
      const events = readEvents(response)
      return { next: async () => (await events.next()).value, stop: () => stop.abort() }
    },
    async signUp(name, email = `${name.toLowerCase()}@example.com`) {
      await post('/signup', { name, email, password: 'correct horse', timeZone: 'Asia/Tokyo' })
      return (await get('/session')).body as Session // the route's own shape
    },
  }
}

async function* readEvents(response: Response): AsyncGenerator<unknown> {
  let buffer = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body ?? []) {
    buffer += decoder.decode(chunk, { stream: true })
    const blocks = buffer.split('\n\n')
    buffer = blocks.pop() ?? ''
    for (const block of blocks) if (block.startsWith('data: ')) yield JSON.parse(block.slice(6))
  }
}

/** An owner in a workspace, the usual beginning. */
export async function startWithOwner(options: Partial<TsunaguOptions> = {}): Promise<{ origin: string; owner: Visitor; session: Session; workspaceId: string; visitor(): Visitor; close(): Promise<void> }> {
  const tsunagu = await startTsunagu(options)
  const owner = tsunagu.visitor()
  await owner.signUp('Hana')
  const session = (await owner.post('/workspaces', { name: 'Minato Works' })).body as Session // the route's own shape
  return { ...tsunagu, owner, session, workspaceId: session.workspace?.id ?? '' }
}

/** Makes a link and returns its code and id. */
export async function inviteOne(owner: Visitor, email = ''): Promise<{ id: string; code: string }> {
  const { id, path } = (await owner.post('/invitations', { email })).body as { id: string; path: string } // the route's own shape
  return { id, code: path.replace('/join/', '') }
}
