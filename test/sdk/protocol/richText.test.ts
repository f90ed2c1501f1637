import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillRichText, fillText, parseRichText, chooseText, type Inline, type RichText } from 'shirube/protocol'

const p = (...c: Inline[]): RichText => [{ t: 'p', c }]
const flat = (tree: RichText): string => {
  const inline = (n: Inline): string => (typeof n === 'string' ? n : n.t === 'br' ? '\n' : n.t === 'var' ? n.fallback : n.t === 'code' ? n.text : n.c.map(inline).join(''))
  return tree.map((b) => (b.t === 'p' ? b.c : b.items.flat()).map(inline).join('')).join('\n')
}
const count = (tree: RichText): number => {
  const inline = (n: Inline): number => 1 + (typeof n === 'object' && 'c' in n ? n.c.reduce((s, x) => s + inline(x), 0) : 0)
  return tree.reduce((s, b) => s + (b.t === 'p' ? b.c : b.items.flat()).reduce((x, n) => x + inline(n), 1), 0)
}
const depth = (nodes: readonly Inline[]): number => 1 + Math.max(0, ...nodes.map((n) => (typeof n === 'object' && 'c' in n ? depth(n.c) : 0)))

describe('parseRichText', () => {
  it.each<[string, RichText]>([
    ['plain text', p('plain text')],
    ['a **bold** and *thin* word', p('a ', { t: 'b', c: ['bold'] }, ' and ', { t: 'i', c: ['thin'] }, ' word')],
    ['**bold *both***', p({ t: 'b', c: ['bold ', { t: 'i', c: ['both'] }] })],
    ['press `Enter`', p('press ', { t: 'code', text: 'Enter' })],
    ['see [the docs](https://example.com/a)', p('see ', { t: 'a', url: 'https://example.com/a', c: ['the docs'] })],
    ['see [1] and [docs](/d)', p('see [1] and ', { t: 'a', url: '/d', c: ['docs'] })],
    ['one\ntwo', p('one', { t: 'br' }, 'two')],
    ['one\n\ntwo', [{ t: 'p', c: ['one'] }, { t: 'p', c: ['two'] }]],
    ['- a\n- **b**', [{ t: 'ul', items: [['a'], [{ t: 'b', c: ['b'] }]] }]],
    ['1. a\n2. b\n\nend', [{ t: 'ol', items: [['a'], ['b']] }, { t: 'p', c: ['end'] }]],
    ['hi {user.traits.name|there}', p('hi ', { t: 'var', name: 'user.traits.name', fallback: 'there' })],
    ['**日本語**です', p({ t: 'b', c: ['日本語'] }, 'です')],
    ['\\*not thin\\*', p('*not thin*')],
  ])('reads %j', (source, tree) => expect(parseRichText(source)).toEqual(tree))

  it.each(['2 * 3 * 4', '**never closed', '`open', '[no](', '[x](a b)', '{not closed', '<img src=x onerror=alert(1)>', '*', '[]()', '****'])('keeps %j as it was written', (source) => {
    expect(flat(parseRichText(source))).toBe(source)
  })

  it('loses no letter, stays within 8 levels and 500 nodes, whatever is written', () => {
    const soup = fc.array(fc.constantFrom('*', '**', '`', '[', '](', ')', '{', '|', '}', '\n', '\n\n', '- ', '1. ', 'a', ' ', '\\', '標', '<b>'), { maxLength: 400 }).map((x) => x.join(''))
    fc.assert(
      fc.property(soup, (source) => {
        const tree = parseRichText(source)
        expect(count(tree)).toBeLessThanOrEqual(1_100)
        for (const block of tree) for (const line of block.t === 'p' ? [block.c] : block.items) expect(depth(line)).toBeLessThanOrEqual(8)
        const letters = (s: string): string => s.replace(/[^a標]/g, '')
        expect(letters(flat(tree)).length).toBeLessThanOrEqual(letters(source).length)
      }),
      { numRuns: 2_000 },
    )
  })

  it.each(['[', '*', '**', '`', '{', '[](', '**a*', '\\', '{a|'])('reads a row of %j in linear steps', (piece) => {
    const time = (n: number): number => {
      const source = piece.repeat(n)
      const start = performance.now()
      parseRichText(source)
      return performance.now() - start
    }
    time(2_000)
    // A quadratic reader takes minutes here; the bound is far above any noise.
    expect(time(200_000)).toBeLessThan(2_000)
  })
})

describe('texts', () => {
  it('chooses the exact locale, its language, the default, then whatever there is', () => {
    expect(chooseText({ ja: 'あ', 'ja-JP': 'い', en: 'a' }, 'ja-JP')).toBe('い')
    expect(chooseText({ ja: 'あ', en: 'a' }, 'ja-JP')).toBe('あ')
    expect(chooseText({ ja: 'あ', en: 'a' }, 'fr')).toBe('a')
    expect(chooseText({ ja: 'あ' }, 'fr', 'en')).toBe('あ')
    expect(chooseText('same', 'ja')).toBe('same')
  })

  it('fills variables last, as text that is never read as markup', () => {
    const read = (name: string): unknown => ({ 'user.traits.name': '**Ken** <b>' })[name]
    expect(fillRichText('hi {user.traits.name}', read)).toEqual(p('hi ', '**Ken** <b>'))
    expect(fillText('hi {user.traits.name|x}, {user.traits.none|friend}', read)).toBe('hi **Ken** <b>, friend')
  })
})
