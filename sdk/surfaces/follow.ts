// Says when a target may have moved: by scroll of what holds it, by resize, by layout shift. Nothing runs while nothing moves.
// Not Floating UI's autoUpdate: that costs a kilobyte more, and looks every second at a target that is out of sight.
import { listen } from '../lib/listen.ts'
import { outOf } from './ui/outOf.ts'

/** The elements around `target` that cut off what scrolls out of them. */
export function clippersOf(target: Element): Element[] {
  const found: Element[] = []
  for (let node: Node | null | undefined = target; node; node = outOf(node)) {
    if (node.nodeType !== Node.ELEMENT_NODE) continue
    const element = node as Element // its type says so
    const { overflow, display, position } = getComputedStyle(element)
    // What html and body cut off, the window does.
    if (element !== target && !/^(html|body)$/.test(element.localName) && display !== 'contents' && /auto|scroll|hidden|clip/.test(overflow)) found.push(element)
    // It stands before whatever is around it.
    if (position === 'fixed') break
  }
  return found
}

/** Calls `onMove` at once and whenever it may be needed. Returns the end. */
export function follow(target: Element, card: Element, onMove: () => void): () => void {
  const ends: (() => void)[] = []
  for (let node: Node | null | undefined = target; node; node = outOf(node)) {
    // A scroll inside a shadow tree is heard there alone.
    if (!node.parentNode) ends.push(listen(node, 'scroll', onMove))
    if (node.nodeType === Node.DOCUMENT_NODE) ends.push(listen((node as Document).defaultView, 'resize', onMove)) // its type says so
  }
  const sizes = new ResizeObserver(onMove)
  sizes.observe(target)
  sizes.observe(card)

  let sight: IntersectionObserver | undefined
  /** The window is narrowed to the target, so that every move out of there is noticed; `share` of it can be seen there. Out of sight: until it comes back. */
  const watch = (share: number): void => {
    sight?.disconnect()
    const { left, top, right, bottom } = target.getBoundingClientRect()
    const root = target.ownerDocument
    const { clientWidth, clientHeight } = root.documentElement
    const rootMargin = [top, clientWidth - right, clientHeight - bottom, left].map((px) => `${-Math.floor(px)}px`).join(' ')
    let moved = false
    sight = new IntersectionObserver(
      ([{ intersectionRatio } = { intersectionRatio: 1 }]) => {
        // The first report says how things stand: what its scroller cuts off is no move, a change from there is.
        const differs = Math.abs(intersectionRatio - share) > 1e-3
        if (moved || differs) {
          onMove()
          watch(moved || !share ? 1 : intersectionRatio)
        }
        moved = true
      },
      { root, rootMargin: share ? rootMargin : '0px', threshold: share || 1e-7 },
    )
    sight.observe(target)
  }
  onMove()
  watch(1)
  return () => {
    for (const end of ends) end()
    sizes.disconnect()
    sight?.disconnect()
  }
}
