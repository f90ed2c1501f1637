// Quantiles of measured times. Nearest rank (Hyndman and Fan 1996, type 1): always a value that occurred.

/** `share` in 0…1 of `values`, which need no order; null of none. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null
}
