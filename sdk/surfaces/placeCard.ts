// Where a card goes beside its target: the wanted side, else its opposite, else the others, always inside the window.
// Pure geometry in window coordinates; the card lives in the top layer, so no ancestor of it can shift or clip it.

export type Side = 'top' | 'bottom' | 'left' | 'right'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Place {
  readonly x: number
  readonly y: number
  readonly side: Side
  /** Where the arrow's middle sits along the card's edge, px; null when no honest arrow is possible. */
  readonly arrow: number | null
}

/** px between card and window. */
const edge = 8
/** px from a corner that an arrow needs: the corner and half of itself. */
const corner = 24
const order: Record<Side, readonly Side[]> = {
  top: ['top', 'bottom', 'right', 'left'],
  bottom: ['bottom', 'top', 'right', 'left'],
  left: ['left', 'right', 'bottom', 'top'],
  right: ['right', 'left', 'bottom', 'top'],
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high))

export function placeCard(target: Box, card: { readonly width: number; readonly height: number }, view: { readonly width: number; readonly height: number }, wanted: Side, gap: number): Place {
  const room = {
    top: target.y - card.height,
    bottom: view.height - target.y - target.height - card.height,
    left: target.x - card.width,
    right: view.width - target.x - target.width - card.width,
  }
  // Nothing fits: the roomiest side, pushed back into the window over a part of the target.
  const side = order[wanted].find((each) => room[each] >= gap + edge) ?? order[wanted].reduce((best, each) => (room[each] > room[best] ? each : best))
  const middle = { x: target.x + target.width / 2, y: target.y + target.height / 2 }
  const beside = side === 'left' || side === 'right'
  const free = {
    x: beside ? (side === 'left' ? room.left - gap : target.x + target.width + gap) : middle.x - card.width / 2,
    y: beside ? middle.y - card.height / 2 : side === 'top' ? room.top - gap : target.y + target.height + gap,
  }
  const x = clamp(free.x, edge, Math.max(edge, view.width - card.width - edge))
  const y = clamp(free.y, edge, Math.max(edge, view.height - card.height - edge))
  const along = beside ? middle.y - y : middle.x - x
  const arrow = clamp(along, corner, (beside ? card.height : card.width) - corner)
  const reaches = Math.abs(arrow - along) <= (beside ? target.height : target.width) / 2
  return { x, y, side, arrow: reaches && room[side] >= gap + edge ? arrow : null }
}
