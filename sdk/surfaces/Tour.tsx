// All layers of a tour: spotlight, card, the way back to a step that was scrolled away; or the chip while it rests.
/** @jsxRuntime classic */ /** @jsx h */
import { TourCard, type TourCardProps } from './TourCard.tsx'
import { Fragment, h, type Drawn } from './ui/draw.ts'

export function Tour({ onBack, locale, ...props }: TourCardProps & { locale: string; onBack: () => void }): Drawn {
  const { view, more, onAct } = props
  if (view.mode === 'chip' && more) return <more.Chip view={view} locale={locale} onResume={() => onAct({ act: 'resume' })} />
  return (
    <Fragment>
      <div popover="manual" class={`spot ${view.target && view.type === 'tooltip' ? view.spotlight : 'none'}`} part="spotlight" />
      <TourCard {...props} />
      {more && <more.ToStep locale={locale} onBack={onBack} />}
    </Fragment>
  )
}
