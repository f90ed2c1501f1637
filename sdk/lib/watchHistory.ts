// LAZY. Changes of the address where there is no Navigation API: the two history methods are wrapped once, chain-safe, and put
// back only if nobody wrapped them after us.
import { listen } from './listen.ts'

/** @returns a function that stops it */
export function watchHistory(changed: () => void): () => void {
  const undo = [listen(window, 'popstate', changed), listen(window, 'hashchange', changed), wrap('pushState', changed), wrap('replaceState', changed)]
  return () => undo.forEach((stop) => stop())
}

function wrap(name: 'pushState' | 'replaceState', changed: () => void): () => void {
  const original = history[name]
  const isOwn = Object.hasOwn(history, name)
  let live = true
  const wrapped: typeof original = function (this: History, ...args) {
    original.apply(this, args)
    if (live) changed()
  }
  history[name] = wrapped
  return () => {
    live = false
    if (history[name] !== wrapped) return
    if (isOwn) history[name] = original
    else Reflect.deleteProperty(history, name)
  }
}
