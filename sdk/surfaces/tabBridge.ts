// Tab goes target, card, what follows the target, where showPopover's `source` cannot arrange it: older browsers, SVG targets.

/** Returns the end of the bridge. */
export function bridgeTab(target: Element, card: HTMLElement): () => void {
  const onKey = (event: KeyboardEvent): void => {
    // A card that rests as a chip has nothing to lead to.
    if (event.key !== 'Tab' || event.defaultPrevented || !card.isConnected) return
    const buttons = [...card.querySelectorAll<HTMLElement>('a,button')]
    const tree = card.getRootNode()
    const active = tree instanceof ShadowRoot ? tree.activeElement : null
    const back = event.shiftKey
    if (!active && document.activeElement === target && !back) buttons[0]?.focus()
    else if (active && active === buttons.at(0) && back) focusOn(target)
    // From the target the browser itself goes on to what follows it.
    else if (active && active === buttons.at(-1) && !back) return focusOn(target)
    else return
    event.preventDefault()
  }
  document.addEventListener('keydown', onKey, true)
  return () => document.removeEventListener('keydown', onKey, true)
}

const focusOn = (element: Element): void => {
  if (element instanceof HTMLElement || element instanceof SVGElement) element.focus()
}
