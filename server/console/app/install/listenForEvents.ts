// "Something arrived": the private stream of the API. The browser reconnects by itself.
import { mountPath } from '../mount.ts'

export function listenForEvents(onEvent: () => void): () => void {
  const source = new EventSource(new URL('api/live', new URL(mountPath, location.origin)))
  source.addEventListener('stored', onEvent)
  return () => source.close()
}
