// All layers of a tour: spotlight, card, the way back to a step that was scrolled away; or the chip while it rests.
import type { JSX } from 'preact'
import { TourCard, type TourCardProps } from './TourCard.tsx'

export function Tour({ onBack, ...props }: TourCardProps & { onBack: () => void }): JSX.Element {
  const { view, words, more, onAct } = props
  if (view.mode === 'chip' && more) return <more.Chip view={view} label={words.resume + (view.title && words.colon) + view.title} onResume={() => onAct({ act: 'resume' })} />
  return (
    <>
      <div popover="manual" class={`spot ${view.target && view.type === 'tooltip' ? view.spotlight : 'none'}`} part="spotlight" />
      <TourCard {...props} />
      {more && <more.ToStep label={words.backToStep} onBack={onBack} />}
    </>
  )
}
