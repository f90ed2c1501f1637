// One passage through one tour: from step to step, resting elsewhere, resuming where it was, ending once.
// A step that cannot be shown never dims, blocks or stalls the page, and never counts as seen.
import type { BlockReason, RunAction, StepHow } from '../guides/advance.ts'
import { isOpen } from '../guides/progress.ts'
import { durationMs } from '../protocol/duration.ts'
import type { Action, BeforeAction, Step, Tour } from '../protocol/guide.schema.ts'
import { isMissing } from './isMissing.ts'
import { createRecord } from './record.ts'
import type { Run, RunContext } from './run.types.ts'
import type { ActResult, RunState, StartOptions, StartReason, StartResult } from './runner.types.ts'
import { safely } from './safely.ts'
import { createSlot } from './slot.ts'
import { isAlready, isOnPage, placeOf, wayBack, wayOn } from './tourPath.ts'
import { tourView } from './tourView.ts'
import type { SurfaceAct, View } from './view.ts'
import { visitStep, type Visit } from './visitStep.ts'

const resumeWithinMs = 30 * 60_000

export function createTourRun(tour: Tour, { entry, deps, page, load, acts, facts, onOver }: RunContext): Run {
  const { apply, progress, engage } = createRecord(entry, deps)
  const slot = createSlot({ deps, theme: tour.theme, load, onAct, onSeen: (view) => isCurrent(view) && seen() })

  // `card`: the step is on its page, sought or drawn. `chip`: the run rests with "Continue". `away`: nothing on screen.
  let mode: 'card' | 'chip' | 'away' = 'away'
  let at = 0
  let visit: Visit | undefined
  let by: StartOptions['by'] = 'user'
  let target: Element | null = null
  let failure: string | null = null
  let [busy, takesFocus, isSeen, isElsewhere, wasReached] = [false, false, false, false, false]
  let lastUrl = ''
  let settle = (_: StartResult): void => {}

  const step = (): Step | undefined => tour.steps[at]
  const indexOf = (id: string | undefined): number => tour.steps.findIndex((candidate) => candidate.id === id)
  const isCurrent = (view: View): boolean => view.kind === 'tour' && view.stepId === step()?.id
  const isReached = (): boolean => !!tour.milestone && facts().milestone(tour.milestone) === 'reached'
  const settled = (): void => settle({ ok: true, runId: progress().runId })
  const refuse = (reason: StartReason): void => settle({ ok: false, reason })

  function draw(): void {
    const view = mode !== 'away' && tourView(tour, { at, mode, target, failure, busy, takesFocus, runId: progress().runId }, facts(), acts, deps)
    if (!view) return
    slot.show(view).then(settled, (error: unknown) => {
      deps.report(error)
      // A run that was left meanwhile stays open.
      if (mode !== 'away') block('chunk_failed')
    })
  }
  function hide(restoreFocus = false): Promise<void> {
    return slot.hide(restoreFocus).catch(deps.report)
  }
  /** Leaves the step: what remains of it is its place. */
  function rest(as: 'chip' | 'away'): void {
    visit?.dispose()
    visit = undefined
    mode = as
    target = failure = null
    busy = false
    if (as === 'chip') draw()
  }

  function enter(from: number, why: 'start' | 'done' | 'missing'): void {
    const { next, passed } = wayOn(tour, from, facts())
    for (const { id } of passed) void apply({ do: 'done', stepId: id, how: 'already' })
    if (next >= 0) goTo(next)
    else if (why === 'missing') block('target_missing')
    else if (why === 'start' && !passed.length) block('no_steps')
    else end({ do: 'complete' }, 'already_done')
  }
  function goTo(index: number): void {
    at = index
    const here = step()
    rest('away')
    if (!here) return
    isSeen = false
    const written = apply({ do: 'enter', stepId: here.id })
    isElsewhere = !isOnPage(here, facts())
    if (isElsewhere) return rest('chip')
    mode = 'card'
    visit = visitStep(here, written, {
      deps,
      page,
      acts,
      async prepare(actions) {
        failure = await act(actions, here)
      },
      onDraw(element) {
        target = element
        lastUrl = location.href
        draw()
      },
      // Who is in the card is not left on a bare page while the next one is sought.
      onHide: () => void hide(takesFocus),
      onWaiting: settled,
      onMissing(reason, waitedMs) {
        void apply({ do: 'missing', stepId: here.id, reason, waitedMs })
        if (here.onMissing === 'end') block('target_missing')
        else if (here.onMissing === 'wait') settled()
        else if (here.onMissing !== 'unanchored') enter(at + 1, 'missing')
      },
      onDone: safely(deps.report, byAct),
      onWake: evaluateNow,
    })
  }
  function stepDone(how: StepHow): void {
    const here = step()
    // The act that the card asked for is an act on it; a condition may come true by itself.
    if (how !== 'condition' && how !== 'already' && how !== 'api') seen()
    if (here) void apply({ do: 'done', stepId: here.id, how })
    enter(at + 1, 'done')
  }
  /** The way on is an act on the page: the focus stays there. */
  function byAct(how: StepHow): void {
    takesFocus = false
    stepDone(how)
  }
  function end(outcome: RunAction, reason: StartReason): void {
    void apply(outcome)
    rest('away')
    refuse(reason)
    void hide(true).then(onOver)
  }
  const block = (reason: BlockReason): void => end({ do: 'block', reason }, reason === 'no_steps' || reason === 'chunk_failed' ? reason : 'blocked')
  const seen = (): void => {
    const here = step()
    if (isSeen || mode !== 'card' || !visit?.isShown() || !here || here.type === 'wait') return
    isSeen = true
    void apply({ do: 'seen', trigger: by, stepId: here.id, index: placeOf(tour, at, facts()).index })
  }

  /** What to say when one of them failed. */
  async function act(actions: readonly BeforeAction[], here: Step): Promise<string | null> {
    const ok = await acts?.runActions(actions, { deps, context: { guideId: tour.id, stepId: here.id }, verb: (action) => verb(action, 'button').ok, click: (wanted) => acts.pressElement(wanted, page, durationMs(here.timeout ?? '6s')) })
    return ok || !acts ? null : deps.text(acts.failed)
  }

  function verb(action: Action, how: 'button' | 'api'): ActResult {
    if (!isOpen(progress())) return { ok: false, reason: 'nothing_open' }
    // Where to, or for how long.
    const to = 'back' in action ? wayBack(tour, at, facts()) : 'goTo' in action ? indexOf(action.goTo) : 'snooze' in action ? durationMs(action.snooze) : 0
    if (!(to >= 0)) return { ok: false, reason: 'goTo' in action ? 'unknown_step' : 'not_possible' }
    if ('next' in action) stepDone(how)
    else if ('back' in action || 'goTo' in action) goTo(to)
    else if ('complete' in action) end({ do: 'complete' }, 'replaced')
    else if ('dismiss' in action) end({ do: 'dismiss', reason: how === 'api' ? 'api' : 'skip' }, 'replaced')
    else if ('snooze' in action) {
      void apply({ do: 'snooze', until: deps.now() + to })
      refuse('replaced')
      rest('away')
      // From here it is an open run like one of an earlier page: offered again when its time has come.
      void hide(true).then(onOver)
    } else return { ok: false, reason: 'not_possible' }
    return { ok: true }
  }
  function proceed(): void {
    void apply({ do: 'resume' })
    const glob = step()?.page
    // Where the step was seen, else its path as far as it is written out.
    if (isElsewhere && glob) deps.navigate(lastUrl || (glob.split('*')[0] ?? '/')).catch(deps.report)
    else goTo(at)
  }

  async function press(index: number): Promise<void> {
    const stay = visit
    const here = step()
    const actions = here?.buttons?.[index]?.do
    if (busy || !here || !actions || actions.some((action) => isMissing(action, deps))) return
    busy = true
    failure = null
    draw()
    const failed = await act(actions, here)
    if (stay !== visit || mode !== 'card') return
    busy = false
    failure = failed
    draw()
  }
  function onAct(given: SurfaceAct, view: View): void {
    // A second press on a card that has already moved on is not a press on the next one.
    if (!isCurrent(view) || !isOpen(progress())) return
    seen()
    takesFocus = true
    const { act: name } = given
    if (name === 'close' || name === 'skip') return end({ do: 'dismiss', reason: name }, 'replaced')
    if (name === 'later') return void verb({ snooze: '1d' }, 'button')
    if (name === 'escape') {
      void apply({ do: 'pause' })
      return rest('chip')
    }
    engage()
    if (name === 'resume') proceed()
    else if (name === 'next' || name === 'back') void verb(name === 'next' ? { next: true } : { back: true }, 'button')
    else if (name === 'button') void press(given.index)
    else if (name === 'link') deps.navigate(given.url).catch(deps.report)
  }

  function evaluateNow(): void {
    const here = step()
    if (progress().status !== 'in_progress' || !here || mode === 'away') return
    if (isReached() && !wasReached) return end({ do: 'complete' }, 'already_done')
    const onPage = isOnPage(here, facts())
    if (mode === 'chip') {
      if (isElsewhere && onPage) goTo(at)
    } else if (!onPage) {
      isElsewhere = true
      rest('chip')
    } else if (isAlready(here, facts())) {
      byAct(visit?.isShown() ? 'condition' : 'already')
    }
  }

  return {
    show(options) {
      refuse('replaced')
      const { status, stepId, updatedAt } = progress()
      by = options.by
      takesFocus = by === 'user'
      wasReached = takesFocus && isReached()
      const wanted = options.step === undefined ? Math.max(0, indexOf(stepId)) : indexOf(options.step)
      const result = new Promise<StartResult>((resolve) => (settle = resolve))
      if (wanted < 0) refuse('no_steps')
      else if (isReached() && !wasReached) end({ do: 'complete' }, 'already_done')
      else if (takesFocus || (status === 'in_progress' && deps.now() - updatedAt < resumeWithinMs)) {
        void apply({ do: 'resume' })
        enter(wanted, 'start')
      } else {
        at = wanted
        isElsewhere = false
        rest('chip')
      }
      return result
    },
    act: (action) => verb(action, 'api'),
    evaluate: evaluateNow,
    onEvent(name, properties) {
      const here = step()
      if (visit?.isShown() && acts?.eventMatches(here?.advance, name, properties, facts())) byAct('event')
    },
    state(): RunState {
      const { status, runId } = progress()
      const here = step()
      return { status: status === 'in_progress' && mode !== 'card' ? 'paused' : status, runId, ...(here && { stepId: here.id }), ...placeOf(tour, at, facts()) }
    },
    isUp: () => mode === 'card',
    hasPlace: () => mode !== 'away',
    isOver: () => !isOpen(progress()),
    needsLiveState: () => false,
    yieldPlace() {
      void apply({ do: 'pause' })
      refuse('replaced')
      rest('away')
      void hide()
    },
    leave() {
      refuse('replaced')
      rest('away')
      return hide()
    },
  }
}
