// The wall between us and the host page: nothing thrown or rejected inside passes it. It is also the circuit breaker:
// 3 failures of one feature within 60 s turn that feature off, 10 in all turn the SDK off, until the next page load.

const windowMs = 60_000
const featureLimit = 3
const totalLimit = 10

export interface GuardDeps {
  readonly now: () => number
  /** Told of every failure. Must not throw. */
  readonly onFailure: (error: unknown, feature: string) => void
  /** A feature went off; '*' is the whole SDK. */
  readonly onTrip: (feature: string) => void
}

/** Runs `run`; on a failure, now or later if it gives a promise, answers `fallback`. */
export type Guard = <T>(feature: string, run: () => T, fallback: T) => T

export function createGuard({ now, onFailure, onTrip }: GuardDeps): Guard {
  const failures = new Map<string, number[]>()
  const off = new Set<string>()
  let total = 0

  const trip = (feature: string): void => {
    off.add(feature)
    onTrip(feature)
  }
  const fail = (error: unknown, feature: string): void => {
    onFailure(error, feature)
    const recent = [...(failures.get(feature) ?? []).filter((at) => at > now() - windowMs), now()]
    failures.set(feature, recent)
    if (++total >= totalLimit && !off.has('*')) trip('*')
    else if (recent.length >= featureLimit && !off.has(feature)) trip(feature)
  }

  return (feature, run, fallback) => {
    if (off.has('*') || off.has(feature)) return fallback
    try {
      const result = run()
      if (!isPromise(result)) return result
      const settled = result.then(undefined, async (error: unknown) => {
        fail(error, feature)
        return fallback
      })
      return settled as typeof result // a promise of the same value, with its rejection replaced by the fallback
    } catch (error) {
      fail(error, feature)
      return fallback
    }
  }
}

const isPromise = (value: unknown): value is Promise<unknown> => typeof (value as Partial<Promise<unknown>> | null)?.then === 'function' // of what it may be, all that is read
