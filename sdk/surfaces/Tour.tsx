// All layers of a tour: spotlight, card, the way back to a step that was scrolled away, and the chip while it rests.
import type { JSX } from 'preact'
import { TourCard, type TourCardProps } from './TourCard.tsx'
import { Icon } from './ui/Icon.tsx'

export function Tour({ onBack, ...props }: TourCardProps & { onBack: () => void }): JSX.Element {
  const { view, words, onAct } = props
  const spotlight = view.target && view.type === 'tooltip' ? view.spotlight : 'none'
  if (view.mode === 'chip') {
    return (
      <button type="button" class="pill" part="resume" data-guide={view.guideId} data-kind="tour" data-step={view.stepId} onClick={() => onAct({ act: 'resume' })}>
        <svg width="16" height="16" fill="currentColor" aria-hidden="true">
          <rect x="4.25" y="1" width="2" height="14" rx="1" />
          <path d="M2.6 3h8.1c.3 0 .5.1.7.3l2.4 2.35a.5.5 0 0 1 0 .7L11.4 8.7c-.2.2-.4.3-.7.3H2.6A1.1 1.1 0 0 1 1.5 7.9V4.1A1.1 1.1 0 0 1 2.6 3Z" />
        </svg>
        {words.resume + (view.title && words.colon) + view.title}
      </button>
    )
  }
  return (
    <>
      <div popover="manual" class={`spot ${spotlight}`} part="spotlight" />
      <TourCard {...props} />
      <button type="button" popover="manual" class="pill" part="to-step" onClick={onBack}>
        <Icon d="m4.5 6.5 3.5 3.5 3.5-3.5" />
        {words.backToStep}
      </button>
    </>
  )
}
