// Path patterns: `*` stands for any part of one segment, `**` for any number of segments. Linear in segments, no regex.

/** Matches a path such as `/c/general` or, for hash routers, `#/c/general`. A trailing slash makes no difference. */
export function matchesPath(glob: string, path: string): boolean {
  const split = (s: string): string[] => s.replace(/\/+$/, '').split('/')
  return greedy(split(glob), split(path), '**', matchesGlob)
}

/** `*` stands for any run of characters, anywhere; all else is literal. */
export function matchesGlob(pattern: string, text: string): boolean {
  return greedy([...pattern], [...text], '*', (a, b) => a === b)
}

// The classic wildcard walk: on a mismatch only the last star takes one more, so it is at most pattern × input steps.
function greedy(pattern: readonly string[], input: readonly string[], star: string, same: (pattern: string, input: string) => boolean): boolean {
  let p = 0
  let i = 0
  let starAt = -1
  let taken = 0
  while (i < input.length) {
    const want = pattern[p]
    if (want === star) {
      starAt = p++
      taken = i
    } else if (want !== undefined && same(want, input[i] ?? '')) {
      p++
      i++
    } else if (starAt >= 0) {
      p = starAt + 1
      i = ++taken
    } else return false
  }
  while (pattern[p] === star) p++
  return p === pattern.length
}
