// How far a launcher or chip has to keep from its edge so as not to lie on a bar of the host: a fixed footer, a composer.
// Measured when drawn, when the window or the address changes and when a dialog of the host closes, never in between.

const composers = 'form,textarea,[contenteditable=""],[contenteditable=true],[role=textbox],[role=toolbar]'

/** The length beyond the usual distance, for `--up`. */
export function edgeRoom(pill: Element, atTop = false): string {
  const { left, right, height } = pill.getBoundingClientRect()
  const y = 20 + height / 2
  let room = 0
  for (const x of [left + 8, (left + right) / 2, right - 8]) {
    const bar = document.elementsFromPoint(x, atTop ? y : innerHeight - y).reduce<Element | null>((found, element) => found ?? barOf(element, atTop), null)
    const box = bar?.getBoundingClientRect()
    if (box) room = Math.max(room, (atTop ? box.bottom : innerHeight - box.top) - 8)
  }
  return `${room}px`
}

/** The bar an element belongs to, if it sits at that edge and is no more than a bar. */
function barOf(element: Element, atTop: boolean): Element | null {
  let found = element.closest(composers)
  for (let up: Element | null = element; up && !found; up = up.parentElement) {
    if (/fixed|sticky/.test(getComputedStyle(up).position)) found = up
  }
  const box = found?.getBoundingClientRect()
  return box && found?.localName !== 'shirube-root' && box.height < innerHeight * 0.35 && (atTop ? box.top < 64 : innerHeight - box.bottom < 64) ? found : null
}
