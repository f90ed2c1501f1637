// When the card must not be seen: its target was scrolled away, or the host's focus is under it. A pill then leads back.
import type { Layer } from './ui/root.ts'

export interface StepAside {
  readonly set: (aside: boolean) => void
  readonly reset: () => void
}

export function createStepAside(layer: () => Layer, part: (name: string) => HTMLElement | null, keepClear: (pill: HTMLElement) => void): StepAside {
  let timer = 0
  const swap = (aside: boolean): void => {
    const pill = part('to-step')
    if (!pill || pill.matches(':popover-open') === aside) return
    const focused = layer().hasFocus()
    pill.togglePopover(aside)
    if (aside) keepClear(pill)
    if (focused) part(aside ? 'to-step' : 'card')?.focus({ preventScroll: true })
  }
  const reset = (): void => {
    clearTimeout(timer)
    layer().box.classList.remove('off')
  }
  return {
    reset,
    set(aside) {
      reset()
      layer().box.classList.toggle('off', aside)
      // A page that scrolls smoothly to the target needs no pill on the way.
      if (aside) timer = window.setTimeout(swap, 600, true)
      else swap(false)
    },
  }
}
