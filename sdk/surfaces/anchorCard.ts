// Keeps the card, its arrow and the spotlight at the target: on scroll, resize and layout shift,
// with nothing running while nothing moves.
import type { TourView } from '../runner/view.ts'
import { clippersOf, follow } from './follow.ts'
import { placeCard, type Box, type Side } from './placeCard.ts'

export interface Anchored {
  readonly card: HTMLElement
  readonly spot: HTMLElement
  readonly view: TourView
  readonly target: Element
  /** The target left the part of its scrollers that can be seen, or came back. */
  readonly onHidden: (hidden: boolean) => void
}

/** The target in this window's coordinates, also from inside frames of the same origin. */
function boxOf(target: Element): Box {
  let { x, y, width, height } = target.getBoundingClientRect()
  for (let frame = target.ownerDocument.defaultView?.frameElement; frame; frame = frame.ownerDocument.defaultView?.frameElement) {
    const outer = frame.getBoundingClientRect()
    x += outer.x + frame.clientLeft
    y += outer.y + frame.clientTop
  }
  return { x, y, width, height }
}

/** Places it at once, then follows. Returns the end of following. */
export function anchorCard({ card, spot, view, target, onHidden }: Anchored): () => void {
  const style = getComputedStyle(target)
  const rtl = style.direction === 'rtl'
  const wanted: Side = { top: 'top', bottom: 'bottom', auto: 'bottom', start: rtl ? 'right' : 'left', end: rtl ? 'left' : 'right' }[view.placement] as Side // the table holds sides only
  const ring = view.spotlight === 'ring'
  const pad = ring ? 4 : 2
  const tip = card.querySelector<SVGElement>('.arrow')
  const scrollers = clippersOf(target)
  spot.style.borderRadius = `calc(${style.borderStartStartRadius.split(' ')[0]} + ${pad}px)`
  let hidden = false
  return follow(target, card, () => {
    // A removed target measures as the page's corner: stay until the runner names another.
    if (!target.isConnected) return
    const box = boxOf(target)
    const window = { x: 0, y: 0, width: document.documentElement.clientWidth, height: innerHeight }
    const { x, y, side, arrow } = placeCard(box, { width: card.offsetWidth, height: card.offsetHeight }, window, wanted, ring ? 20 : 16)
    card.dataset['side'] = side
    card.style.translate = `${Math.round(x)}px ${Math.round(y)}px`
    if (tip) {
      tip.style.opacity = arrow === null ? '0' : '1'
      tip.style.setProperty('--at', `${arrow ?? 0}px`)
    }
    spot.style.translate = `${box.x - pad}px ${box.y - pad}px`
    spot.style.width = `${box.width + 2 * pad}px`
    spot.style.height = `${box.height + 2 * pad}px`
    const outside = ({ x, y, width, height }: Box): boolean => box.x >= x + width || box.y >= y + height || box.x + box.width <= x || box.y + box.height <= y
    const isHidden = outside(window) || scrollers.some((each) => outside(boxOf(each)))
    if (hidden !== isHidden) onHidden((hidden = isHidden))
  })
}
