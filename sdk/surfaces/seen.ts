// "Seen": at least half in view, uncovered, in a visible tab for one second. One observer and one timer, both gone once it fired.

/** Calls `onSeen` at most once. Returns its end. */
export function watchSeen(element: Element, onSeen: () => void): () => void {
  let timer = 0
  let inView = false
  const arm = (): void => {
    clearTimeout(timer)
    if (inView && !document.hidden) timer = window.setTimeout(look, 1000)
  }
  const look = (): void => {
    const box = element.getBoundingClientRect()
    const root = element.getRootNode()
    if (root instanceof ShadowRoot && element.contains(root.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2))) {
      end()
      onSeen()
    }
    // Covered: whatever covers it goes away by an act of the person, so look again after the next one.
    else addEventListener('pointerup', arm, { capture: true, once: true })
  }
  const observer = new IntersectionObserver(
    (entries) => {
      inView = entries.some((entry) => entry.intersectionRatio >= 0.5)
      arm()
    },
    { threshold: 0.5 },
  )
  const end = (): void => {
    clearTimeout(timer)
    observer.disconnect()
    removeEventListener('pointerup', arm, true)
    document.removeEventListener('visibilitychange', arm)
  }
  observer.observe(element)
  document.addEventListener('visibilitychange', arm)
  return end
}
