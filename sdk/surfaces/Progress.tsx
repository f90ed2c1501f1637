// The guidepost: passed steps are dots, this one is the plate that points on, those ahead are small.
/** @jsxRuntime classic */ /** @jsx h */
import { h, type Drawn } from './ui/draw.ts'

const plate = 'M1.5 0H7.9c.42 0 .82.18 1.1.49l2.6 2.83a1 1 0 0 1 0 1.36L9 7.51c-.28.31-.68.49-1.1.49H1.5A1.5 1.5 0 0 1 0 6.5v-5A1.5 1.5 0 0 1 1.5 0Z'

export function Progress({ index, count }: { index: number; count: number }): Drawn {
  // Beyond eight the dots stop helping and the numbers remain.
  const shown = count > 8 ? 1 : count
  const at = count > 8 ? 0 : index
  return (
    <span class="g" part="progress">
      <svg width={8 * shown + 4} height="8" aria-hidden="true">
        {Array.from({ length: shown }, (_, i) => i !== at && <circle class={i < at ? 'was' : 'next'} cx={8 * i + (i < at ? 2 : 10)} cy="4" r={i < at ? 2 : 1.5} />)}
        <path d={plate} style={`transform:translateX(${8 * at}px)`} />
      </svg>
      <span class="m" dir="ltr" aria-hidden="true">{`${index + 1} / ${count}`}</span>
    </span>
  )
}
