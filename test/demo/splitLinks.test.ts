import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitLinks } from '../../demo/app/splitLinks.ts'

const links = (message: string): string[] => splitLinks(message).flatMap(({ href }) => href ?? [])

describe('a message with web addresses', () => {
  it('links them, without what ends the sentence', () => {
    expect(links('See https://example.com/a?b=1&c=2. And (http://example.org)!')).toEqual(['https://example.com/a?b=1&c=2', 'http://example.org'])
    expect(links('資料は「https://example.com/資料」です。https://example.com/x、確認してください。')).toEqual(['https://example.com/資料', 'https://example.com/x'])
  })

  it('links nothing else', () => {
    expect(links('javascript:alert(1) data:text/html,x ftp://example.com https:// http://[ example.com')).toEqual([])
  })

  it('stays as it was written, whatever it contains', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('https://', 'http://a.b', ' ', '。', '<b>', '\n'))), (parts) => {
        const message = parts.join('')
        expect(splitLinks(message).map(({ text }) => text).join('')).toBe(message)
        expect(links(message).every((href) => /^https?:\/\//.test(href))).toBe(true)
      }),
    )
  })
})
