// Ranges for shares of small counts. Sources: Wilson 1927; Newcombe 1998, method 10, for the difference of two shares.

const z = 1.959964 // 95 %

export type Range = [low: number, high: number]

/** The 95 % Wilson range of `numerator` of `denominator`, 0…1; null without cases. */
export function wilson(numerator: number, denominator: number): Range | null {
  if (denominator <= 0) return null
  const p = numerator / denominator
  const scale = 1 + z ** 2 / denominator
  const centre = p + z ** 2 / (2 * denominator)
  const spread = z * Math.sqrt((p * (1 - p)) / denominator + z ** 2 / (4 * denominator ** 2))
  return [Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)]
}

export interface Share {
  readonly numerator: number
  readonly denominator: number
}

/** The 95 % range of a − b, −1…1; null when either has no cases. */
export function differenceRange(a: Share, b: Share): Range | null {
  const rangeA = wilson(a.numerator, a.denominator)
  const rangeB = wilson(b.numerator, b.denominator)
  if (!rangeA || !rangeB) return null
  const pA = a.numerator / a.denominator
  const pB = b.numerator / b.denominator
  const d = pA - pB
  return [d - Math.hypot(pA - rangeA[0], rangeB[1] - pB), d + Math.hypot(rangeA[1] - pA, pB - rangeB[0])]
}
