// A message as its words and its web addresses, in order; put together again they are the message.
export type Piece = { text: string; href?: string }

const address = /https?:\/\/[^\s<>"'「」『』（）()、。]+/g
/** What ends a sentence ends the address before it. */
const trailing = /[.,:;!?…！？]+$/

export function splitLinks(message: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of message.matchAll(address)) {
    const text = match[0].replace(trailing, '')
    if (!URL.canParse(text)) continue
    if (match.index > from) pieces.push({ text: message.slice(from, match.index) })
    pieces.push({ text, href: text })
    from = match.index + text.length
  }
  if (from < message.length) pieces.push({ text: message.slice(from) })
  return pieces
}
