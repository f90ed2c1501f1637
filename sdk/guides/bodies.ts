// Bodies with marks, lists or variables are parsed by a chunk of their own; a plain line needs none of it.
import type { Guide } from '../protocol/guide.schema.ts'
import type { RichText } from '../protocol/richText.ts'
import type { Text } from '../protocol/scalar.schema.ts'
import type { ReadVariable } from '../protocol/text.ts'

let fill: ((text: string, read: ReadVariable) => RichText) | undefined
const isMarked = (text: string): boolean => /[*`[{\\\r\n]|^\s*(-|\d+[.)]) /.test(text)

/** Await before `fillBody`. */
export async function prepareBodies(guide: Guide): Promise<void> {
  const parts: readonly { readonly body?: Text | undefined }[] = guide.kind === 'tour' ? guide.steps : [guide, ...guide.items]
  const texts = parts.flatMap(({ body = '' }) => (typeof body === 'string' ? body : Object.values(body)))
  if (!fill && texts.some(isMarked)) fill = (await import('../protocol/fillRichText.ts')).fillRichText
}

export function fillBody(text: string, read: ReadVariable): RichText {
  if (fill) return fill(text, read)
  const line = text.trim()
  return line ? [{ t: 'p', c: [line] }] : []
}
