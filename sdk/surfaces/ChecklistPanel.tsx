// The open checklist: how far, what is next, and at the end that it is done. Draws the view; says what was pressed.
/** @jsxRuntime classic */ /** @jsx h */
import type { ChecklistView, SurfaceAct } from '../runner/view.ts'
import type { AllSetPicture } from './AllSet.tsx'
import { ChecklistItem } from './ChecklistItem.tsx'
import type { ChecklistWords } from './checklistWords.ts'
import { Link } from './Link.tsx'
import { Icon } from './ui/Icon.tsx'
import { RichText } from './ui/RichText.tsx'
import { Fragment, h, type Drawn } from './ui/draw.ts'

export interface ChecklistPanelProps {
  readonly id: string
  readonly view: ChecklistView
  readonly words: ChecklistWords
  readonly locale: string
  /** Item shown open: the next one, or the one the person chose. */
  readonly openId: string | null
  readonly nowId: string | undefined
  /** Ticked since the last view. */
  readonly fresh: ReadonlySet<string>
  /** The list is wanted although all is done. */
  readonly listed: boolean
  /** Null until it is loaded. */
  readonly picture: typeof AllSetPicture | null
  readonly onAct: (act: SurfaceAct) => void
  readonly onOpenItem: (id: string) => void
  readonly onList: () => void
}

export function ChecklistPanel({ id, view, words, locale, openId, nowId, fresh, listed, picture: Picture, onAct, onOpenItem, onList }: ChecklistPanelProps): Drawn {
  const { items } = view
  const done = items.filter((item) => item.done).length
  const left = items.reduce((sum, item) => sum + (item.done ? 0 : (item.minutes ?? 0)), 0)
  const others = items.filter((item) => item.doneBy === 'teammate').length
  const own = items.filter((item) => item.doneBy === 'you').length
  const count = words.doneOf(done, items.length)
  const fold = (): void => onAct({ act: 'toggle', open: false })
  const foldButton = (
    <button type="button" class="x" part="close" aria-label={words.fold} onClick={fold}>
      <Icon d="m4.5 6.5 3.5 3.5 3.5-3.5" />
    </button>
  )
  return (
    <div popover="manual" class="c panel" part="card panel" role="dialog" id={id} tabIndex={-1} aria-labelledby={`${id}-t`}>
      <div class="body">
        {view.complete && !listed ? (
          <Fragment>
            {Picture && <Picture />}
            <div class="end">
              <h2 class="t" part="title" id={`${id}-t`}>
                {words.allSet}
              </h2>
              <p class="d">{words.allSetText}</p>
              <p class="m">{count + (others ? words.together(own, others) : '')}</p>
              <div class="acts">
                <button type="button" class="b p" part="close" onClick={() => onAct({ act: 'close' })}>
                  {words.close}
                </button>
                <button type="button" class="b" onClick={onList}>
                  {words.list}
                </button>
              </div>
            </div>
          </Fragment>
        ) : (
          <Fragment>
            <div class="head">
              <div class="row">
                <h2 class="t grow" part="title" id={`${id}-t`}>
                  {view.title}
                </h2>
                {foldButton}
              </div>
              {view.body.length > 0 && (
                <div class="d" part="body">
                  <RichText Link={Link} tree={view.body} onLink={(url) => onAct({ act: 'link', url })} />
                </div>
              )}
              <div class="bar" part="progress" role="progressbar" aria-label={words.progress} aria-valuemin={0} aria-valuemax={items.length} aria-valuenow={done} aria-valuetext={count}>
                {items.map((item, i) => (
                  <i key={item.id} class={(i < done ? 'on' : '') + (i === done - 1 && done < items.length ? ' tip' : '') + (i === done - 1 && fresh.size ? ' new' : '')} />
                ))}
              </div>
              <p class="m">{count + (left ? words.left(left) : '')}</p>
            </div>
            <ol class="items">
              {items.map((item) => (
                <ChecklistItem
                  key={item.id}
                  item={item}
                  words={words}
                  locale={locale}
                  isNow={item.id === nowId}
                  isOpen={item.id === openId}
                  isNew={fresh.has(item.id)}
                  failure={item.id === openId ? view.failure : null}
                  onAct={onAct}
                  onToggle={() => onOpenItem(item.id)}
                />
              ))}
            </ol>
          </Fragment>
        )}
      </div>
      {!(view.complete && !listed) && (
        <div class="base">
          <button type="button" class="b" part="hide" onClick={() => onAct({ act: 'hide' })}>
            {words.hide}
          </button>
        </div>
      )}
    </div>
  )
}
