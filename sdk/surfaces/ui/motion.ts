// Movement, when the person wants any: opacity and transform only, never under reduced motion, `still` or in a hidden tab.

export const moves = (still: boolean): boolean => !still && !document.hidden && !matchMedia('(prefers-reduced-motion:reduce)').matches

const easing = 'cubic-bezier(.2,.8,.2,1)'

/** Plays from `from` to where the element is. */
export const enter = (element: Element, from: Keyframe, duration: number): void => void element.animate([from, {}], { duration, easing })

/** Plays towards `to` and resolves when it is over. A timer, since a tab that goes hidden never finishes an animation. */
export const leave = (element: Element, to: Keyframe): Promise<void> =>
  new Promise((resolve) => {
    const out = element.animate([{}, to], { duration: 80, easing: 'cubic-bezier(.4,0,1,1)', fill: 'forwards' })
    setTimeout(() => {
      resolve()
      out.cancel()
    }, 80)
  })
