// Does one of our layers hide what the host has just given the focus to? (WCAG 2.2, 2.4.11)

/** True when more than half of `element` lies under `layer`. */
export function covers(layer: Element, element: Element): boolean {
  const a = element.getBoundingClientRect()
  const b = layer.getBoundingClientRect()
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return width > 0 && height > 0 && width * height > (a.width * a.height) / 2
}
