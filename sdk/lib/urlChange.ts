// Tells when the address of the page changes without a load. The Navigation API where it exists; else the two history
// methods are wrapped once, chain-safe, and put back only if nobody wrapped them after us.
import { listen } from './listen.ts'

/** `changed` may be called more often than the address changes. @returns a function that stops it */
export function onUrlChange(changed: () => void): () => void {
  const { navigation } = window as { navigation?: EventTarget } // not in every engine's types
  const undo = navigation ? [listen(navigation, 'currententrychange', changed)] : [listen(window, 'popstate', changed), listen(window, 'hashchange', changed), wrap('pushState', changed), wrap('replaceState', changed)]
  return () => undo.forEach((stop) => stop())
}

function wrap(name: 'pushState' | 'replaceState', changed: () => void): () => void {
  const original = history[name]
  let live = true
  const wrapped: typeof original = function (this: History, ...args) {
    original.apply(this, args)
    if (live) changed()
  }
  history[name] = wrapped
  return () => {
    live = false
    if (history[name] === wrapped) history[name] = original
  }
}
