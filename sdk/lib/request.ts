// One request to the collector. Never rejects: a network failure, a timeout, a throwing or missing fetch all give
// status 0. Answers are read as text up to a bound, so a wrong server cannot fill the page's memory.

export interface Answer {
  /** 0: nothing readable came back. */
  readonly status: number
  readonly text: string
  readonly header: (name: string) => string | null
}

export interface RequestOptions {
  readonly body?: string
  readonly keepalive?: boolean
  readonly signal?: AbortSignal
}

/** `fetch`-like; the browser's own is used where none is given. */
export type Request = (url: string, options?: RequestOptions) => Promise<Answer>

const timeoutMs = 10_000
const maxBytes = 1024 * 1024
const none: Answer = { status: 0, text: '', header: () => null }

export const request: Request = async (url, { body, keepalive } = {}) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    const abort = typeof AbortController === 'function' ? new AbortController() : undefined
    const timeout = new Promise<Answer>((resolve) => {
      timer = setTimeout(() => {
        abort?.abort()
        resolve(none)
      }, timeoutMs)
    })
    const asked = fetch(url, {
      // text/plain and no header of our own: no preflight. No cookies: the key says which project.
      ...(body === undefined ? {} : { method: 'POST', body, headers: { 'Content-Type': 'text/plain' } }),
      ...(keepalive ? { keepalive } : {}),
      ...(abort ? { signal: abort.signal } : {}),
      credentials: 'omit',
      redirect: 'error',
    }).then(async (response) => ({ status: response.status, text: await readText(response), header: (name: string) => response.headers.get(name) }))
    return await Promise.race([asked, timeout])
  } catch {
    // Offline, blocked, cut off or cancelled look alike on purpose; the caller waits and tries again.
    return none
  } finally {
    clearTimeout(timer)
  }
}

async function readText(response: Response): Promise<string> {
  const reader = response.body?.getReader()
  if (!reader) return ''
  const decoder = new TextDecoder()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text
    text += decoder.decode(value, { stream: true })
    if (text.length > maxBytes) {
      void reader.cancel().catch(() => {})
      throw new Error('the answer is too large')
    }
  }
}
