// What an account reached, missed or lost, out of the log of its states. A late event may move or withdraw what was logged
// before; people read what holds now, so amended lines are not among the answers.
import type { TimelineEntry } from 'shirube/protocol'
import type { Ask } from './ask.ts'

interface TransitionRow {
  at: number
  kind: 'milestone' | 'goal'
  ref: string
  from_state: string | null
  to_state: string
}

/** Newest first; of one instant goals before milestones. */
export function readChanges({ read, environment }: Ask, home: string): TimelineEntry[] {
  const rows = read.all<TransitionRow>("SELECT at, kind, ref, from_state, to_state FROM transition WHERE environment = ? AND home = ? AND length(subject) = 0 AND kind IN ('milestone', 'goal') ORDER BY seq", [environment, home])
  const kept = new Map<string, TransitionRow[]>()
  for (const row of rows) {
    const name = `${row.kind}/${row.ref}`
    const before = kept.get(name) ?? []
    // What can be lost and reached again has a history; whatever else follows a state takes its place.
    const history = row.to_state === 'lost' || row.from_state === 'lost' ? before : before.slice(0, -1)
    // Over a limit nothing is known any more, which is no change people could read.
    kept.set(name, row.to_state === 'pending' || row.to_state === 'over_limit' ? history : [...history, row])
  }
  return [...kept.values()]
    .flat()
    .sort((a, b) => b.at - a.at || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.ref < b.ref ? 1 : -1))
    .map(({ at, kind, ref, to_state: to }) => ({ at, kind, code: ref, who: null, detail: { to } }))
}
