import { describe, expect, it } from 'vitest'
import { compareFact, matchesPath, safeUrl, type FactCondition } from 'shirube/protocol'

const now = Date.UTC(2026, 10, 22)
type Case = [FactCondition['op'], unknown, unknown, boolean]

describe('compareFact', () => {
  it.each<Case>([
    ['eq', 'a', 'a', true],
    ['eq', 1, '1', false],
    ['eq', undefined, undefined, false],
    ['neq', undefined, 'a', true],
    ['in', 'b', ['a', 'b'], true],
    ['nin', 'c', ['a', 'b'], true],
    ['nin', undefined, ['a'], true],
    ['gt', 3, 2, true],
    ['gt', '3', 2, false],
    ['gte', 2, 2, true],
    ['lt', 'a', 'b', true],
    ['lte', NaN, 1, false],
    ['contains', 'general', 'ener', true],
    ['contains', ['a', 'b'], 'b', true],
    ['prefix', 'general', 'gen', true],
    ['suffix', 'general', 'ral', true],
    ['glob', 'invoice-42.pdf', 'invoice-*.pdf', true],
    ['glob', 'invoice-42.pdf', 'invoice-?.pdf', false],
    ['exists', 0, undefined, true],
    ['exists', null, undefined, false],
    ['absent', undefined, undefined, true],
    ['before', '2026-11-01', '2026-11-02', true],
    ['after', now, '2026-11-21', true],
    ['after', 'not a date', '2026-11-21', false],
    ['within_last', now - 3_600_000, '2h', true],
    ['within_last', now - 3_600_000, '30m', false],
    ['within_last', now + 1, '30m', false],
    ['older_than', '2026-01-01T00:00:00Z', '30d', true],
    ['older_than', now, 'nonsense', false],
  ])('%s of %j and %j is %j', (op, actual, expected, holds) => expect(compareFact(op, actual, expected, now)).toBe(holds))

  it.each(['Asia/Tokyo', 'America/Los_Angeles', 'UTC'])('reads a time without a zone as UTC on a machine in %s', (zone) => {
    const before = process.env['TZ']
    process.env['TZ'] = zone
    try {
      for (const sent of ['2026-11-22T09:00', '2026-11-22 09:00:00', '2026-11-22T09:00:00.000', '2026-11-22T18:00:00+09:00', '2026-11-22T09:00:00Z']) {
        expect([sent, compareFact('within_last', sent, '1s', Date.UTC(2026, 10, 22, 9)), compareFact('before', sent, '2026-11-22')]).toEqual([sent, true, false])
      }
      expect(compareFact('within_last', '2026-11-22', '1s', Date.UTC(2026, 10, 22))).toBe(true)
    } finally {
      if (before === undefined) delete process.env['TZ']
      else process.env['TZ'] = before
    }
  })
  it('matches a hostile pattern in linear time', () => {
    const start = performance.now()
    expect(compareFact('glob', 'a'.repeat(8_000), `${'*a'.repeat(40)}b`, now)).toBe(false)
    expect(performance.now() - start).toBeLessThan(1_000)
  })
})

describe('matchesPath', () => {
  it.each<[string, string, boolean]>([
    ['/', '/', true],
    ['/c/*', '/c/general', true],
    ['/c/*', '/c/general/threads', false],
    ['/c/*', '/c', false],
    ['/c/**', '/c/general/threads', true],
    ['/c/**', '/c', true],
    ['/**/edit', '/a/b/edit', true],
    ['/c/team-*', '/c/team-a', true],
    ['/welcome', '/welcome/', true],
    ['**', '/anything/at/all', true],
    ['/a.b', '/axb', false],
  ])('%s on %s is %j', (glob, path, holds) => expect(matchesPath(glob, path)).toBe(holds))
})

describe('safeUrl', () => {
  const base = 'https://app.example/c/general'
  it.each(['https://example.com', 'http://localhost:3000/a', '/people', '#top', '?a=1', 'mailto:a@example.com', 'tel:+81312345678'])('opens %s', (url) => expect(safeUrl(url, base)).toBeInstanceOf(URL))
  it.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\tscript:alert(1)', '\u0001javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'blob:https://a/b', 'filesystem:x', '/\\evil.example', '\\\\evil.example', 'https://user:pw@evil.example', 'http://[', ''])(
    'refuses %j or keeps it on this host',
    (url) => expect(safeUrl(url, base)?.host ?? 'app.example').toBe('app.example'),
  )
})
