// What a stream of events leaves behind: nothing, however it ends.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { eventStream, type EventSink } from '../../../server/http/eventStream.ts'
import { createFetchDoor } from '../../../server/http/fetchDoor.ts'

const heartbeatMs = 25_000
let stopped = 0
let sink: EventSink | undefined
const open = (given: EventSink) => {
  sink = given
  return () => void (stopped += 1)
}
beforeEach(() => {
  vi.useFakeTimers()
  stopped = 0
})
afterEach(() => vi.useRealTimers())

describe('a stream of events', () => {
  it('ends for a reader that fell asleep, and its heartbeat with it', () => {
    eventStream({ open, signal: new AbortController().signal, heartbeatMs })
    vi.advanceTimersByTime(100 * heartbeatMs)
    expect([stopped, vi.getTimerCount()]).toEqual([1, 0])
    sink?.send('late', {})
    expect(stopped).toBe(1)
  })

  it('leaves no heartbeat when it could not be opened', () => {
    const broken = () => {
      throw new Error('the database is busy')
    }
    expect(() => eventStream({ open: broken, signal: new AbortController().signal, heartbeatMs })).toThrow('busy')
    expect(vi.getTimerCount()).toBe(0)
  })

  it('ends at once when only its head was asked for', async () => {
    const door = createFetchDoor(async ({ signal }) => eventStream({ open, signal, heartbeatMs }), { trustProxy: false, basePath: '', headers: {} })
    const response = await door(new Request('http://localhost/api/live', { method: 'HEAD' }))
    expect([response.status, response.headers.get('content-type'), response.body]).toEqual([200, 'text/event-stream; charset=utf-8', null])
    await vi.waitFor(() => expect([stopped, vi.getTimerCount()]).toEqual([1, 0]))
  })
})
