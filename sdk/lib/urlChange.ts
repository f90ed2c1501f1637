// Tells when the address of the page changes without a load. The Navigation API where it exists; else the two history
// methods are wrapped once, chain-safe, and put back only if nobody wrapped them after us.
import { listen } from './listen.ts'

/** `changed` may be called more often than the address changes. @returns a function that stops it */
export function onUrlChange(changed: () => void): () => void {
  const page = globalThis as { navigation?: EventTarget; history?: History } // not in every engine's types
  const undo = [listen(globalThis as unknown as EventTarget, 'popstate', changed), listen(globalThis as unknown as EventTarget, 'hashchange', changed)] // the window is one, Node's global is not and is refused by listen
  if (page.navigation) undo.push(listen(page.navigation, 'currententrychange', changed))
  else if (page.history) undo.push(wrap(page.history, 'pushState', changed), wrap(page.history, 'replaceState', changed))
  return () => undo.forEach((stop) => stop())
}

function wrap(history: History, name: 'pushState' | 'replaceState', changed: () => void): () => void {
  const original = history[name]
  let live = true
  const wrapped: typeof original = function (this: History, ...args) {
    original.apply(this, args)
    if (live) changed()
  }
  try {
    history[name] = wrapped
  } catch {
    // A frozen history: page changes are then noticed at the next event or focus.
  }
  return () => {
    live = false
    if (history[name] === wrapped) history[name] = original
  }
}
