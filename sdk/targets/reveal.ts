// LAZY, the chunk `reveal`: fetched for a target that is out of sight. Brings it into view beside sticky headers. Host styles
// stay untouched; the host's own scroll-margin and scroll-padding hold. At once, so that the step is on screen when its card is.
import { coveredBy } from './covered.ts'

/** Scrolls only if needed. */
export function reveal(element: Element): void {
  if (!coveredBy(element)) return
  const tall = element.getBoundingClientRect().height > innerHeight * 0.8
  element.scrollIntoView({ block: tall ? 'start' : 'center', inline: 'nearest', behavior: 'instant' })
  const cover = coveredBy(element)?.getBoundingClientRect()
  if (!cover) return
  const { top, bottom } = element.getBoundingClientRect()
  const by = cover.top <= top ? top - cover.bottom - 8 : bottom - cover.top + 8
  // One correction for a bar at an edge; a layer over half the window is nothing to slide out from under.
  if (Math.abs(by) < innerHeight / 2) scrollerOf(element).scrollBy({ top: by, behavior: 'instant' })
}

function scrollerOf(element: Element): Element {
  const page = element.ownerDocument
  for (let up = element.parentElement; up; up = up.parentElement) {
    if (up.scrollHeight > up.clientHeight && /auto|scroll/.test(getComputedStyle(up).overflowY)) return up
  }
  return page.scrollingElement ?? page.documentElement
}
