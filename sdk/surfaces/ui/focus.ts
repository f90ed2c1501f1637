// Where the focus is, across open shadow roots, and how it comes back. It never ends on <body>.

const focusable = 'a[href],button,input,select,textarea,[tabindex]:not([tabindex="-1"])'

/** The element that really has the focus; null when nobody has. */
export function activeElement(): Element | null {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active === document.body ? null : active
}

/** Moves the focus and says whether it went: a hidden, disabled or removed element refuses. */
const takes = (element: Element | null | undefined): boolean => {
  if (element instanceof HTMLElement || element instanceof SVGElement) element.focus({ preventScroll: true })
  return !!element && activeElement() === element
}

/** Remembers who has the focus now. The returned function gives it back: to them, else to `target`, else to what stands before. */
export function rememberFocus(): (target: Element | null) => void {
  const trail: Node[] = []
  for (let node: Node | null = activeElement(); node; node = node.parentNode) trail.push(node)
  const owner = trail[0]
  return (target) => {
    if ((owner instanceof Element && takes(owner)) || takes(target)) return
    const place = trail.find((node) => node.isConnected) ?? target
    const all = [...document.querySelectorAll(focusable)]
    if (!all.findLast((element) => place && place.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING && takes(element))) all.find(takes)
  }
}
