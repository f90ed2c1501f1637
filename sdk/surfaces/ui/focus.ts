// Where the focus is, across open shadow roots, and how it comes back. It never ends on <body>.

/** The element that really has the focus; null when nobody has. */
export function activeElement(): Element | null {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active === document.body ? null : active
}

/** Moves the focus and says whether it went: a hidden, disabled or removed element refuses. */
export const takes = (element: Element | null | undefined): boolean => {
  if (element instanceof HTMLElement || element instanceof SVGElement) element.focus({ preventScroll: true })
  return !!element && activeElement() === element
}

/** Who has the focus now, and all that is around them. */
export function trailOfFocus(): readonly Node[] {
  const trail: Node[] = []
  for (let node: Node | null = activeElement(); node; node = node.parentNode) trail.push(node)
  return trail
}

/** Gives it back to who had it, else to `target`; says whether one of them took it. */
export const giveBackTo = ([owner]: readonly Node[], target: Element | null): boolean => (owner instanceof Element && takes(owner)) || takes(target)
