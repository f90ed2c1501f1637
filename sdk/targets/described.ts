// Elements by what a person would call them: a role and a name, or a text. Loaded only for content that does so.
// The page may be in another language than the guide, so a text in any of its languages counts.
import type { Text } from '../protocol/scalar.schema.ts'
import { accessibleName, collapse } from './accessibleName.ts'
import { roleSelector } from './roles.ts'

const variants = (text: Text): string[] => (typeof text === 'string' ? [text] : Object.values(text)).map(collapse)

export function findRole(role: string, name: Text | undefined): Element[] {
  const names = name && variants(name)
  return [...document.querySelectorAll(roleSelector(role))].filter((element) => !names || names.includes(accessibleName(element)))
}

/**
 * The smallest elements whose whole text is one of the wanted ones. Starts at text nodes that begin a wanted text, so that
 * `Hello <b>you</b>` is found and a page of ten thousand nodes costs one walk without layout.
 */
export function findText(root: Element, text: Text): Element[] {
  const wanted = variants(text)
  const found = new Set<Element>()
  const begins = (part: string): boolean => wanted.some((want) => want.startsWith(part))
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { nodeValue, parentElement } = walker.currentNode
    const start = (nodeValue ?? '').trim()
    if (!start || !begins(collapse(start))) continue
    for (let element = parentElement; element && root.contains(element); element = element.parentElement) {
      const whole = collapse(element.textContent)
      if (wanted.includes(whole)) found.add(element)
      if (found.has(element) || !begins(whole)) break
    }
  }
  return [...found]
}
