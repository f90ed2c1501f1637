import fc from 'fast-check'
import { expect, it } from 'vitest'
import { localeOf } from '../../../sdk/lib/localeOf.ts'

it.each([
  ['ja', 'ja'],
  ['en-us', 'en-US'],
  ['ja_JP', 'ja-JP'],
  ['ja_JP.UTF-8', 'ja-JP'],
  ['en-US@posix', 'en-US'],
  ['zh-hant-tw', 'zh-Hant-TW'],
  ['', 'en'],
  ['日本語', 'en'],
  ['x', 'en'],
  ['en--US', 'en'],
])('reads %j as %j', (said, locale) => expect(localeOf(said)).toBe(locale))

it('never gives a tag that Intl refuses, whatever a page says', () => {
  fc.assert(fc.property(fc.string(), (said) => new Intl.RelativeTimeFormat(localeOf(said)).format(0, 'day') !== ''))
})
