// Time and timers behind one small door, so that tests turn the clock and every timer can be undone.

export interface Clock {
  /** ms since epoch; may jump either way. */
  readonly now: () => number
  /** Runs once after `delayMs`; the returned function cancels it. */
  readonly after: (delayMs: number, run: () => void) => () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
}
