// Sentences of the console: values in their places, the right word for one and for many, and nothing left over.
import { describe, expect, it } from 'vitest'
import { accounts, account } from '../../../server/console/app/words/accounts.ts'
import { guide, guides } from '../../../server/console/app/words/guides.ts'
import { install } from '../../../server/console/app/words/install.ts'
import { overview } from '../../../server/console/app/words/overview.ts'
import { createSay } from '../../../server/console/app/words/say.ts'
import { shared } from '../../../server/console/app/words/shared.ts'

const en = createSay('en')
const ja = createSay('ja')
const all = Object.entries({ accounts, account, guide, guides, install, overview, shared }).flatMap(([group, words]) => Object.entries(words).map(([key, sentence]) => [`${group}.${key}`, sentence] as const))

describe('a sentence', () => {
  it('takes the word that goes with its number', () => {
    expect([0, 1, '1', 2, '1,001'].map((n) => en(guides.title, n))).toEqual(['0 guides', '1 guide', '1 guide', '2 guides', '1,001 guides'])
    expect(en(guide.evidence, '1', '2', '1')).toBe('1 run, 2 people in 1 account.')
    expect(ja(guide.evidence, '1', '2', '1')).toBe('実行1回、1アカウントの2人。')
  })

  it('shows a value as it is, also when it looks like a place', () => {
    expect(en(shared.failedCode, '{0|a|b}')).toBe('Code {0|a|b}')
  })

  it.each(all)('fills the same places in both languages: %s', (_, sentence) => {
    const places = (text: string): string[] => [...new Set([...text.matchAll(/\{(\d)/g)].map((found) => found[1] ?? ''))].sort()
    expect(places(sentence.ja)).toEqual(places(sentence.en))
    for (const say of [en, ja]) expect(say(sentence, 'a', 'b', 'c')).not.toMatch(/\{\d|\|/)
  })
})
