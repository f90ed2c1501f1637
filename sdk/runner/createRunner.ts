// The running guides of one page: one interrupting run on screen at a time, checklists beside it. Decides, never draws.
import type { Tour } from '../protocol/guide.schema.ts'
import { prepareBodies } from '../guides/bodies.ts'
import { prepareRules } from '../guides/rules.ts'
import { prepareTargets } from '../targets/resolve.ts'
import type { PageWatch } from '../targets/watch.ts'
import type { Acts } from './acts.ts'
import type { createChecklistRun } from './checklistRun.ts'
import type { Run, RunContext } from './run.types.ts'
import type { GuideEntry } from '../guides/guideEntry.ts'
import type { Runner, RunnerDeps } from './runner.types.ts'
import type { LoadSurface } from './slot.ts'
import { createTourRun } from './tourRun.ts'

/** `load` fetches a kind's surface: the layers above are only ever given, never reached for. `page` is the one observer. */
export function createRunner(deps: RunnerDeps, load: LoadSurface, page: PageWatch): Runner {
  const runs = new Map<string, Run>()
  /** The tour that has the place, up or resting. */
  let front: Run | undefined
  let era = 0

  function open(entry: GuideEntry, make: typeof createChecklistRun | undefined, acts: Acts | undefined): Run {
    const { guide } = entry
    const context: RunContext = {
      entry,
      deps,
      page,
      load,
      acts,
      facts: deps.facts,
      onOver() {
        // A later run of the same guide may have taken the name.
        if (runs.get(guide.id) === run) runs.delete(guide.id)
        if (front === run) front = undefined
        deps.changed()
      },
    }
    const run = guide.kind === 'checklist' && make ? make(guide, context) : createTourRun(guide as Tour, context) // the other of two kinds
    runs.set(guide.id, run)
    return run
  }
  const all = (tell: (run: Run) => void): void => [...runs.values()].forEach(tell)

  return {
    async start(entry, options) {
      const { guide } = entry
      const isTour = guide.kind === 'tour'
      const began = era
      let makeList: typeof createChecklistRun | undefined
      let acts: Acts | undefined
      // All that a run needs is fetched at once; a surface that fails is found out when it is drawn.
      load(guide.kind).catch(() => {})
      try {
        if (isTour && !(await deps.holdsStage())) return { ok: false, reason: 'other_tab' }
        await Promise.all([prepareTargets(guide), prepareRules(JSON.stringify(guide)), prepareBodies(guide)])
        if (!isTour) makeList = (await import('./checklistRun.ts')).createChecklistRun
        if (isTour && guide.steps.some((step) => step.before ?? step.buttons ?? step.advance)) acts = (await import('./acts.ts')).acts
      } catch (error) {
        deps.report(error)
        return { ok: false, reason: 'chunk_failed' }
      }
      const live = runs.get(guide.id)
      const isTaken = isTour && front !== live && front?.hasPlace()
      if (began !== era || (isTaken && options.by === 'resume')) return { ok: false, reason: 'replaced' }
      if (isTaken) front?.yieldPlace()
      const run = live && !live.isOver() ? live : open(entry, makeList, acts)
      if (isTour) front = run
      return run.show(options)
    },
    act(action, guideId) {
      const run = guideId !== undefined ? runs.get(guideId) : front?.hasPlace() ? front : undefined
      return run ? run.act(action) : { ok: false, reason: 'nothing_open' }
    },
    evaluate: () => all((run) => run.evaluate()),
    onEvent: (name, properties) => all((run) => run.onEvent(name, properties)),
    state: (guideId) => runs.get(guideId)?.state(),
    isInterrupting: () => !!front?.isUp(),
    needsLiveState: () => [...runs.values()].some((run) => run.needsLiveState()),
    async leave() {
      era++
      const leaving = [...runs.values()]
      runs.clear()
      front = undefined
      await Promise.all(leaving.map((run) => run.leave()))
    },
  }
}
