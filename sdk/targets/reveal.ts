// Brings a target into view beside sticky headers: what covers it is measured, not guessed. Host styles stay untouched;
// the host's own scroll-margin and scroll-padding hold. At once, so that the step is on screen when its card is.

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

/** What lies over one of the element's corners, its root element when a corner is outside the window, or null. */
function coveredBy(element: Element): Element | null {
  const { left, right, top, bottom } = element.getBoundingClientRect()
  const root = element.getRootNode() as Document | ShadowRoot // an element in a page has one of the two
  for (const y of [top + 2, Math.max(top, bottom - 2)]) {
    for (const x of [left + 2, Math.max(left, right - 2)]) {
      const hit = root.elementFromPoint(x, y)
      if (!hit) return element.ownerDocument.documentElement
      // An ancestor shows through rounded corners and pointer-events: none; our own layers move aside by themselves.
      if (!element.contains(hit) && !hit.contains(element) && hit.localName !== 'shirube-root') return hit
    }
  }
  return null
}

function scrollerOf(element: Element): Element {
  const page = element.ownerDocument
  for (let up = element.parentElement; up; up = up.parentElement) {
    if (up.scrollHeight > up.clientHeight && /auto|scroll/.test(getComputedStyle(up).overflowY)) return up
  }
  return page.scrollingElement ?? page.documentElement
}
