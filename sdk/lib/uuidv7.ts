// Ids that sort by the time they were made: UUIDv7 (RFC 9562 §5.7), strictly increasing within one page.

/** Makes ids whose first 48 bits are `now()`; a clock that stands still or runs back never breaks the order. */
export function createIds(now: () => number): () => string {
  let lastMs = 0
  let counter = 0
  return () => {
    const ms = now()
    if (ms > lastMs) {
      lastMs = ms
      counter = randomBytes(2).reduce((sum, byte) => sum * 256 + byte, 0) & 0x7ff
    } else if (++counter > 0xfff) {
      lastMs++
      counter = 0
    }
    const tail = randomBytes(8)
    tail[0] = ((tail[0] ?? 0) & 0x3f) | 0x80
    const hex = lastMs.toString(16).padStart(12, '0') + (0x7000 + counter).toString(16) + [...tail].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  }
}

/** When an id of ours was made, in ms since epoch; NaN for other ids. */
export const idTime = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)

function randomBytes(length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  try {
    return crypto.getRandomValues(bytes)
  } catch {
    // Blocked or missing: the collector dedupes by id and nothing secret hangs on it, so weaker chance will do.
    return bytes.map(() => Math.random() * 256)
  }
}
