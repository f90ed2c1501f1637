// What happens in a workspace reaches every open browser of it: server-sent events, one line each.
import type { Response } from 'express'
import type { LiveEvent } from '../shapes.ts'

export interface Live {
  join(response: Response, who: { workspaceId: string; userId: string; sessionKey: string }): void
  tell(workspaceId: string, event: LiveEvent): void
  /** Ends the streams of one session, or of one person in one workspace, after telling them. */
  dismiss(match: { sessionKey: string } | { workspaceId: string; userId: string }): void
  count(): number
  close(): void
}

// Proxies and phones drop a silent connection after half a minute or so.
const beatMs = 25_000

export function createLive(): Live {
  const open = new Set<{ response: Response; workspaceId: string; userId: string; sessionKey: string }>()
  const beat = setInterval(() => open.forEach(({ response }) => response.write(': beat\n\n')), beatMs)
  beat.unref()
  function write(response: Response, event: LiveEvent): void {
    response.write(`data: ${JSON.stringify(event)}\n\n`)
  }
  return {
    join(response, who) {
      const entry = { response, ...who }
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
      response.write('retry: 1000\n\n')
      open.add(entry)
      response.on('close', () => open.delete(entry))
    },
    tell(workspaceId, event) {
      for (const entry of open) if (entry.workspaceId === workspaceId) write(entry.response, event)
    },
    dismiss(match) {
      for (const entry of open) {
        const hit = 'sessionKey' in match ? entry.sessionKey === match.sessionKey : entry.workspaceId === match.workspaceId && entry.userId === match.userId
        if (!hit) continue
        write(entry.response, { type: 'removed' })
        entry.response.end()
        open.delete(entry)
      }
    },
    count: () => open.size,
    close() {
      clearInterval(beat)
      for (const { response } of open) response.end()
      open.clear()
    },
  }
}
