// What a card says where the person's own act leads on: named by the target's own label, when that can be said in a line.
import type { Advance } from '../protocol/guide.schema.ts'
import { chooseText } from '../protocol/text.ts'

const cues = {
  click: { en: 'Select “{name}” to continue', ja: '「{name}」を選ぶと次へ進みます' },
  input: { en: 'Fill this in to continue', ja: '入力すると次へ進みます' },
  act: { en: 'Do it to continue', ja: '操作すると次へ進みます' },
}
const mostLetters = 30

/** `target`: the step's; a rule with one of its own is not about it. */
export function cue({ on, ...rule }: Advance, target: Element | null, locale: string): string {
  const name = (target?.ariaLabel || target?.textContent || '').replace(/^[^\p{L}\p{N}]+|\s+$/gu, '')
  const isAtTarget = !('target' in rule && rule.target)
  const kind = isAtTarget && on === 'input' ? on : isAtTarget && on === 'click' && name && name.length < mostLetters ? on : 'act'
  return chooseText(cues[kind], locale).replace('{name}', () => name)
}
