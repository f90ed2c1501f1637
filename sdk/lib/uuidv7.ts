// Ids that sort by the time they were made: UUIDv7 (RFC 9562 §5.7), strictly increasing within one page.

/** Makes ids whose first 48 bits are `now()`; a clock that stands still or runs back never breaks the order. */
export function createIds(now: () => number): () => string {
  let lastMs = 0
  let counter = 0
  return () => {
    const ms = now()
    const [high = 0, ...random] = randomBytes()
    if (ms > lastMs) {
      lastMs = ms
      counter = high << 3
    } else if (++counter > 0xfff) {
      lastMs++
      counter = 0
    }
    const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0')
    const tail = random.map((byte, i) => hex(i ? byte : (byte & 0x3f) | 0x80, 2)).join('')
    return (hex(lastMs, 12) + 7 + hex(counter, 3) + tail).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  }
}

/** When an id of ours was made, in ms since epoch; NaN for other ids. */
export const idTime = (id: string): number => Number(`0x${id.slice(0, 8)}${id.slice(9, 13)}`)

function randomBytes(): Uint8Array {
  const bytes = new Uint8Array(9)
  try {
    return crypto.getRandomValues(bytes)
  } catch {
    // Blocked or missing: the collector dedupes by id and nothing secret hangs on it, so weaker chance will do.
    return bytes.map(() => Math.random() * 256)
  }
}
