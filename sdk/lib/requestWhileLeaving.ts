// A request that outlives the page. A keepalive fetch, whose answer is read if the page lives on; else a beacon, which
// has no answer: it gives status 0 and acknowledges nothing.
import { request, type Request } from './request.ts'

export const requestWhileLeaving: Request = async (url, options = {}) => {
  if (typeof globalThis.Request === 'function' && 'keepalive' in globalThis.Request.prototype) return request(url, { ...options, keepalive: true })
  try {
    // A string is sent as text/plain: no preflight.
    navigator.sendBeacon(url, options.body)
  } catch {
    // Refused or missing: the events are still stored.
  }
  return { status: 0, text: '', header: () => null }
}
