// Tells when the address of the page changes without a load, by the Navigation API; browsers without it fetch another way.
import { listen } from './listen.ts'

/** `changed` may be called more often than the address changes. @returns a function that stops it */
export function onUrlChange(changed: () => void): () => void {
  const { navigation } = window as { navigation?: EventTarget } // not in every engine's types
  if (navigation) return listen(navigation, 'currententrychange', changed)
  let stop: (() => void) | undefined
  let isOver = false
  import('./watchHistory.ts').then(
    ({ watchHistory }) => {
      if (isOver) return
      stop = watchHistory(changed)
      // It may have changed meanwhile.
      changed()
    },
    () => {},
  )
  return () => {
    isOver = true
    stop?.()
  }
}
