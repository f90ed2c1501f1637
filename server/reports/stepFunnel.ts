// The steps of a tour: every run that reached a step is in exactly one part of it, so the parts add up to reached.
import type { exitReasons, GuideFunnel } from 'shirube/protocol'
import { quantile } from './quantile.ts'
import type { StartedRun, StepFacts } from './runRows.ts'

type Step = GuideFunnel['steps'][number]
type Part = 'wentOn' | (typeof exitReasons)[number]

/**
 * Where a run that reached this step is counted. It leaves at one step at most: one that was shown before another, or in a run
 * that was completed elsewhere, went on.
 */
function partOf(run: Pick<StartedRun, 'outcome' | 'outcomeReason' | 'steps'>, step: StepFacts): Part {
  const { shown } = step
  if (step.completed !== undefined) return 'wentOn'
  if (shown === undefined) return 'missing'
  if (run.outcome === 'completed' || Object.values(run.steps).some((other) => other.shown !== undefined && other.shown > shown)) return 'wentOn'
  switch (run.outcome) {
    case null:
      return 'open'
    case 'dismissed':
      return run.outcomeReason === 'close' || run.outcomeReason === 'escape' ? 'closed' : 'skipped'
    case 'blocked':
    case 'abandoned':
    case 'superseded':
      return run.outcome
    default:
      return 'closed'
  }
}

/** `order`: the published steps; steps only older versions had come after them, by the place they were shown at. */
export function stepFunnel(runs: readonly StartedRun[], order: readonly string[]): Step[] {
  const places = new Map(order.map((id, i) => [id, i]))
  for (const run of runs) for (const [id, { index = 0 }] of Object.entries(run.steps)) if (!places.has(id)) places.set(id, order.length + index)
  return [...places]
    .sort(([a, i], [b, j]) => i - j || (a < b ? -1 : 1))
    .map(([id], index): Step => {
      const reached = runs.flatMap((run) => {
        const facts = run.steps[id]
        return facts && (facts.shown !== undefined || facts.missing !== undefined) ? [{ facts, part: partOf(run, facts) }] : []
      })
      const count = (part: Part): number => reached.filter((r) => r.part === part).length
      const times = reached.flatMap(({ facts: { shown, completed } }) => (shown !== undefined && completed !== undefined && completed >= shown ? [completed - shown] : []))
      return {
        id,
        index,
        reached: reached.length,
        wentOn: count('wentOn'),
        exits: { missing: count('missing'), skipped: count('skipped'), closed: count('closed'), abandoned: count('abandoned'), blocked: count('blocked'), superseded: count('superseded'), open: count('open') },
        missing: reached.filter((r) => r.facts.missing !== undefined).length,
        medianMs: quantile(times, 0.5),
      }
    })
}
