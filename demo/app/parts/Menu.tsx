// A button that opens a small panel of links and choices, above everything else on the page. Escape, a click elsewhere, or
// leaving it closes it.
import type { ComponentChildren, JSX } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'

interface MenuProps { label: string; face: ComponentChildren; class: string; side: 'start' | 'end'; children: (close: () => void) => ComponentChildren }

const gapPx = 6

export function Menu({ label, face, side, children, class: look }: MenuProps): JSX.Element {
  const [open, setOpen] = useState(false)
  const [place, setPlace] = useState<JSX.CSSProperties>({})
  const box = useRef<HTMLDivElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const id = useId()
  const close = (): void => panel.current?.hidePopover()
  function onBeforeToggle({ newState }: JSX.TargetedToggleEvent<HTMLDivElement>): void {
    setOpen(newState === 'open')
    const at = box.current?.getBoundingClientRect()
    if (newState !== 'open' || !at) return
    const top = at.bottom + gapPx
    setPlace(side === 'start' ? { top, left: at.left } : { top, right: document.documentElement.clientWidth - at.right })
  }
  function onFocusOut(event: FocusEvent): void {
    const next = event.relatedTarget
    if (next instanceof Node && !box.current?.contains(next)) close()
  }
  return (
    <div class="menu" ref={box} onFocusOut={onFocusOut}>
      <button type="button" class={look} aria-expanded={open} popovertarget={id}>
        {face}
        <span class="hidden-text">{label}</span>
      </button>
      <div id={id} ref={panel} popover="auto" class="menu-panel" style={place} onBeforeToggle={onBeforeToggle}>
        {open && children(close)}
      </div>
    </div>
  )
}
