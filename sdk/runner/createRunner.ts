// The running guides of one page: one interrupting run on screen at a time, checklists beside it. Decides, never draws.
import { elementHolds } from '../targets/elementState.ts'
import { createPageWatch } from '../targets/watch.ts'
import { createChecklistRun } from './checklistRun.ts'
import type { Run, RunContext } from './run.types.ts'
import type { GuideEntry, Runner, RunnerDeps } from './runner.types.ts'
import type { LoadSurface } from './slot.ts'
import { createTourRun } from './tourRun.ts'

const loadSurface: LoadSurface = (kind) => (kind === 'tour' ? import('../surfaces/tour.ts') : import('../surfaces/checklist.ts'))

export function createRunner(deps: RunnerDeps, load = loadSurface): Runner {
  const runs = new Map<string, Run>()
  const page = createPageWatch(deps.report)
  /** The tour that has the place, up or resting. */
  let front: Run | undefined

  function open(entry: GuideEntry): Run {
    const { guide } = entry
    const context: RunContext = {
      entry,
      deps,
      page,
      load,
      facts: () => ({ ...deps.facts(), element: elementHolds }),
      onOver() {
        // A later run of the same guide may have taken the name.
        if (runs.get(guide.id) === run) runs.delete(guide.id)
        if (front === run) front = undefined
        deps.changed()
      },
    }
    const run = guide.kind === 'tour' ? createTourRun(guide, context) : createChecklistRun(guide, context)
    runs.set(guide.id, run)
    return run
  }
  const all = (tell: (run: Run) => void): void => [...runs.values()].forEach(tell)

  return {
    async start(entry, options) {
      const { id, kind } = entry.guide
      if (kind === 'tour') {
        if (!(await deps.holdsStage())) return { ok: false, reason: 'other_tab' }
        if (front && front !== runs.get(id)) {
          if (options.by === 'resume') return { ok: false, reason: 'replaced' }
          front.yieldPlace()
        }
      }
      const live = runs.get(id)
      const run = live && !live.isOver() ? live : open(entry)
      if (kind === 'tour') front = run
      return run.show(options)
    },
    act(action, guideId) {
      const run = guideId === undefined ? front : runs.get(guideId)
      return run ? run.act(action) : { ok: false, reason: 'nothing_open' }
    },
    evaluate: () => all((run) => run.evaluate()),
    onEvent: (name, properties) => all((run) => run.onEvent(name, properties)),
    state: (guideId) => runs.get(guideId)?.state(),
    isInterrupting: () => !!front?.isUp(),
    needsLiveState: () => [...runs.values()].some((run) => run.needsLiveState),
    async leave() {
      const leaving = [...runs.values()]
      runs.clear()
      front = undefined
      await Promise.all(leaving.map((run) => run.leave()))
    },
  }
}
