// The one shared observer over the page. While anybody watches, a change of the page wakes every reading once, bounded to
// about 2 % of the main thread; with no watcher it has no observer, no listener and no timer.
import { listen } from '../lib/listen.ts'
import type { See } from './resolve.ts'

/** A reading is compared by identity. */
export type Reading = Element | string | null
export interface PageWatch {
  /** Tells the reading now and whenever it changes. A reading that flaps (over 10 changes in 10 s) ends as 'unstable'. */
  readonly watch: (read: (see: See) => Reading, on: (reading: Reading) => void) => () => void
}

interface Watcher {
  readonly look: () => void
}

// What changes a page without changing its tree. `toggle`: popovers. `load`: frames, which the window is never told of.
const wakers = ['load', 'toggle', 'change', 'transitionend', 'animationend']
const flapWindowMs = 10_000
const flapLimit = 10

export function createPageWatch(report: (error: unknown) => void): PageWatch {
  const watchers = new Set<Watcher>()
  const seen = new Set<Node>()
  let observer: MutationObserver | undefined
  let unlisten: (() => void)[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let pauseMs = 16

  const see = (root: Node): void => {
    if (seen.has(root)) return
    seen.add(root)
    observer?.observe(root, { subtree: true, childList: true, attributes: true, characterData: true })
  }
  const wake = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined
      const began = performance.now()
      for (const watcher of [...watchers]) if (watchers.has(watcher)) watcher.look()
      pauseMs = Math.min(250, Math.max(16, 50 * (performance.now() - began)))
    }, pauseMs)
  }
  const rise = (): void => {
    observer = new MutationObserver(wake)
    see(document)
    unlisten = [listen(window, 'resize', wake), ...wakers.map((name) => listen(document, name, wake))]
  }
  const sleep = (): void => {
    observer?.disconnect()
    unlisten.forEach((off) => off())
    clearTimeout(timer)
    timer = undefined
    seen.clear()
  }

  return {
    watch(read, on) {
      let last: Reading | undefined
      let changes: number[] = []
      const watcher: Watcher = {
        look() {
          try {
            let reading = read(see)
            if (reading === last) return
            const now = performance.now()
            changes = [...changes.filter((at) => at > now - flapWindowMs), now]
            if (changes.length > flapLimit) {
              reading = 'unstable'
              stop()
            }
            on((last = reading))
          } catch (error) {
            report(error)
          }
        },
      }
      const stop = (): void => {
        if (watchers.delete(watcher) && !watchers.size) sleep()
      }
      watchers.add(watcher)
      if (watchers.size === 1) rise()
      watcher.look()
      return stop
    },
  }
}
