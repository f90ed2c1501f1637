// What a checklist's surface is given to draw: what is done and by whom, what is locked, what can be pressed.
import { passes } from '../guides/rules.ts'
import type { Facts } from '../protocol/evaluate.ts'
import type { Action, Checklist, Item } from '../protocol/guide.schema.ts'
import type { Progress } from '../protocol/state.schema.ts'
import { isMissing } from './isMissing.ts'
import type { RunnerDeps } from './runner.types.ts'
import type { ChecklistItemView, ChecklistView } from './view.ts'

/** On an item whose author named no label. */
const begin = { en: 'Start', ja: 'はじめる' }

/** Items that can show now; what is ticked stays. */
export const shownItems = ({ items }: Checklist, ticks: Progress['items'], facts: Facts): Item[] =>
  items.filter((item) => ticks?.[item.id] || !item.showIf || passes(item.showIf, facts))

/** All that is required is done; without anything required, all there is. */
export function isComplete(checklist: Checklist, ticks: Progress['items'], facts: Facts): boolean {
  const shown = shownItems(checklist, ticks, facts)
  const required = shown.filter((item) => !item.optional)
  return shown.length > 0 && (required.length ? required : shown).every((item) => ticks?.[item.id])
}

/** In an ordered list: the required item that comes first. */
export function lockOf(checklist: Checklist, shown: readonly Item[], item: Item, ticks: Progress['items']): Item | undefined {
  if (!checklist.ordered || ticks?.[item.id]) return undefined
  return shown.slice(0, shown.indexOf(item)).find((earlier) => !earlier.optional && !ticks?.[earlier.id])
}

export const actionsOf = ({ action }: Item): readonly Action[] => (!action ? [] : 'label' in action ? action.do : [action])

export type ChecklistShown = Pick<ChecklistView, 'runId' | 'open' | 'complete' | 'celebrate' | 'takesFocus' | 'failure'>

export function checklistView(checklist: Checklist, given: ChecklistShown, ticks: Progress['items'], facts: Facts, deps: RunnerDeps): ChecklistView {
  const shown = shownItems(checklist, ticks, facts)
  const view = (item: Item): ChecklistItemView => {
    const { id, title, body, minutes, optional, manual, action } = item
    const tick = ticks?.[id]
    const lock = lockOf(checklist, shown, item, ticks)
    return {
      id,
      title: deps.text(title),
      body: body ? deps.rich(body) : [],
      minutes: minutes ?? null,
      done: !!tick,
      doneBy: tick?.by ?? null,
      doneAt: tick?.at ?? null,
      lockedBy: lock ? deps.text(lock.title) : null,
      optional: !!optional,
      canMark: !!manual && !tick && !lock,
      actionLabel: action ? deps.text('label' in action ? action.label : begin) : null,
      actionDisabled: !!lock || actionsOf(item).some((each) => isMissing(each, deps)),
    }
  }
  return {
    kind: 'checklist',
    guideId: checklist.id,
    title: deps.text(checklist.title),
    body: checklist.body ? deps.rich(checklist.body) : [],
    corner: checklist.launcher?.corner ?? 'bottom-end',
    ...given,
    items: shown.map(view),
  }
}
