// The four questions of Install & health that the stored events answer. Each touches few rows, however many there are.
import type { Reader } from '../../store/Store.ts'

const shownRejects = 20
const countedUnassigned = 100_000

export function firstMilestoneAt(reader: Reader, environment: number, milestones: readonly string[]): number | null {
  const times = milestones.flatMap((id) => {
    const row = reader.sql.get<{ at: number | null }>('SELECT MIN(crossed_at) AS at FROM reached WHERE environment = ? AND milestone = ? AND crossed_at IS NOT NULL', [environment, id])
    return row?.at === null || row === undefined ? [] : [row.at]
  })
  return times.length === 0 ? null : Math.min(...times)
}

/** Events that still live at a person: in no account. At most 100,000 are counted. */
export function countUnassigned(reader: Reader, environment: number): number {
  const range = (from: string, to: string) => reader.sql.get<{ n: number }>(`SELECT COUNT(*) AS n FROM (SELECT 1 FROM event WHERE environment = ? AND home >= ? AND home < ? LIMIT ${countedUnassigned})`, [environment, from, to])?.n ?? 0
  return range('n:', 'n;') + range('u:', 'u;')
}

export function recentRejects(reader: Reader, environment: number): { at: number; code: string; field: string; sample: string }[] {
  return reader.sql.all('SELECT received_at AS at, code, field, sample FROM reject_log WHERE environment = ? ORDER BY id DESC LIMIT ?', [environment, shownRejects])
}

/** Published guides that pages define in code as well, and differently: runs started since without a version. */
export function hiddenGuides(reader: Reader, environment: number, published: readonly { readonly id: string; readonly since: number }[], from: number): string[] {
  return published.flatMap(({ id, since }) =>
    reader.sql.get('SELECT 1 AS found FROM run WHERE environment = ? AND guide = ? AND started_at >= ? AND version IS NULL LIMIT 1', [environment, id, Math.max(since, from)]) === undefined ? [] : [id],
  )
}
