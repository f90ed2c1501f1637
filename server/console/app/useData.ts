// Loads one answer for a screen: skeleton first after 400 ms, "still loading" after 8 s, failure inside its panel, reload on ask.
import { useCallback, useEffect, useState } from 'preact/hooks'
import { request, type Answer, type Failure } from './request.ts'

export type Data<T> =
  | { readonly state: 'loading'; readonly phase: 'quiet' | 'skeleton' | 'slow' }
  | { readonly state: 'failed'; readonly failure: Failure }
  | { readonly state: 'ready'; readonly value: T; readonly refreshing: boolean }

export interface Loaded<T> {
  readonly data: Data<T>
  readonly reload: () => void
}

/** `path` null: nothing to ask yet. A new path shows the old answer until the new one is there. */
export function useData<T>(path: string | null): Loaded<T> {
  const [data, setData] = useState<Data<T>>({ state: 'loading', phase: 'quiet' })
  const [turn, setTurn] = useState(0)
  const reload = useCallback(() => setTurn((n) => n + 1), [])
  useEffect(() => {
    if (path === null) return
    const abort = new AbortController()
    const phase = (next: 'skeleton' | 'slow') => (): void => setData((d) => (d.state === 'loading' ? { state: 'loading', phase: next } : d))
    const timers = [setTimeout(phase('skeleton'), 400), setTimeout(phase('slow'), 8_000)]
    setData((d) => (d.state === 'ready' ? { ...d, refreshing: true } : { state: 'loading', phase: 'quiet' }))
    request<T>(path, { signal: abort.signal }).then(
      (answer: Answer<T>) => {
        timers.forEach(clearTimeout)
        if (!abort.signal.aborted) setData(answer.ok ? { state: 'ready', value: answer.value, refreshing: false } : { state: 'failed', failure: answer.failure })
      },
      // Only an abort rejects: the screen asked for something else meanwhile.
      () => timers.forEach(clearTimeout),
    )
    return () => {
      abort.abort()
      timers.forEach(clearTimeout)
    }
  }, [path, turn])
  return { data, reload }
}
