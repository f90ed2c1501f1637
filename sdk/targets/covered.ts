// Is a target in sight? Measured, not guessed: sticky headers differ from page to page.

/** What lies over one of the element's corners, its root element when a corner is outside the window, or null. */
export function coveredBy(element: Element): Element | null {
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
