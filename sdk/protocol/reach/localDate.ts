// The calendar date of a moment in a zone; formatters are kept because making one costs far more than using it.
const formatters = new Map<string, Intl.DateTimeFormat>()

/** `2026-11-22`. An unknown zone counts as UTC; `checkProject` refuses it before. */
export function localDate(ts: number, zone: string): string {
  let formatter = formatters.get(zone)
  if (!formatter) formatters.set(zone, (formatter = createFormatter(zone)))
  return formatter.format(ts)
}

function createFormatter(zone: string): Intl.DateTimeFormat {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
  try {
    return new Intl.DateTimeFormat('en-CA', { ...options, timeZone: zone })
  } catch {
    // RangeError: not a zone of this machine.
    return new Intl.DateTimeFormat('en-CA', { ...options, timeZone: 'UTC' })
  }
}
