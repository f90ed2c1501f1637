// When each version of each definition first went out in this environment.
import type { Ask } from './ask.ts'

export interface PublishedVersion {
  readonly at: number
  readonly kind: string
  readonly id: string
  readonly version: number
}

export function publishedVersions({ read, environment }: Ask): PublishedVersion[] {
  const seen = new Map<string, PublishedVersion>()
  for (const { at, pointers } of read.all<{ at: number; pointers: string }>('SELECT at, pointers FROM publication WHERE environment = ? ORDER BY id', [environment]))
    for (const { kind, id, version } of JSON.parse(pointers) as { kind: string; id: string; version: number }[]) { // written by the store
      const key = `${kind}/${id}/${version}`
      if (!seen.has(key)) seen.set(key, { at, kind, id, version })
    }
  return [...seen.values()]
}
