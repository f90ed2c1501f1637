// Traits keep, per name, the value with the latest event time, whatever order the events came in. A null is a value too.

export interface StoredTraits {
  traits: string
  trait_times: string
}

/** Larger sets take no new names; what is there can still change. */
const maxStored = 64 * 1024

/** Null: nothing changed. `at` orders writes: event time, then message id. */
export function mergeTraits(stored: StoredTraits, sent: Readonly<Record<string, unknown>>, at: string): StoredTraits | null {
  const names = Object.keys(sent)
  if (names.length === 0) return null
  const traits = new Map<string, unknown>(Object.entries(JSON.parse(stored.traits)))
  const times = new Map<string, unknown>(Object.entries(JSON.parse(stored.trait_times)))
  let changed = false
  for (const name of names) {
    const last = times.get(name)
    if (typeof last === 'string' && last >= at) continue
    if (last === undefined && stored.traits.length > maxStored) continue
    traits.set(name, sent[name])
    times.set(name, at)
    changed = true
  }
  return changed ? { traits: JSON.stringify(Object.fromEntries(traits)), trait_times: JSON.stringify(Object.fromEntries(times)) } : null
}

/** Sorts as (ts, id) does. Times before 1970 are shifted so that text order holds. */
export const traitMoment = (ts: number, messageId: Uint8Array): string => `${String(ts + 8_640_000_000_000_000).padStart(17, '0')}-${Buffer.from(messageId).toString('hex')}`
