// From what an author wrote to what this person reads: the locale is chosen first, variables are filled last, as text.
import { parseRichText, type Inline, type RichText } from './richText.ts'
import type { Text } from './scalar.schema.ts'

/** Exact tag, then its language, then the project's default, then whatever there is. */
export function chooseText(text: Text, locale: string, fallback = 'en'): string {
  if (typeof text === 'string') return text
  const language = (tag: string): string => tag.split('-')[0] ?? tag
  const found = text[locale] ?? text[language(locale)] ?? text[fallback] ?? text[language(fallback)] ?? Object.values(text)[0]
  return typeof found === 'string' ? found : ''
}

export type ReadVariable = (name: string) => unknown

const shown = (value: unknown, fallback: string): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '') || fallback

/** Titles, labels and choices: plain text with variables. */
export function fillText(text: string, read: ReadVariable): string {
  return text.replace(/\{([a-zA-Z][\w.-]{0,120})(?:\|([^{}\n]{0,200}))?\}/g, (_, name: string, fallback?: string) => shown(read(name), fallback ?? ''))
}

/** A body: parsed, then its variables filled as text that is never parsed again. */
export function fillRichText(text: string, read: ReadVariable): RichText {
  const fill = (node: Inline): Inline => {
    if (typeof node === 'string') return node
    if (node.t === 'var') return shown(read(node.name), node.fallback)
    return 'c' in node ? { ...node, c: node.c.map(fill) } : node
  }
  return parseRichText(text).map((block) => (block.t === 'p' ? { t: 'p', c: block.c.map(fill) } : { t: block.t, items: block.items.map((item) => item.map(fill)) }))
}
