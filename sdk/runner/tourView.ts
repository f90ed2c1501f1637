// What a tour's surface is given to draw for one step.
import type { Facts } from '../protocol/evaluate.ts'
import type { Tour } from '../protocol/guide.schema.ts'
import type { Acts } from './acts.ts'
import { isMissing } from './isMissing.ts'
import type { RunnerDeps } from './runner.types.ts'
import { placeOf, wayBack, wayOn } from './tourPath.ts'
import type { TourView } from './view.ts'

export interface Shown extends Pick<TourView, 'runId' | 'mode' | 'target' | 'takesFocus' | 'failure' | 'busy'> {
  /** Index in `steps`. */
  readonly at: number
}

export function tourView(tour: Tour, shown: Shown, facts: Facts, acts: Acts | undefined, deps: RunnerDeps): TourView | undefined {
  const { at, ...given } = shown
  const step = tour.steps[at]
  if (!step) return undefined
  const { media, advance } = step
  return {
    kind: 'tour',
    guideId: tour.id,
    stepId: step.id,
    ...placeOf(tour, at, facts),
    ...given,
    type: step.type === 'modal' ? 'modal' : 'tooltip',
    title: step.title ? deps.text(step.title) : '',
    body: step.body ? deps.rich(step.body) : [],
    media: media ? { ...media, alt: deps.text(media.alt) } : null,
    placement: step.placement ?? 'auto',
    // Nothing is dimmed or blocked for a target that is not there.
    spotlight: given.target || step.type === 'modal' ? (step.spotlight ?? 'none') : 'none',
    cue: advance && advance.on !== 'button' && acts ? acts.cue(advance, given.target, deps.locale()) : '',
    canGoBack: wayBack(tour, at, facts) >= 0,
    isLast: wayOn(tour, at + 1, facts).next < 0,
    buttons: (step.buttons ?? []).map((button) => ({ label: deps.text(button.label), disabled: button.do.some((action) => isMissing(action, deps)) })),
  }
}
