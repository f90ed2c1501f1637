// The person's own act as the way on: observed in the capture phase, never prevented, so the host does what it always does.
import { listen } from '../lib/listen.ts'
import type { Advance } from '../protocol/guide.schema.ts'
import { resolve } from '../targets/resolve.ts'

const settleMs = 500

/** Calls `done` once the act happened on `element` (or on the rule's own target). Other rules listen to nothing. */
export function listenAdvance(advance: Advance | undefined, element: () => Element | null, done: (how: 'click' | 'input') => void): () => void {
  if (advance?.on !== 'click' && advance?.on !== 'input') return () => {}
  const { on, valid } = advance
  let timer: ReturnType<typeof setTimeout> | undefined
  let pressed: Element | null = null

  const target = (): Element | null => {
    const found = advance.target ? resolve(advance.target) : element()
    return typeof found === 'string' ? null : found
  }
  const hit = (event: Event): Element | null => {
    const wanted = target()
    return wanted && event.composedPath().includes(wanted) ? wanted : null
  }
  const press = (event: Event): void => void (pressed = hit(event))
  const click = (event: Event): void => {
    // The second click of a double-click belongs to the first. A target that was gone before its click was pressed all the same.
    const first = event.type === 'click' && (event as MouseEvent).detail < 2 // a click is a mouse event
    if ((first && hit(event)) || (pressed && !pressed.isConnected)) done('click')
  }
  const judge = (field: EventTarget | undefined): void => {
    if (valid && field && 'checkValidity' in field && !(field as HTMLInputElement).checkValidity()) return // has the method, checked here
    const value = field && 'value' in field ? field.value : (field as Element | undefined)?.textContent // an event of this name comes from an element
    if (value) done('input')
  }
  const type = (event: Event): void => {
    if (!hit(event)) return
    clearTimeout(timer)
    const field = event.composedPath()[0]
    if (event.type === 'change') judge(field)
    // Japanese and Chinese are composed: the text is there only when composition ends.
    else if (!(event as InputEvent).isComposing) timer = setTimeout(judge, settleMs, field) // undefined on compositionend
  }

  const page = target()?.ownerDocument.defaultView ?? window
  const offs = on === 'click' ? [listen(page, 'pointerdown', press), listen(page, 'pointerup', click), listen(page, 'click', click)] : ['input', 'change', 'compositionend'].map((name) => listen(page, name, type))
  return () => {
    clearTimeout(timer)
    offs.forEach((off) => off())
  }
}
