// Time that only moves when told; timers run in order of their due time.
import type { Clock } from '../../sdk/lib/clock.ts'

export interface FakeClock extends Clock {
  /** Runs every timer due until then, each at its own time; lets promises settle between. */
  readonly advance: (ms: number) => Promise<void>
  readonly set: (now: number) => void
  readonly armed: () => number
}

/** Enough turns of the microtask queue for a chain of awaits inside memory. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 50; i++) await Promise.resolve()
}

export function createFakeClock(start = Date.UTC(2026, 0, 5)): FakeClock {
  let time = start
  let timers: { at: number; run: () => void }[] = []
  return {
    now: () => time,
    set: (now) => {
      time = now
    },
    armed: () => timers.length,
    after(delayMs, run) {
      const timer = { at: time + delayMs, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    async advance(ms) {
      const end = time + ms
      await settle()
      for (;;) {
        const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        timers = timers.filter((timer) => timer !== next)
        time = Math.max(time, next.at)
        next.run()
        await settle()
      }
      time = end
      await settle()
    },
  }
}
