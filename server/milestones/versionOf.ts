// Which pushed version has this content. Versions never change, so what was found once is remembered; what was not may be pushed later.
import { createBoundedMap } from '../lib/boundedMap.ts'
import type { Sql } from '../store/sqlite/sql.ts'

const remembered = 1_000

export function createVersionOf(sql: Sql): (guide: string, hash: string) => number | null {
  const known = createBoundedMap<string, number>(remembered)
  return (guide, hash) => {
    const name = `${guide}/${hash}`
    const found = known.get(name) ?? sql.get<{ version: number }>("SELECT version FROM definition WHERE kind = 'guide' AND id = ? AND hash = ? LIMIT 1", [guide, hash])?.version
    if (found === undefined) return null
    known.set(name, found)
    return found
  }
}
