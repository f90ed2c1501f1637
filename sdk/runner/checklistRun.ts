// One passage through one checklist: items tick by themselves when their condition holds, or by hand, and are never
// un-ticked. Folding the panel is no outcome; it completes once, celebrates once, and a hidden one comes back by start().
import type { RunAction } from '../guides/advance.ts'
import { isOpen } from '../guides/progress.ts'
import { passes } from '../guides/rules.ts'
import { durationMs } from '../protocol/duration.ts'
import type { Action, Checklist, Item } from '../protocol/guide.schema.ts'
import { leavesOf, watchElements } from '../targets/elementState.ts'
import { acts } from './acts.ts'
import { actionsOf, checklistView, isComplete, lockOf, shownItems } from './checklistView.ts'
import { createRecord } from './record.ts'
import type { Run, RunContext } from './run.types.ts'
import type { ActResult, RunState, StartOptions, StartReason, StartResult } from './runner.types.ts'
import { createSlot } from './slot.ts'
import { tellOnce } from './tellOnce.ts'
import type { SurfaceAct, View } from './view.ts'

const isPhone = (): boolean => matchMedia('(max-width:480px)').matches

export function createChecklistRun(checklist: Checklist, { entry, deps, page, load, facts, onOver }: RunContext): Run {
  // A finished list is shown as it ended: looking at it again is no new run.
  const { apply, progress, engage } = createRecord(entry, { ...deps, emit: tellOnce(deps.emit) }, 'completed')
  const slot = createSlot({ deps, theme: checklist.theme, load, onAct, onSeen: () => seen() })
  const ownEvents = new Set<string>()

  let by: StartOptions['by'] = 'user'
  let isUp = false
  let [isPanelOpen, takesFocus, celebrate, busy] = [false, false, false, false]
  let failure: string | null = null
  let stops: (() => void)[] = []
  let settle = (_: StartResult): void => {}

  const ticks = () => progress().items
  const itemOf = (id: string): Item | undefined => checklist.items.find((item) => item.id === id)

  function draw(): void {
    if (!isUp) return
    const { runId, status } = progress()
    const view = checklistView(checklist, { runId, open: isPanelOpen, complete: status === 'completed', celebrate, takesFocus, failure }, ticks(), facts(), deps)
    slot.show(view).then(
      () => settle({ ok: true, runId }),
      (error: unknown) => {
        deps.report(error)
        end({ do: 'block', reason: 'chunk_failed' }, 'chunk_failed')
      },
    )
  }
  function takeDown(restoreFocus: boolean): Promise<void> {
    isUp = celebrate = false
    failure = null
    stops.forEach((stop) => stop())
    stops = []
    return slot.hide(restoreFocus).catch(deps.report)
  }
  function end(outcome: RunAction, reason: StartReason): void {
    void apply(outcome)
    settle({ ok: false, reason })
    void takeDown(true).then(onOver)
  }
  const seen = (): void => void (isPanelOpen && apply({ do: 'seen', trigger: by }))
  function fold(open: boolean): void {
    isPanelOpen = open
    void apply({ do: 'fold', open })
    // Folding a finished list puts it away.
    if (!open && !isOpen(progress())) void takeDown(true).then(onOver)
    else draw()
  }

  /** Who made it true: this person when their own event just did, else whoever the collector names. */
  function creditOf(item: Item): 'you' | 'teammate' | undefined {
    for (const leaf of leavesOf(item.done)) {
      if ('event' in leaf && ownEvents.has(leaf.event)) return 'you'
      const named = 'milestone' in leaf && deps.milestoneBy(leaf.milestone)
      if (named) return named
    }
    return undefined
  }
  function tick(how: 'condition' | 'already'): void {
    if (!isOpen(progress())) return
    const known = facts()
    for (const item of shownItems(checklist, ticks(), known)) {
      if (item.done && !ticks()?.[item.id] && passes(item.done, known)) void apply({ do: 'tick', itemId: item.id, how, by: creditOf(item) })
    }
    const reached = !!checklist.milestone && known.milestone(checklist.milestone) === 'reached'
    if (!reached && !isComplete(checklist, ticks(), known)) return
    celebrate = how === 'condition' && isUp
    void apply({ do: 'complete' })
  }
  function evaluateNow(): void {
    if (!isUp) return
    tick('condition')
    draw()
  }

  async function press(item: Item): Promise<void> {
    const shown = shownItems(checklist, ticks(), facts())
    const actions = actionsOf(item)
    if (busy || lockOf(checklist, shown, item, ticks())) return
    busy = true
    failure = null
    // A tour needs the page, and on a phone the panel is the page.
    if (actions.some((action) => 'start' in action) || isPhone()) fold(false)
    const ok = await acts.runActions(actions, { deps, context: { guideId: checklist.id, itemId: item.id }, verb: (action) => verb(action, 'skip').ok })
    busy = false
    if (!ok) failure = deps.text(acts.failed)
    draw()
  }
  function verb(action: Action, reason: 'skip' | 'api'): ActResult {
    if (!isOpen(progress())) return { ok: false, reason: 'nothing_open' }
    if ('complete' in action) end({ do: 'complete' }, 'replaced')
    else if ('dismiss' in action) end({ do: 'dismiss', reason }, 'replaced')
    else if ('snooze' in action && durationMs(action.snooze)) {
      void apply({ do: 'snooze', until: deps.now() + durationMs(action.snooze) })
      void takeDown(true).then(onOver)
    } else return { ok: false, reason: 'not_possible' }
    return { ok: true }
  }
  function onAct(act: SurfaceAct, _view: View): void {
    takesFocus = true
    const item = 'itemId' in act ? itemOf(act.itemId) : undefined
    if (act.act === 'toggle' || act.act === 'close' || act.act === 'escape') {
      if (act.act === 'toggle' && act.open) engage()
      return fold(act.act === 'toggle' && act.open)
    }
    seen()
    if (act.act === 'hide') return isOpen(progress()) ? end({ do: 'dismiss', reason: 'skip' }, 'replaced') : fold(false)
    engage()
    if (act.act === 'link') deps.navigate(act.url).catch(deps.report)
    else if (act.act === 'itemAction' && item) void press(item)
    else if (act.act === 'markDone' && item?.manual && !lockOf(checklist, shownItems(checklist, ticks(), facts()), item, ticks())) {
      void apply({ do: 'tick', itemId: item.id, how: 'manual', by: 'you' })
      evaluateNow()
    }
  }

  return {
    show(options) {
      settle({ ok: false, reason: 'replaced' })
      const { open } = progress()
      by = options.by
      takesFocus = by === 'user'
      // Nobody has asked for it now, and on a phone it would be the page. What they chose elsewhere stays chosen.
      const quietly = by !== 'user' && isPhone()
      isPanelOpen = by === 'user' || (!quietly && (open ?? by === 'auto'))
      const result = new Promise<StartResult>((resolve) => (settle = resolve))
      isUp = true
      void apply({ do: 'resume' })
      if (!quietly) void apply({ do: 'fold', open: isPanelOpen })
      if (!stops.length) stops = checklist.items.flatMap((item) => [item.done, item.showIf].map((condition) => watchElements(condition, page, evaluateNow)))
      tick(progress().startedAt ? 'condition' : 'already')
      draw()
      return result
    },
    act: (action) => verb(action, 'api'),
    evaluate: evaluateNow,
    onEvent(name) {
      ownEvents.add(name)
      evaluateNow()
    },
    state(): RunState {
      const { status, runId } = progress()
      const items = shownItems(checklist, ticks(), facts()).map(({ id }) => {
        const tick = ticks()?.[id]
        return { id, done: !!tick, ...(tick?.by && { doneBy: tick.by }) }
      })
      return { status, runId, items }
    },
    isUp: () => isUp,
    hasPlace: () => false,
    isOver: () => !isOpen(progress()) && !isUp,
    needsLiveState: () => isUp,
    yieldPlace() {},
    leave() {
      settle({ ok: false, reason: 'replaced' })
      return takeDown(false)
    },
  }
}
