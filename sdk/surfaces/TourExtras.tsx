// Parts of a tour beyond the plain card: a picture, the way back to a step that was scrolled away, the chip while it rests.
/** @jsxRuntime classic */ /** @jsx h */
import { safeUrl } from '../protocol/safeUrl.ts'
import type { TourView } from '../runner/view.ts'
import { Icon } from './ui/Icon.tsx'
import { wordsFor } from './ui/words.ts'
import { h, type Drawn } from './ui/draw.ts'

const words = { en: { resume: 'Continue', backToStep: 'Back to step', colon: ': ' }, ja: { resume: '続ける', backToStep: 'ステップに戻る', colon: '：' } }

/** Nothing when the address is not allowed. */
export function Media({ media }: { media: NonNullable<TourView['media']> }): Drawn | null {
  const image = safeUrl(media.image, document.baseURI)
  return (
    image && (
      <div class="media">
        <img part="media" src={image.href} alt={media.alt} width={media.width} height={media.height} />
      </div>
    )
  )
}

export const ToStep = ({ locale, onBack }: { locale: string; onBack: () => void }): Drawn => (
  <button type="button" popover="manual" class="pill" part="to-step" onClick={onBack}>
    <Icon d="m4.5 6.5 3.5 3.5 3.5-3.5" />
    {wordsFor(locale, words).backToStep}
  </button>
)

export function Chip({ view, locale, onResume }: { view: TourView; locale: string; onResume: () => void }): Drawn {
  const { resume, colon } = wordsFor(locale, words)
  return (
    <button type="button" class="pill" part="resume" data-guide={view.guideId} data-kind="tour" data-step={view.stepId} onClick={onResume}>
      <svg width="16" height="16" fill="currentColor" aria-hidden="true">
        <rect x="4.25" y="1" width="2" height="14" rx="1" />
        <path d="M2.6 3h8.1c.3 0 .5.1.7.3l2.4 2.35a.5.5 0 0 1 0 .7L11.4 8.7c-.2.2-.4.3-.7.3H2.6A1.1 1.1 0 0 1 1.5 7.9V4.1A1.1 1.1 0 0 1 2.6 3Z" />
      </svg>
      {resume + (view.title && colon) + view.title}
    </button>
  )
}
