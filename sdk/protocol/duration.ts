// Elapsed time as authors write it; 1d is 24 hours, never a calendar day.

const unitMs: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }

/** `'7d'` → 604800000; NaN for anything that is not a duration. */
export function durationMs(duration: string): number {
  const unit = unitMs[duration.slice(-1)]
  const amount = duration.slice(0, -1)
  return unit && /^[1-9]\d{0,5}$/.test(amount) ? Number(amount) * unit : NaN
}
