// The focus when both who had it and the target are gone: to what stands before the place, never to <body>.
import { takes } from './ui/focus.ts'

const focusable = 'a[href],button,input,select,textarea,[tabindex]:not([tabindex="-1"])'

/** `trail`: who had the focus, and what was around them then. */
export function focusNear(trail: readonly Node[], target: Element | null): void {
  const place = trail.find((node) => node.isConnected) ?? target
  const all = [...document.querySelectorAll(focusable)]
  if (!all.findLast((element) => place && place.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING && takes(element))) all.find(takes)
}
