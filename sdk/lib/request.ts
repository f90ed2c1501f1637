// One request to the collector. Never rejects: a network failure, a timeout, a throwing or missing fetch all give
// status 0. Answers are read as text up to a bound, so a wrong server cannot fill the page's memory.

export interface Answer {
  /** 0: nothing readable came back. */
  readonly status: number
  readonly text: string
  readonly retryAfter: string | null
}

/** With a body it posts; `keepalive` outlives the page (the browser takes 64 KiB of those in all). */
export type Request = (url: string, body?: string, keepalive?: boolean) => Promise<Answer>

const timeoutMs = 10_000
const maxLength = 1024 * 1024

export const request: Request = async (url, body, keepalive) => {
  try {
    // A string body travels as text/plain and there is no header of our own: no preflight. No cookies: the key says which project.
    const response = await fetch(url, { ...(body && { method: 'POST', body }), keepalive: !!keepalive, credentials: 'omit', redirect: 'error', signal: AbortSignal.timeout?.(timeoutMs) })
    let text = ''
    const decoder = new TextDecoder()
    const reader = response.body?.getReader()
    for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
      text += decoder.decode(part.value, { stream: true })
      if (text.length > maxLength) throw new Error('too large')
    }
    return { status: response.status, text, retryAfter: response.headers.get('Retry-After') }
  } catch {
    // Offline, blocked, cut off or cancelled look alike on purpose; the caller waits and tries again.
    return { status: 0, text: '', retryAfter: null }
  }
}
