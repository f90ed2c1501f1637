// Seeded chance: the same seed gives the same people. (mulberry32, public domain, by Tommy Ettinger.)
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number
  chance(probability: number): boolean
  /** Whole, both ends included. */
  whole(from: number, to: number): number
  between(from: number, to: number): number
  /** Waiting time with this median: mostly short, sometimes very long. */
  wait(medianMs: number): number
  pick<Item>(items: readonly [Item, ...Item[]]): Item
  hex(letters: number): string
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    chance: (probability) => next() < probability,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    between: (from, to) => from + next() * (to - from),
    // Log-normal by Box and Muller; sigma 1 puts one in six beyond e times the median.
    wait: (medianMs) => medianMs * Math.exp(Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())),
    pick: (items) => items[Math.floor(next() * items.length)] ?? items[0],
    hex: (letters) => Array.from({ length: letters }, () => Math.floor(next() * 16).toString(16)).join(''),
  }
}

/** A UUIDv7 of that moment: sorts by time like the ids of real clients, and is the same for the same seed. */
export function uuidAt(random: Random, at: number): string {
  const time = Math.floor(at).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.hex(3)}-${random.pick(['8', '9', 'a', 'b'])}${random.hex(3)}-${random.hex(12)}`
}
