import { expect, it } from 'vitest'
import type { Advance } from '../../../sdk/protocol/guide.schema.ts'
import { cue } from '../../../sdk/runner/cue.ts'

const named = (text: string, label?: string): Element => {
  const button = document.createElement('button')
  button.textContent = text
  if (label) button.ariaLabel = label
  return button
}
const click: Advance = { on: 'click' }

it.each<[string, Advance, Element | null, string, string]>([
  ['a click on the target names it', click, named('Invite'), 'en', 'Select “Invite” to continue'],
  ['… in the words of the person', click, named('招待'), 'ja-JP', '「招待」を選ぶと次へ進みます'],
  ['… by its label rather than its text', click, named('✕', 'Close the list'), 'en', 'Select “Close the list” to continue'],
  ['… without what stands before the words', click, named('+  Add channel '), 'en', 'Select “Add channel” to continue'],
  ['… as it stands, whatever it holds', click, named("Pay $& {name}$'"), 'en', "Select “Pay $& {name}$'” to continue"],
  ['… not when it is more than a line', click, named('x'.repeat(30)), 'en', 'Do it to continue'],
  ['… not when it has no words', click, named('＋'), 'ja', '操作すると次へ進みます'],
  ['a click without a target', click, null, 'en', 'Do it to continue'],
  ['a click elsewhere', { on: 'click', target: '#other' }, named('Invite'), 'en', 'Do it to continue'],
  ['typing', { on: 'input' }, named(''), 'en', 'Fill this in to continue'],
  ['typing elsewhere', { on: 'input', target: '#other' }, named(''), 'ja', '操作すると次へ進みます'],
  ['an event', { on: 'event', event: 'invited' }, named('Invite'), 'fr', 'Do it to continue'],
])('%s', (_, advance, target, locale, said) => {
  expect(cue(advance, target, locale)).toBe(said)
})
