// GET /api/live: tells the console that events were stored, at most once a second. It says nothing about them.
import { eventStream, type EventSink } from '../../http/eventStream.ts'
import type { Route } from '../../http/router.ts'
import type { TrafficStore } from '../../store/TrafficStore.ts'
import { environmentOf, type ApiContext } from './apiContext.ts'

const restMs = 1_000
const heartbeatMs = 25_000

export interface LiveRoutes {
  routes: Route[]
  close(): void
}

export function liveRoutes(context: ApiContext, traffic: Pick<TrafficStore, 'onStored'>): LiveRoutes {
  const sinks = new Set<EventSink>()

  function open(sink: EventSink, environment: number): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined
    let toldAt = 0
    const tell = () => {
      timer = undefined
      toldAt = context.now()
      sink.send('stored', { at: toldAt })
    }
    const stop = traffic.onStored((stored) => {
      if (timer || stored !== environment) return
      timer = setTimeout(tell, Math.max(0, restMs - (context.now() - toldAt)))
      timer.unref()
    })
    sinks.add(sink)
    return () => {
      clearTimeout(timer)
      sinks.delete(sink)
      stop()
    }
  }

  return {
    routes: [
      {
        method: 'GET',
        path: '/api/live',
        handle(request) {
          const environment = environmentOf(context, request.query.get('environment'))
          return eventStream({ signal: request.signal, heartbeatMs, open: (sink) => open(sink, environment.id) })
        },
      },
    ],
    close() {
      for (const sink of [...sinks]) sink.close()
    },
  }
}
