// From the customer's few tokens to the variables the sheets use. Contrast is repaired here: text on the accent is white or
// black, whichever reads; an accent too close to the surface is darkened (light) or lightened (dark) where it is text or line.
import type { ThemeTokens } from '../../protocol/theme.schema.ts'

type Colour = readonly number[]

const white: Colour = [255, 255, 255]
const black: Colour = [0, 0, 0]
const surfaces = { light: white, dark: [29, 30, 38] }

const parse = (hex: string): Colour => (hex.length < 6 ? [...hex.slice(1)].map((digit) => digit + digit) : (hex.match(/\w\w/g) ?? [])).slice(0, 3).map((pair) => parseInt(pair, 16))
const mix = (from: Colour, to: Colour, share: number): Colour => from.map((channel, i) => Math.round(channel + ((to[i] ?? 0) - channel) * share))
const css = (colour: Colour): string => `rgb(${colour})`

// WCAG 2.2 relative luminance and contrast ratio.
const luminance = (colour: Colour): number =>
  colour.reduce((sum, channel, i) => sum + ([0.2126, 0.7152, 0.0722][i] ?? 0) * (channel <= 10 ? channel / 3294.6 : ((channel / 255 + 0.055) / 1.055) ** 2.4), 0)
const contrast = (one: Colour, other: Colour): number => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}
/** Moves `colour` towards `end` until it reads on `ground`. */
const readable = (colour: Colour, ground: Colour, end: Colour, ratio: number): Colour => {
  let share = 0
  while (share < 1 && contrast(mix(colour, end, share), ground) < ratio) share += 0.05
  return mix(colour, end, share)
}
const onColour = (ground: Colour): Colour => (contrast(white, ground) >= 4.5 ? white : black)

/** Sets the variables on the surface's own box; tokens that are absent keep the sheet's defaults. */
export function applyTheme(box: HTMLElement, theme: ThemeTokens): void {
  const set = (name: string, value: string): void => box.style.setProperty(name, value)
  const surface = theme.surface && parse(theme.surface)
  // A surface of one's own settles light or dark.
  const mode = surface ? (onColour(surface) === white ? 'dark' : 'light') : theme.mode
  if (surface && mode) set('color-scheme', mode)

  if (surface) {
    const end = onColour(surface)
    const steps = { '--surface': 0, '--sub': 0.04, '--hovered': 0.06, '--border': 0.11, '--strong': 0.48 }
    for (const [name, share] of Object.entries(steps)) set(name, css(mix(surface, end, share)))
  }
  if (surface || theme.text) {
    const ground = surface || surfaces[mode === 'dark' ? 'dark' : 'light']
    const text = readable(theme.text ? parse(theme.text) : mode === 'dark' ? white : [25, 26, 32], ground, onColour(ground), 7)
    set('--text', css(text))
    for (const name of ['--text2', '--text3']) set(name, css(readable(mix(text, ground, 0.35), ground, text, 5)))
  }
  if (theme.accent) {
    const accent = parse(theme.accent)
    const inMode = (dark: boolean): Colour[] => {
      const ground = surface || surfaces[dark ? 'dark' : 'light']
      const end = onColour(ground)
      const base = dark ? (theme.accentDark ? parse(theme.accentDark) : readable(accent, ground, white, 6)) : accent
      const on = onColour(base)
      const tint = mix(ground, base, dark ? 0.22 : 0.09)
      // On a middling surface even black or white needs all the contrast there is.
      const soft = contrast(end, tint) < 4.6 ? ground : tint
      const ink = readable(readable(base, soft, end, 4.6), ground, end, 4.6)
      return [base, mix(base, on === white ? black : white, 0.16), on, soft, ink, mix(ground, ink, dark ? 0.4 : 0.26)]
    }
    const dark = inMode(true)
    inMode(false).forEach((light, i) => set(['--accent', '--hover', '--on', '--soft', '--ink', '--line'][i] ?? '', `light-dark(${css(light)},${css(dark[i] ?? light)})`))
  }
}
