// From what an author wrote to what this person reads: the locale is chosen first, variables are filled last, as text.
import type { Text } from './scalar.schema.ts'

/** Exact tag, then its language, then the project's default, then whatever there is. */
export function chooseText(text: Text, locale: string, fallback = 'en'): string {
  if (typeof text === 'string') return text
  const language = (tag: string): string => tag.split('-')[0] ?? tag
  const found = text[locale] ?? text[language(locale)] ?? text[fallback] ?? text[language(fallback)] ?? Object.values(text)[0]
  return typeof found === 'string' ? found : ''
}

export type ReadVariable = (name: string) => unknown

/** Only words and numbers are shown. */
export const shownValue = (value: unknown, fallback: string): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '') || fallback

/** Titles, labels and choices: plain text with variables. */
export function fillText(text: string, read: ReadVariable): string {
  return text.replace(/\{([a-zA-Z][\w.-]{0,120})(?:\|([^{}\n]{0,200}))?\}/g, (_, name: string, fallback?: string) => shownValue(read(name), fallback ?? ''))
}
