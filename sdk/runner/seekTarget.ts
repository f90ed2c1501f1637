// Finds a step's target and stays with it: late, replaced, hidden, under a host's modal layer. Says what may be drawn now;
// while there is nothing to point at, nothing is drawn.
import { listen } from '../lib/listen.ts'
import { durationMs } from '../protocol/duration.ts'
import type { Step } from '../protocol/guide.schema.ts'
import { hostModalOver } from '../targets/hostModal.ts'
import { resolve } from '../targets/resolve.ts'
import type { PageWatch, Reading } from '../targets/watch.ts'
import { safely } from './safely.ts'

export interface Seeking {
  readonly page: PageWatch
  readonly now: () => number
  readonly report: (error: unknown) => void
  /** Draw it here; null: unanchored, in the middle. Again whenever the element is another one. */
  readonly onReady: (element: Element | null) => void
  /** Nothing to point at for the moment. */
  readonly onLost: () => void
  /** The time is up; what follows is the author's choice. */
  readonly onMissing: (reason: string, waitedMs: number) => void
}

export function seekTarget({ target, timeout = '6s', onMissing: choice }: Step, { page, now, report, onReady, onLost, onMissing }: Seeking): () => void {
  let element: Element | null = null
  let reason = 'not_found'
  let covered = false
  let anchored = !!target
  let began = now()
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false

  const giveUp = safely(report, () => {
    // Frames do not load and menus do not open in a hidden tab: the wait begins again when it is looked at.
    if (document.hidden) return
    onMissing(reason, now() - began)
    if (choice !== 'unanchored' || stopped) return
    anchored = false
    look()
  })
  const look = safely(report, () => {
    if (stopped) return
    clearTimeout(timer)
    if (covered) return onLost()
    if (element || !anchored) return onReady(element)
    onLost()
    began = now()
    if (reason === 'unstable') giveUp()
    else timer = setTimeout(giveUp, durationMs(timeout))
  })

  const onFound = (found: Reading): void => {
    const before = element
    element = typeof found === 'string' ? null : found
    if (typeof found === 'string') reason = found
    covered = !!hostModalOver(element)
    // One reason for nothing in place of another does not begin the wait again.
    if (element || before || !timer || found === 'unstable') look()
  }
  const onModal = (modal: Reading): void => {
    const before = covered
    covered = !!modal
    if (covered !== before) look()
  }
  const stops = target ? [page.watch((see) => resolve(target, see), onFound)] : []
  covered = !!hostModalOver(element)
  if (!target) look()
  stops.push(
    page.watch(() => hostModalOver(element), onModal),
    listen(document, 'visibilitychange', () => {
      if (!element && anchored) look()
    }),
  )
  return () => {
    stopped = true
    clearTimeout(timer)
    stops.forEach((stop) => stop())
  }
}
