// Is a modal layer of the host in the way? A target inside it is fine: the surface moves there.
import { modalSelector } from '../lib/modalSelector.ts'
import { isVisible } from './visible.ts'

export function hostModalOver(target: Element | null): Element | null {
  const modals = [...document.querySelectorAll(modalSelector)].filter(isVisible)
  return modals.length && !modals.some((modal) => holds(modal, target)) ? (modals[0] ?? null) : null
}

/** `contains` across shadow roots and frames. */
function holds(outer: Element, inner: Node | null | undefined): boolean {
  if (!inner || outer.contains(inner)) return !!inner
  const root = inner.getRootNode()
  if (root.nodeType === Node.DOCUMENT_FRAGMENT_NODE) return holds(outer, (root as ShadowRoot).host) // the only fragment that is a root of a connected node
  return holds(outer, root === inner.ownerDocument ? inner.ownerDocument?.defaultView?.frameElement : null)
}
