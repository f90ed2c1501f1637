// Chooses a sentence by language and puts values into its numbered places. Values are text, never markup. `{0|run|runs}` is the
// value with the word that goes with it: of one, else of many.
import type { Text } from 'shirube/protocol'
import type { Locale } from '../format.ts'
import { isolate } from './isolate.ts'

export interface Sentence {
  readonly en: string
  readonly ja: string
}
export type Say = (sentence: Sentence, ...values: readonly (string | number)[]) => string

export const createSay =
  (locale: Locale): Say =>
  (sentence, ...values) =>
    sentence[locale].replace(/\{(\d)(?:\|([^|}]+)\|([^|}]+))?\}/g, (_, place: string, one?: string, many?: string) => {
      const value = isolate(String(values[Number(place)] ?? ''))
      return one === undefined ? value : `${value} ${value === '1' ? one : many}`
    })

/** A text of the customer's own content, in the reader's language. */
export const readText = (text: Text, locale: Locale): string => (typeof text === 'string' ? text : (text[locale] ?? text.en ?? Object.values(text)[0] ?? ''))
