// The folders of the repository as a list. tree.txt is the checked-in copy: a new folder is a decision, seen in review.

/** Every folder that holds a file, directly or below, sorted. */
export function folderTree(paths: readonly string[]): string[] {
  const folders = new Set<string>()
  for (const path of paths) {
    const parts = path.split('/').slice(0, -1)
    parts.forEach((_, index) => folders.add(parts.slice(0, index + 1).join('/')))
  }
  return [...folders].sort()
}
