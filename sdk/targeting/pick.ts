// Of several guides that may start, which do: every passive one, and of the interrupting ones the first by priority, then id.
import type { Guide } from '../protocol/guide.schema.ts'

export function pick<T extends { readonly guide: Pick<Guide, 'id' | 'kind' | 'priority'> }>(entries: readonly T[]): T[] {
  const ordered = [...entries].sort((a, b) => (b.guide.priority ?? 50) - (a.guide.priority ?? 50) || (a.guide.id < b.guide.id ? -1 : 1))
  const first = ordered.find((entry) => entry.guide.kind !== 'checklist')
  return ordered.filter((entry) => entry === first || entry.guide.kind === 'checklist')
}
