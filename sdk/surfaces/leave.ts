// The way out of a layer: 80 ms, opacity and transform.

/** Plays towards `to` and resolves when it is over. A timer, since a tab that goes hidden never finishes an animation. */
export const leave = (element: Element, to: Keyframe): Promise<void> =>
  new Promise((resolve) => {
    const out = element.animate([{}, to], { duration: 80, easing: 'cubic-bezier(.4,0,1,1)', fill: 'forwards' })
    setTimeout(() => {
      resolve()
      out.cancel()
    }, 80)
  })
