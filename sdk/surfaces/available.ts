// How a surface that takes no focus makes itself known to who does not see it appear.
import type { View } from '../runner/view.ts'
import { wordsFor } from './ui/words.ts'

/** What the shortcut is called on this machine. */
const keys = typeof navigator === 'object' && /Mac|iP/.test(navigator.platform) ? 'Control+Option+G' : 'Ctrl+Alt+G'

const words = {
  en: { kind: { tour: 'Guide', checklist: 'Checklist' }, say: (kind: string, title: string) => `${kind} available: ${title}. Press ${keys} to open it.` },
  ja: { kind: { tour: 'ガイド', checklist: 'チェックリスト' }, say: (kind: string, title: string) => `${kind}があります：${title}。${keys}で開きます。` },
}

export function available({ kind, title }: View, locale: string): string {
  const { kind: names, say } = wordsFor(locale, words)
  return say(names[kind], title)
}
