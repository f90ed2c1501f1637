// "Something may have arrived": the private stream of the API, for as long as somebody waits.
import { mountPath } from '../mount.ts'

const againMs = 3_000

/** Calls at each stored event, and whenever the stream opens or is refused: what happened before that moment is never told. */
export function listenForEvents(onNews: () => void): () => void {
  let source: EventSource
  let timer: ReturnType<typeof setTimeout> | undefined
  const open = (): void => {
    source = new EventSource(new URL('api/live', new URL(mountPath, location.origin)))
    source.addEventListener('open', onNews)
    source.addEventListener('stored', onNews)
    source.addEventListener('error', () => {
      // A cut line the browser mends by itself, but never an answer such as 502, which proxies give while a server restarts.
      if (source.readyState !== EventSource.CLOSED) return
      timer = setTimeout(open, againMs)
      onNews()
    })
  }
  open()
  return () => {
    clearTimeout(timer)
    source.close()
  }
}
