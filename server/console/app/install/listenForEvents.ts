// "Something may have arrived": the private stream of the API. The browser reconnects by itself.
import { mountPath } from '../mount.ts'

/** Calls at each stored event, and once whenever the stream opens: what was stored before that moment is never told. */
export function listenForEvents(onNews: () => void): () => void {
  const source = new EventSource(new URL('api/live', new URL(mountPath, location.origin)))
  source.addEventListener('open', onNews)
  source.addEventListener('stored', onNews)
  return () => source.close()
}
