// Ctrl+Alt+G: from the page to the guide in front, from a guide back to where one was.
import { trailOfFocus } from './ui/focus.ts'

let from: readonly Node[] = []

/** `inside`: the layer that the key was pressed in. */
export function jump(event: KeyboardEvent, inside: { readonly giveBack: (trail: readonly Node[]) => void } | undefined, front: () => HTMLElement | null | undefined): void {
  if (event.code !== 'KeyG' || !event.ctrlKey || !event.altKey || event.getModifierState('AltGraph')) return
  event.preventDefault()
  event.stopPropagation()
  if (inside) return inside.giveBack(from)
  from = trailOfFocus()
  front()?.focus()
}
