// Server-sent events as a web stream: named messages, a heartbeat that keeps proxies from cutting it, one clean end.
import type { HttpResponse } from './message.ts'

export interface EventSink {
  send(event: string, data: unknown): void
  close(): void
}

export interface EventStreamOptions {
  /** Called once the stream is open; returns what stops it. */
  open: (sink: EventSink) => () => void
  /** The caller has gone. */
  signal: AbortSignal
  heartbeatMs: number
  headers?: Record<string, string>
}

/** A reader this far behind is gone or asleep: it is cut and comes back by itself. */
const maxWaitingMessages = 64

export function eventStream(options: EventStreamOptions): HttpResponse {
  const encoder = new TextEncoder()
  let stop: () => void = () => undefined
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let closed = false
        let dispose: () => void = () => undefined
        const write = (text: string) => {
          if (closed) return
          if ((controller.desiredSize ?? 1) < -maxWaitingMessages) return close()
          controller.enqueue(encoder.encode(text))
        }
        let timer: ReturnType<typeof setTimeout> | undefined
        const beatLater = () => {
          timer = setTimeout(() => {
            write(': \n\n')
            if (!closed) beatLater()
          }, options.heartbeatMs)
          timer.unref()
        }
        const close = () => {
          if (closed) return
          closed = true
          clearTimeout(timer)
          options.signal.removeEventListener('abort', close)
          dispose()
          try {
            controller.close()
          } catch {
            // Already cancelled by the reader: nothing is left to close.
          }
        }
        stop = close
        // The first bytes tell the caller and every proxy between that the stream is open.
        write('retry: 3000\n\n')
        dispose = options.open({ send: (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`), close })
        beatLater()
        if (options.signal.aborted) close()
        else options.signal.addEventListener('abort', close)
      },
      cancel: () => stop(),
    },
    { highWaterMark: 1 },
  )
  const headers = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache, no-transform', 'x-accel-buffering': 'no', ...options.headers }
  return { status: 200, headers, body }
}
