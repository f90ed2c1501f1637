// A button that opens a small panel of links and choices. Escape, a click elsewhere, or leaving it closes it.
import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'

interface MenuProps { label: string; face: ComponentChildren; class: string; side: 'start' | 'end'; children: (close: () => void) => ComponentChildren }

export function Menu({ label, face, side, children, class: look }: MenuProps): JSX.Element {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  useEffect(() => {
    if (!open) return undefined
    function onPointer(event: PointerEvent): void {
      if (!box.current?.contains(event.target as Node)) setOpen(false) // pointer events of a document have a node as target
    }
    document.addEventListener('pointerdown', onPointer)
    return () => document.removeEventListener('pointerdown', onPointer)
  }, [open])
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !open) return
    event.stopPropagation()
    setOpen(false)
    button.current?.focus()
  }
  function onFocusOut(event: FocusEvent): void {
    const next = event.relatedTarget
    if (next instanceof Node && !box.current?.contains(next)) setOpen(false)
  }
  return (
    <div class="menu" ref={box} onKeyDown={onKeyDown} onFocusOut={onFocusOut}>
      <button type="button" ref={button} class={look} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {face}
        <span class="hidden-text">{label}</span>
      </button>
      <div id={id} class={`menu-panel ${side}`} hidden={!open}>
        {open && children(() => setOpen(false))}
      </div>
    </div>
  )
}
