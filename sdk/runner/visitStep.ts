// One stay at one step: what happens before, the search for its target, the person's own act that leads on. When the stay
// is over nothing of it is left: no listener, no timer, no answer that comes too late.
import { createDisposer } from '../lib/disposer.ts'
import type { BeforeAction, Step } from '../protocol/guide.schema.ts'
import { coveredBy } from '../targets/covered.ts'
import type { PageWatch } from '../targets/watch.ts'
import type { Acts } from './acts.ts'
import type { RunnerDeps } from './runner.types.ts'
import { seekTarget } from './seekTarget.ts'

export interface VisitDeps {
  readonly deps: Pick<RunnerDeps, 'now' | 'report'>
  readonly page: PageWatch
  readonly acts: Acts | undefined
  /** Runs the step's `before`. */
  readonly prepare: (actions: readonly BeforeAction[]) => Promise<void>
  /** Draw the card at this element; null: unanchored. */
  readonly onDraw: (target: Element | null) => void
  readonly onHide: () => void
  /** A `wait` step has begun to wait. */
  readonly onWaiting: () => void
  readonly onMissing: (reason: string, waitedMs: number) => void
  readonly onDone: (how: 'click' | 'input') => void
  /** An element that the step's condition speaks of came, went or hid. */
  readonly onWake: () => void
}

export interface Visit {
  /** Drawn once, or waiting as it should: from here on acts count. */
  readonly isShown: () => boolean
  readonly dispose: () => void
}

/** `written`: the step is on record. Only then is anything drawn. */
export function visitStep(step: Step, written: Promise<void>, { deps, page, acts, prepare, onDraw, onHide, onWaiting, onMissing, onDone, onWake }: VisitDeps): Visit {
  const { add, dispose } = createDisposer(deps.report)
  let shown = false
  let gone = false
  let sought: Element | null | undefined
  let target: Element | null = null
  let stopListening = (): void => {}

  function attend(element: Element | null): void {
    target = element
    shown = true
    // Again for each new element: it may live in another frame.
    stopListening()
    stopListening = acts?.listenAdvance(step.advance, () => target, onDone) ?? stopListening
  }
  function draw(element: Element | null): void {
    sought = element
    if (!element || element === target || !coveredBy(element)) return put(element)
    // The step is on screen when its card is.
    void import('../targets/reveal.ts')
      .then(
        ({ reveal }) => reveal(element),
        () => element.scrollIntoView({ block: 'center' }),
      )
      .then(() => {
        if (!gone && sought === element) put(element)
      })
      .catch(deps.report)
  }
  function put(element: Element | null): void {
    attend(element)
    onDraw(element)
  }
  function lose(): void {
    sought = undefined
    onHide()
  }
  async function arrive(): Promise<void> {
    await written
    if (step.before && !gone) {
      onHide()
      await prepare(step.before)
    }
    if (gone) return
    const { advance } = step
    if (acts && advance?.on === 'condition') add(acts.watchElements(advance.when, page, onWake))
    if (gone) return
    if (step.type === 'wait') {
      onHide()
      attend(null)
      onWaiting()
    } else add(seekTarget(step, { page, ...deps, onReady: draw, onLost: lose, onMissing }))
  }
  add(() => {
    gone = true
    stopListening()
  })
  arrive().catch(deps.report)
  return { isShown: () => shown, dispose }
}
