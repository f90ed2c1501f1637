// Closing a socket that still holds unread bytes resets it, and the caller loses the very answer that says why.
// So the rest of a refused body is read into nothing, for a moment and up to a bound.
import type { IncomingMessage } from 'node:http'

const lingerMs = 1_000
const lingerBytes = 16 * 1024 * 1024

export function drainBody(req: IncomingMessage): void {
  if (req.readableEnded || req.destroyed) return
  let seen = 0
  const timer = setTimeout(() => req.destroy(), lingerMs)
  timer.unref()
  req.on('data', (chunk: Uint8Array) => {
    seen += chunk.byteLength
    if (seen > lingerBytes) req.destroy()
  })
  const stop = () => clearTimeout(timer)
  req.once('end', stop)
  req.once('close', stop)
}
