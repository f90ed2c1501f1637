// Movement, when the person wants any: opacity and transform only, never under reduced motion, `still` or in a hidden tab.

export const moves = (still: boolean): boolean => !still && !document.hidden && !matchMedia('(prefers-reduced-motion:reduce)').matches

const easing = 'cubic-bezier(.2,.8,.2,1)'

/** Plays from `from` to where the element is. */
export const enter = (element: Element, from: Keyframe, duration: number): void => void element.animate([from, {}], { duration, easing })
