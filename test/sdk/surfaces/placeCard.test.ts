import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeCard, type Box, type Side } from '../../../sdk/surfaces/placeCard.ts'

const view = { width: 1280, height: 800 }
const card = { width: 340, height: 180 }
const sides: readonly Side[] = ['top', 'bottom', 'left', 'right']
const middle: Box = { x: 600, y: 380, width: 80, height: 32 }

const overlaps = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
const anyBox = fc.record({ x: fc.integer({ min: -400, max: 1600 }), y: fc.integer({ min: -400, max: 1200 }), width: fc.integer({ min: 1, max: 1400 }), height: fc.integer({ min: 1, max: 1200 }) })
const anyCard = fc.record({ width: fc.integer({ min: 240, max: 520 }), height: fc.integer({ min: 80, max: 500 }) })

describe('placing a card', () => {
  it.each(sides)('takes the wanted side when there is room: %s', (side) => {
    const place = placeCard(middle, card, view, side, 16)
    expect(place.side).toBe(side)
    expect(place.arrow).not.toBeNull()
  })

  it('keeps the gap to the target', () => {
    expect(placeCard(middle, card, view, 'bottom', 20).y).toBe(380 + 32 + 20)
    expect(placeCard(middle, card, view, 'top', 20).y).toBe(380 - 180 - 20)
    expect(placeCard(middle, card, view, 'right', 16).x).toBe(680 + 16)
    expect(placeCard(middle, card, view, 'left', 16).x).toBe(600 - 340 - 16)
  })

  it('takes the opposite side when the wanted one has no room', () => {
    expect(placeCard({ ...middle, y: 4 }, card, view, 'top', 16).side).toBe('bottom')
    expect(placeCard({ ...middle, y: 760 }, card, view, 'bottom', 16).side).toBe('top')
    expect(placeCard({ ...middle, x: 4 }, card, view, 'left', 16).side).toBe('right')
  })

  it('turns to the other axis when neither side has room', () => {
    expect(placeCard({ x: 0, y: 0, width: 248, height: 800 }, card, view, 'bottom', 16).side).toBe('right')
  })

  it('shifts along the edge of the window and lets the arrow follow the target', () => {
    const place = placeCard({ x: 1200, y: 10, width: 60, height: 32 }, card, view, 'bottom', 16)
    expect(place.x).toBe(1280 - 340 - 8)
    expect(place.x + (place.arrow ?? 0)).toBe(1230)
  })

  it('draws no arrow when the card has to lie on its target', () => {
    expect(placeCard({ x: 0, y: 0, ...view }, card, view, 'bottom', 16).arrow).toBeNull()
  })

  it('never leaves the window, wherever the target is', () => {
    fc.assert(
      fc.property(anyBox, anyCard, fc.constantFrom(...sides), (target, size, side) => {
        const { x, y } = placeCard(target, size, view, side, 16)
        expect(x).toBeGreaterThanOrEqual(8)
        expect(y).toBeGreaterThanOrEqual(8)
        expect(x + size.width).toBeLessThanOrEqual(view.width - 8)
        expect(y + size.height).toBeLessThanOrEqual(view.height - 8)
      }),
    )
  })

  it('points only at the target and never covers it while it points', () => {
    fc.assert(
      fc.property(anyBox, anyCard, fc.constantFrom(...sides), (target, size, wanted) => {
        const { x, y, side, arrow } = placeCard(target, size, view, wanted, 16)
        if (arrow === null) return
        const beside = side === 'left' || side === 'right'
        const at = beside ? y + arrow : x + arrow
        expect(at).toBeGreaterThanOrEqual(beside ? target.y : target.x)
        expect(at).toBeLessThanOrEqual(beside ? target.y + target.height : target.x + target.width)
        expect(overlaps({ x, y, ...size }, target)).toBe(false)
      }),
    )
  })

  it('starts at the edge when the window is smaller than the card', () => {
    expect(placeCard(middle, { width: 340, height: 900 }, view, 'bottom', 16).y).toBe(8)
  })
})
