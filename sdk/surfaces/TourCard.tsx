// One step as a card: anchored popover or modal dialog. Draws the view and names what was pressed; nothing else.
/** @jsxRuntime classic */ /** @jsx h */
import type { SurfaceAct, TourView } from '../runner/view.ts'
import { Progress } from './Progress.tsx'
import type { TourWords } from './tourWords.ts'
import { Icon } from './ui/Icon.tsx'
import { RichText } from './ui/RichText.tsx'
import { h, type Drawn } from './ui/draw.ts'

export type TourMore = typeof import('./tourMore.ts')

export interface TourCardProps {
  readonly view: TourView
  readonly words: TourWords
  /** Null until it is fetched; never when the view needs it. */
  readonly more: TourMore | null
  readonly onAct: (act: SurfaceAct) => void
  readonly onNudge: (event: MouseEvent) => void
}

/** Whether the step is a real modal: a `modal` step, or one whose scrim takes the clicks. Without a target nothing is blocked. */
export const isModal = (view: TourView): boolean => view.type === 'modal' || (view.spotlight === 'block' && !!view.target)

export function TourCard({ view, words, more, onAct, onNudge }: TourCardProps): Drawn {
  const { guideId, index, count, title, body, media, isLast, busy, cue } = view
  const Box = isModal(view) ? 'dialog' : 'div'
  const opening = view.type === 'modal' && !index && !isLast
  // Short plain text is read out with the title; a structured body is left to be explored.
  const plain = body.length === 1 && body[0]?.t === 'p' && body[0].c.length < 4
  const button = (part: string, label: string, act: SurfaceAct, primary: boolean, off = busy): Drawn => (
    <button type="button" part={part} class={primary ? 'b p' : 'b q'} aria-disabled={off || undefined} onClick={() => off || onAct(act)}>
      {label}
    </button>
  )
  return (
    <Box
      popover={Box === 'div' ? 'manual' : undefined}
      class={`c ${view.type === 'modal' ? 'modal' : view.target ? 'at' : ''}${title ? '' : ' bare'}`}
      part="card"
      role="dialog"
      tabIndex={-1}
      aria-labelledby={`t-${guideId}`}
      aria-describedby={plain ? `d-${guideId}` : undefined}
      aria-busy={busy || undefined}
      data-guide={guideId}
      data-kind="tour"
      data-step={view.stepId}
      onMouseDown={onNudge}
      onCancel={(event: Event) => {
        event.preventDefault()
        onAct({ act: 'escape' })
      }}
    >
      {view.target && !(view.type === 'modal') && (
        <svg class="arrow" part="arrow" viewBox="0 0 20 9" aria-hidden="true">
          <path d="M0 8.5c2.2-.1 3.5-.5 5.2-2.1l3.3-3.1c.95-.9 2.05-.9 3 0l3.3 3.1c1.7 1.6 3 2 5.2 2.1" />
        </svg>
      )}
      <div class="in">
        {media && more && <more.Media media={media} />}
        <h2 class="t" part="title" id={`t-${guideId}`} tabIndex={-1}>
          {(count > 1 || !title) && <span class="vh">{words.step(index + 1, count) + (title && words.colon)}</span>}
          {title}
        </h2>
        {body.length > 0 && (
          <div class="d" part="body" id={`d-${guideId}`}>
            <RichText tree={body} Link={more?.Link ?? null} onLink={(url) => onAct({ act: 'link', url })} />
          </div>
        )}
        {cue && (
          <p class="a">
            <Icon d="M6.5 6.5 13 9l-2.8 1.2L9 13zM3.2 3.2l1 1M6.8 2v1.4M2 6.8h1.4" />
            <span>{cue}</span>
          </p>
        )}
        {view.failure && <p class="e">{view.failure}</p>}
        <button type="button" class="x" part="close" aria-label={words.close} onClick={() => onAct({ act: 'close' })}>
          <Icon d="m4 4 8 8M12 4l-8 8" />
        </button>
        <div class="f">
          {count > 1 && <Progress index={index} count={count} />}
          <div class="u">
            {view.buttons.length
              ? view.buttons.map(({ label, disabled }, i) => button('button', label, { act: 'button', index: i }, i === view.buttons.length - 1, busy || disabled))
              : [
                  !isLast && (opening ? button('later', words.later, { act: 'later' }, false) : button('skip', words.skip, { act: 'skip' }, false)),
                  view.canGoBack && button('back', words.back, { act: 'back' }, false),
                  !cue && button('next', isLast ? words.done : opening ? words.start : words.next, { act: 'next' }, true),
                ]}
          </div>
        </div>
      </div>
    </Box>
  )
}
