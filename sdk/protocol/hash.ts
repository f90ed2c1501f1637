// Stable identities of content and people: RFC 8785 JSON, MurmurHash3 (x86, 32 bit). Test vectors are in docs/reference.

/** MurmurHash3_x86_32 over the UTF-8 bytes of `text`; public domain algorithm by Austin Appleby. */
export function murmur3(text: string, seed: number): number {
  const bytes = new TextEncoder().encode(text)
  const mix = (k: number): number => {
    k = Math.imul(k, 0xcc9e2d51)
    return Math.imul((k << 15) | (k >>> 17), 0x1b873593)
  }
  let h = seed
  const whole = bytes.length & ~3
  const at = (i: number): number => bytes[i] ?? 0
  for (let i = 0; i < whole; i += 4) {
    h ^= mix(at(i) | (at(i + 1) << 8) | (at(i + 2) << 16) | (at(i + 3) << 24))
    h = (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0
  }
  if (bytes.length & 3) h ^= mix(at(whole) | (at(whole + 1) << 8) | (at(whole + 2) << 16))
  h ^= bytes.length
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** JSON with sorted keys and no spaces (RFC 8785); keys whose value is undefined are left out. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, v]) => v !== undefined)
  // RFC 8785 sorts by UTF-16 code units, which is what `<` on strings does.
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(',')}}`
}

/** 16 hex digits: the hash of a guide or of any content (two seeds, 64 bits together). */
export function contentHash(value: unknown): string {
  const json = canonicalJson(value)
  return [0, 1].map((seed) => murmur3(json, seed).toString(16).padStart(8, '0')).join('')
}
