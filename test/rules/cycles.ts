// No circles: a file never reaches itself through what it imports, types included.
import { importsOf } from './imports.ts'
import type { Files } from './files.ts'

export function importCycles(files: Files): string[] {
  const edges = new Map<string, string[]>()
  for (const { from, to } of importsOf(files)) if (to && to in files) edges.set(from, [...(edges.get(from) ?? []), to])

  const state = new Map<string, 'open' | 'closed'>()
  const trail: string[] = []
  const found: string[] = []
  const walk = (file: string): void => {
    if (state.get(file) === 'closed') return
    if (state.get(file) === 'open') {
      found.push([...trail.slice(trail.indexOf(file)), file].join(' → '))
      return
    }
    state.set(file, 'open')
    trail.push(file)
    edges.get(file)?.forEach(walk)
    trail.pop()
    state.set(file, 'closed')
  }
  for (const file of edges.keys()) walk(file)
  return found
}
