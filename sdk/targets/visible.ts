// Can a person see it? Laid out, not hidden by visibility, with an area. Opacity is left alone: things fade in.

export function isVisible(element: Element): boolean {
  if (!element.checkVisibility({ visibilityProperty: true, checkVisibilityCSS: true })) return false
  const { width, height } = element.getBoundingClientRect()
  return width > 0 && height > 0
}
