// Milestones as a funnel: most reached first, so that each line's loss is against the line above it and never negative.
import type { MilestonesReport, Text } from 'shirube/protocol'

export interface FunnelLine {
  readonly id: string
  /** Null for the start line. */
  readonly name: Text | null
  readonly reached: number
  /** Accounts at the line above. */
  readonly from: number
  readonly lost: number
}

export function funnelLines(report: Pick<MilestonesReport, 'started' | 'lines'>): FunnelLine[] {
  const lines: FunnelLine[] = [{ id: '', name: null, reached: report.started, from: report.started, lost: 0 }]
  let from = report.started
  for (const { id, name, reached } of [...report.lines].sort((a, b) => b.reached - a.reached)) {
    lines.push({ id, name, reached, from, lost: Math.max(0, from - reached) })
    from = reached
  }
  return lines
}
