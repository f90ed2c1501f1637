// When the card must not be seen: its target was scrolled away, or the host's focus is under it. A pill then leads back.
import { listen } from '../lib/listen.ts'
import { clear } from './clear.ts'
import { covers } from './covers.ts'
import { edgeRoom } from './edgeRoom.ts'

export interface StepAside {
  readonly set: (aside: boolean) => void
  readonly reset: () => void
  readonly end: () => void
}

export interface StepAsideDeps {
  readonly box: HTMLElement
  readonly part: (name: string) => HTMLElement | null
  readonly hasFocus: () => boolean
  readonly target: () => Element | null
}

export function createStepAside({ box, part, hasFocus, target }: StepAsideDeps): StepAside {
  let timer = 0
  const swap = (aside: boolean): void => {
    const pill = part('to-step')
    if (!pill || pill.matches(':popover-open') === aside) return
    const focused = hasFocus()
    pill.togglePopover(aside)
    if (aside) pill.style.setProperty('--up', edgeRoom(pill))
    if (focused) part(aside ? 'to-step' : 'card')?.focus({ preventScroll: true })
  }
  const reset = (): void => {
    clearTimeout(timer)
    box.classList.remove('off')
  }
  const set = (aside: boolean): void => {
    reset()
    box.classList.toggle('off', aside)
    // A page that scrolls smoothly to the target needs no pill on the way.
    if (aside) timer = window.setTimeout(swap, 600, true)
    else swap(false)
  }
  /** A control of the host that gets the focus under our card is not left hidden. */
  const uncover = ({ target }: FocusEvent): void => {
    const card = part('card')
    if (card && !card.matches(':modal') && target instanceof Element && !hasFocus()) set(covers(card, target))
  }
  /** The window turned or shrank: what stood beside its target may now be a sheet on it. */
  const dock = (): void => {
    const card = part('card')
    const element = target()
    if (card && element && !card.matches(':modal')) clear(card, element)
  }
  const stopDocking = listen(window, 'resize', dock)
  document.addEventListener('focusin', uncover)
  // Whatever was drawn before these means were here has not been looked at.
  dock()
  return {
    set,
    reset,
    end() {
      reset()
      stopDocking()
      document.removeEventListener('focusin', uncover)
    },
  }
}
