// One stream from the server while a workspace is open. The browser reconnects by itself; we catch up on what was missed.
import type { LiveEvent } from '../../shapes.ts'

export interface LiveHandlers {
  onEvent(event: LiveEvent): void
  onConnection(connected: boolean): void
  /** The stream is back after a loss. */
  onReturn(): void
}

/** Returns its dispose function. */
export function connectLive(handlers: LiveHandlers): () => void {
  const source = new EventSource('/api/live')
  let lost = false
  source.addEventListener('open', () => {
    handlers.onConnection(true)
    if (lost) handlers.onReturn()
    lost = false
  })
  source.addEventListener('error', () => {
    lost = true
    handlers.onConnection(false)
  })
  source.addEventListener('message', ({ data }) => {
    const event = JSON.parse(String(data)) as LiveEvent // shapes.ts is what both sides agreed on
    handlers.onEvent(event)
  })
  return () => source.close()
}
