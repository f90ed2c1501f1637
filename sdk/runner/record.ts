// One run's memory: every change goes through `advance`, is written, and its facts are told with the guide's identity.
import { advance, type RunAction } from '../guides/advance.ts'
import type { Outcome, Progress } from '../protocol/state.schema.ts'
import type { GuideEntry } from '../guides/guideEntry.ts'
import type { RunnerDeps } from './runner.types.ts'

export interface RunRecord {
  readonly progress: () => Progress
  /** Resolves when written; facts are told at once. */
  readonly apply: (action: RunAction) => Promise<void>
  /** The first thing a person did on the surface, once. */
  readonly engage: () => void
}

const announced = { $step_shown: 'step', $guide_completed: 'completed', $guide_dismissed: 'dismissed', $item_completed: 'item' } as const

/** `keep`: an outcome that is looked at again instead of opening another run. */
export function createRecord({ guide, version, hash }: GuideEntry, deps: RunnerDeps, keep?: Outcome): RunRecord {
  let engaged = false
  const last = deps.progress.get(guide)
  let progress = keep && last?.status === keep ? last : advance(guide, last, { do: 'open', runId: deps.newId() }, deps.now()).progress

  async function apply(action: RunAction): Promise<void> {
    const before = progress
    const { progress: after, facts } = advance(guide, before, action, deps.now())
    progress = after
    for (const { name, properties } of facts) {
      const detail = { guideId: guide.id, kind: guide.kind, version, hash, runId: after.runId, locale: deps.locale(), ...properties }
      deps.emit(name, detail)
      if (name in announced) deps.announce(announced[name as keyof typeof announced], detail) // checked on this line
    }
    if (after === before) return
    deps.changed()
    // A refused write costs the resume, not the run.
    await deps.progress.put(guide, after).catch(deps.report)
  }
  return {
    progress: () => progress,
    apply,
    engage() {
      if (!engaged) void apply({ do: 'engage' })
      engaged = true
    },
  }
}
