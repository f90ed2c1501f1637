// What one run adds to its account's figures of a guide: flat counters, so that a change is a difference.
import type { RunRow } from '../store/sqlite/runTable.ts'

/** `started engaged completed dismissed blocked abandoned superseded open`, `shown/<step> wentOn/<step> missing/<step> exit/<step>/<reason>`, `item/<item>`. */
export function runCounts(run: RunRow | undefined): Map<string, number> {
  const counts = new Map<string, number>()
  if (!run || run.startedAt === null) return counts
  const add = (name: string) => void counts.set(name, 1)
  add('started')
  if (run.engagedAt !== null) add('engaged')
  add(run.outcome ?? 'open')
  for (const [step, facts] of Object.entries(run.steps)) {
    if (facts.shown !== undefined) add(`shown/${step}`)
    if (facts.completed !== undefined) add(`wentOn/${step}`)
    if (facts.missing !== undefined) add(`missing/${step}`)
  }
  const last = run.lastStep
  if (last !== null && run.outcome !== 'completed') add(`exit/${last}/${exitReason(run)}`)
  for (const item of Object.keys(run.items)) add(`item/${item}`)
  return counts
}

function exitReason(run: RunRow): string {
  if (run.outcome === null) return 'open'
  if (run.outcome !== 'dismissed') return run.outcome
  return run.outcomeReason === 'close' || run.outcomeReason === 'escape' ? 'closed' : 'skipped'
}

/** `into` plus after minus before; counters that fall to nothing disappear. */
export function addDifference(into: Readonly<Record<string, number>>, before: Map<string, number>, after: Map<string, number>): Record<string, number> {
  const sums = new Map(Object.entries(into))
  for (const [name, n] of after) sums.set(name, (sums.get(name) ?? 0) + n)
  for (const [name, n] of before) sums.set(name, (sums.get(name) ?? 0) - n)
  return Object.fromEntries([...sums].filter(([, n]) => n !== 0).sort(([a], [b]) => (a < b ? -1 : 1)))
}
