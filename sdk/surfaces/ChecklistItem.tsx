// One line of the checklist: a disclosure whose name carries its state, and what it opens.
/** @jsxRuntime classic */ /** @jsx h */
import type { ChecklistItemView, SurfaceAct } from '../runner/view.ts'
import { moment, type ChecklistWords } from './checklistWords.ts'
import { Link } from './Link.tsx'
import { Icon } from './ui/Icon.tsx'
import { RichText } from './ui/RichText.tsx'
import { Fragment, h, type Drawn } from './ui/draw.ts'

export interface ChecklistItemProps {
  readonly item: ChecklistItemView
  readonly words: ChecklistWords
  readonly locale: string
  /** The first one that can be done now. */
  readonly isNow: boolean
  readonly isOpen: boolean
  /** Ticked just now, before these eyes. */
  readonly isNew: boolean
  readonly failure: string | null
  readonly onAct: (act: SurfaceAct) => void
  readonly onToggle: () => void
}

export function ChecklistItem({ item, words, locale, isNow, isOpen, isNew, failure, onAct, onToggle }: ChecklistItemProps): Drawn {
  const { id, done, lockedBy, doneBy, doneAt, actionDisabled } = item
  const state = done ? 'done' : lockedBy ? 'lock' : isNow ? 'now' : 'todo'
  const who = doneBy && words[doneBy]
  const note = done ? [who, doneAt && moment(doneAt, locale)].filter(Boolean).join(words.comma) : lockedBy && words.opensAfter(lockedBy)
  const canAct = !done && !lockedBy
  const hasMore = item.body.length > 0 || (canAct && (item.actionLabel || item.canMark))
  const Row = hasMore ? 'button' : 'div'
  return (
    <li class={`it ${state}${item.optional && state === 'todo' ? ' opt' : ''}${isOpen && hasMore ? ' open' : ''}${isNew ? ' new' : ''}`} part="item" data-item={id}>
      <Row type={hasMore ? 'button' : undefined} class="it-row" aria-expanded={hasMore ? isOpen : undefined} onClick={hasMore ? onToggle : undefined}>
        <span class="mark">
          {state === 'done' && <Icon d="m3.5 8.5 3 3 6-7" />}
          {state === 'lock' && <Icon d="M5.5 7V5.25a2.5 2.5 0 0 1 5 0V7M5.25 7h5.5a1.5 1.5 0 0 1 1.5 1.5v3a1.5 1.5 0 0 1-1.5 1.5h-5.5a1.5 1.5 0 0 1-1.5-1.5v-3A1.5 1.5 0 0 1 5.25 7Z" />}
          {state === 'now' && (
            <svg class="plate" width="16" height="20" fill="currentColor" aria-hidden="true">
              <path d="M2.5 4h7.1c.4 0 .8.16 1.06.46l4 4.55a1.5 1.5 0 0 1 0 1.98l-4 4.55c-.27.3-.66.46-1.06.46H2.5A1.5 1.5 0 0 1 1 14.5v-9A1.5 1.5 0 0 1 2.5 4Z" />
            </svg>
          )}
        </span>
        <span class="grow">
          <span class="vh">{words.state[state]}</span>
          <span class="n">{item.title}</span>
          {item.optional && !done && <Fragment> <span class="tag">{words.optional}</span></Fragment>}
          {note && <span class="m who">{note}</span>}
        </span>
        {!done && item.minutes && <span class="m mins">{words.minutes(item.minutes)}</span>}
      </Row>
      {isOpen && hasMore && (
        <div class="det">
          {item.body.length > 0 && (
            <div class="d">
              <RichText Link={Link} tree={item.body} onLink={(url) => onAct({ act: 'link', url })} />
            </div>
          )}
          {failure && <p class="e">{failure}</p>}
          {canAct && (
            <div class="acts">
              {item.actionLabel && (
                <button type="button" class="b p" part="item-action" aria-disabled={actionDisabled || undefined} onClick={() => actionDisabled || onAct({ act: 'itemAction', itemId: id })}>
                  {item.actionLabel}
                </button>
              )}
              {item.canMark && (
                <button type="button" class={item.actionLabel ? 'b' : 'b p'} part="item-mark" onClick={() => onAct({ act: 'markDone', itemId: id })}>
                  {words.mark}
                </button>
              )}
            </div>
          )}
        </div>
      )}
    </li>
  )
}
