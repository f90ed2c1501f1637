// Weeks begin on Monday 00:00 of a time zone (ISO 8601), found by local date, never by 86,400 s steps, so DST does not shift them.

export interface ZonedWeeks {
  /** Start of the week that holds `at`, ms since epoch. */
  readonly startOf: (at: number) => number
  /** Start of the local day that holds `at`. */
  readonly dayOf: (at: number) => number
  /** `count` week starts up to and with the one that holds `until`, oldest first. */
  readonly back: (until: number, count: number) => number[]
}

const dayMs = 86_400_000

export function zonedWeeks(zone: string): ZonedWeeks {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
  // The local wall clock read as if it were UTC: its distance from `at` is the zone's offset there.
  const wall = (at: number): number => {
    const found = Object.fromEntries(parts.formatToParts(at).map((p) => [p.type, Number(p.value)]))
    return Date.UTC(found.year ?? 1970, (found.month ?? 1) - 1, found.day ?? 1, found.hour ?? 0, found.minute ?? 0, found.second ?? 0)
  }
  // Two rounds settle the offset also where local midnight lies beyond a change of clocks.
  const fromWall = (local: number): number => {
    let at = local
    for (let i = 0; i < 2; i++) at += local - wall(at)
    return at
  }
  const localDay = (at: number): number => Math.floor(wall(at) / dayMs) * dayMs
  const startOf = (at: number): number => {
    const day = localDay(at)
    return fromWall(day - ((new Date(day).getUTCDay() + 6) % 7) * dayMs)
  }
  return {
    startOf,
    dayOf: (at) => fromWall(localDay(at)),
    back: (until, count) => {
      const local = wall(startOf(until))
      return Array.from({ length: count }, (_, i) => fromWall(local - (count - 1 - i) * 7 * dayMs))
    },
  }
}
