// LAZY in the browser, the chunk `fillRichText`: a body is parsed, then its variables filled as text that is never parsed again.
import { parseRichText, type Inline, type RichText } from './richText.ts'
import { shownValue, type ReadVariable } from './text.ts'

export function fillRichText(text: string, read: ReadVariable): RichText {
  const fill = (node: Inline): Inline => {
    if (typeof node === 'string') return node
    if (node.t === 'var') return shownValue(read(node.name), node.fallback)
    return 'c' in node ? { ...node, c: node.c.map(fill) } : node
  }
  return parseRichText(text).map((block) => (block.t === 'p' ? { t: 'p', c: block.c.map(fill) } : { t: block.t, items: block.items.map((item) => item.map(fill)) }))
}
