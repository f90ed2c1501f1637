// The smallest elements whose whole text is one of the wanted ones. Starts at text nodes that begin a wanted text, so
// that `Hello <b>you</b>` is found and a page of ten thousand nodes costs one walk without layout.
import { collapse } from './accessibleName.ts'

export function findText(root: Node, wanted: readonly string[]): Element[] {
  const found = new Set<Element>()
  const begins = (text: string): boolean => wanted.some((want) => want.startsWith(text))
  const walker = (root.ownerDocument ?? document).createTreeWalker(root, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { nodeValue, parentElement } = walker.currentNode
    let text = (nodeValue ?? '').trim()
    if (!text || !begins(collapse(text))) continue
    for (let element = parentElement; element && root.contains(element); element = element.parentElement) {
      text = collapse(element.textContent)
      if (wanted.includes(text)) found.add(element)
      if (!begins(text) || wanted.includes(text)) break
    }
  }
  return [...found]
}
