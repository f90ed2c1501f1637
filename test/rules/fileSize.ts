// A file holds one thing: nobody should have to scroll through three hundred lines to find it.
import { codeIn, type Files } from './files.ts'

export const watchedFrom = 200
export const longestAllowed = 300

/** Code and style files with more lines than `lines`, longest first. */
export function longFiles(files: Files, lines: number): string[] {
  const styles = Object.entries(files).filter(([path]) => path.endsWith('.css'))
  return [...codeIn(files), ...styles]
    .map(([path, text]) => ({ path, count: text.replace(/\n$/, '').split('\n').length }))
    .filter(({ count }) => count > lines)
    .sort((a, b) => b.count - a.count)
    .map(({ path, count }) => `${path}: ${count} lines`)
}
