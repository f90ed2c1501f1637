// "Did you mean …?": the known name closest to what was written.

/** The nearest of `known` within two fifths of the word's length (Levenshtein), or undefined. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined
  let bestDistance = Math.max(1, Math.round(word.length * 0.4)) + 1
  for (const name of known) {
    const d = distance(word.toLowerCase(), name.toLowerCase(), bestDistance)
    if (d < bestDistance) {
      best = name
      bestDistance = d
    }
  }
  return best
}

function distance(a: string, b: string, cap: number): number {
  if (Math.abs(a.length - b.length) >= cap) return cap
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) next[j] = Math.min((row[j] ?? cap) + 1, (next[j - 1] ?? cap) + 1, (row[j - 1] ?? cap) + (a[i - 1] === b[j - 1] ? 0 : 1))
    row = next
  }
  return row[b.length] ?? cap
}
