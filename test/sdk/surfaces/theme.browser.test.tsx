// Whatever colours a customer chooses, what is read stays readable, in light and in dark.
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ThemeTokens } from '../../../sdk/protocol/theme.schema.ts'
import { openSurface } from '../../../sdk/surfaces/tour.ts'
import { applyTheme } from '../../../sdk/surfaces/ui/theme.ts'
import { aTour } from '../../support/surfaceViews.ts'
import { closeAll, desk, hostPage, keep, part, recordingDeps } from './stubs.ts'

/** What the browser paints for a colour, as 0…255 channels. */
const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
function painted(colour: string): number[] {
  if (!context) throw new Error('no canvas')
  context.fillStyle = colour
  context.fillRect(0, 0, 1, 1)
  return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3)
}
const luminance = (colour: string): number => {
  const [r = 0, g = 0, b = 0] = painted(colour).map((channel) => (channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (one: string, other: string): number => {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}
const anyColour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)

/** Resolves our variables as the sheet would use them. */
function resolve(names: readonly string[]): Record<string, string> {
  const card = part('card')
  const probe = document.createElement('i')
  card.append(probe)
  const values = Object.fromEntries(names.map((name) => [name, ((probe.style.color = `var(--${name})`), getComputedStyle(probe).color)]))
  probe.remove()
  return values
}
function apply(theme: ThemeTokens, mode: 'light' | 'dark'): void {
  const box = part('card').parentElement
  if (!box) throw new Error('no box')
  box.removeAttribute('style')
  box.style.colorScheme = mode
  applyTheme(box, theme)
}

beforeEach(async () => {
  await desk()
  hostPage()
  await keep(openSurface(aTour(), recordingDeps()))
})
afterEach(closeAll)

describe.each(['light', 'dark'] as const)('in %s', (mode) => {
  it('reads on any accent, and any accent reads on the surface and its tint', () => {
    fc.assert(
      fc.property(anyColour, (accent) => {
        apply({ accent }, mode)
        const c = resolve(['accent', 'on', 'hover', 'ink', 'surface', 'soft'])
        expect(contrast(c['on'] ?? '', c['accent'] ?? '')).toBeGreaterThanOrEqual(4.5)
        expect(contrast(c['on'] ?? '', c['hover'] ?? '')).toBeGreaterThanOrEqual(4.5)
        expect(contrast(c['ink'] ?? '', c['surface'] ?? '')).toBeGreaterThanOrEqual(4.5)
        expect(contrast(c['ink'] ?? '', c['soft'] ?? '')).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })

  it('reads on any surface with any text colour', () => {
    fc.assert(
      fc.property(anyColour, anyColour, anyColour, (surface, text, accent) => {
        apply({ surface, text, accent }, mode)
        const c = resolve(['surface', 'text', 'text2', 'text3', 'ink'])
        for (const name of ['text', 'text2', 'text3', 'ink']) expect(contrast(c[name] ?? '', c['surface'] ?? '')).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })

  it("keeps the designer's own colours as they are", () => {
    apply({ accent: '#5e48c8' }, 'light')
    expect(resolve(['accent', 'ink', 'on'])).toEqual({ accent: 'rgb(94, 72, 200)', ink: 'rgb(94, 72, 200)', on: 'rgb(255, 255, 255)' })
  })
})

describe('the host and the theme', () => {
  it('takes short colours, fonts, radius and mode', async () => {
    await closeAll()
    await keep(openSurface(aTour(), recordingDeps({ theme: { accent: '#0a8', font: 'Georgia', radius: 4, mode: 'dark' } })))
    const style = getComputedStyle(part('card'))
    expect(style.fontFamily).toMatch(/^Georgia/)
    expect(style.borderRadius).toBe('4px')
    expect(style.colorScheme).toBe('dark')
    expect(style.backgroundColor).toBe('rgb(29, 30, 38)')
  })

  it("inherits the host's font, and does not inherit its forgetting of one", async () => {
    await closeAll()
    document.body.style.fontFamily = 'Courier New'
    await keep(openSurface(aTour(), recordingDeps()))
    expect(getComputedStyle(part('title')).fontFamily).toMatch(/Courier New/)
    await closeAll()
    document.body.style.fontFamily = ''
    await keep(openSurface(aTour(), recordingDeps()))
    expect(getComputedStyle(part('title')).fontFamily).toMatch(/^system-ui/)
  })

  it('follows the colour scheme that the host declares', async () => {
    await closeAll()
    document.documentElement.style.colorScheme = 'dark'
    await keep(openSurface(aTour(), recordingDeps()))
    expect(getComputedStyle(part('card')).backgroundColor).toBe('rgb(29, 30, 38)')
    document.documentElement.style.colorScheme = ''
  })
})
