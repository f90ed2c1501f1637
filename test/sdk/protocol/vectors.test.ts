// docs/reference/test-vectors.md says what these functions answer. `UPDATE_VECTORS=1` writes the tables anew.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { assign, bucket, type Split } from '../../../sdk/protocol/assign.ts'
import { canonicalJson, contentHash, murmur3 } from '../../../sdk/protocol/hash.ts'

const page = fileURLToPath(new URL('../../../docs/reference/test-vectors.md', import.meta.url))

const texts = ['', 'a', 'ab', 'abc', 'abcd', 'hello, world', 'The quick brown fox jumps over the lazy dog', '標', 'あいうえお']
const values: unknown[] = [null, [], {}, { b: 1, a: [true, null, 'x'] }, { id: 'welcome', kind: 'tour', steps: [{ id: 'hello', type: 'modal', title: { ja: 'ようこそ', en: 'Welcome' } }] }, { n: 1e21, zero: -0, half: 0.5 }]
const split = (unitId: string, more: Partial<Split> = {}): Split => ({ environmentId: 'production', guideId: 'welcome', unitId, holdout: 10, ...more })
const variants = [{ id: 'a', weight: 1 }, { id: 'b', weight: 3 }]
const splits: Split[] = [split('acme'), split('globex'), split('みなと'), split('acme', { salt: '2' }), split('initech', { holdout: 50 }), split('acme', { variants }), split('globex', { variants }), split('hooli', { variants }), split('acme', { holdout: 100 })]

const rows = (head: string, lines: readonly string[]): string => [head, head.replace(/[^|]+/g, '---'), ...lines, ''].join('\n')
const code = (text: string): string => `\`${text}\``
const tables = {
  murmur3: rows('| text | seed 0 | seed 1 |', texts.map((text) => `| ${code(JSON.stringify(text))} | ${murmur3(text, 0)} | ${murmur3(text, 1)} |`)),
  hash: rows('| canonical JSON | content hash |', values.map((value) => `| ${code(canonicalJson(value))} | ${code(contentHash(value))} |`)),
  assign: rows(
    '| environment/guide/salt/unit | hold-out | variants | bucket | answer |',
    splits.map((one) => `| ${code(`${one.environmentId}/${one.guideId}/${one.salt ?? ''}/${one.unitId}`)} | ${one.holdout} % | ${one.variants?.map(({ id, weight }) => `${id}:${weight}`).join(' ') ?? 'none'} | ${bucket(one).toFixed(9)} | ${code(assign(one))} |`),
  ),
}
const marked = (name: string): RegExp => new RegExp(`(<!-- ${name} -->\n)([\\s\\S]*?)(<!-- /${name} -->)`)

it.each(Object.entries(tables))('publishes what %s answers', (name, table) => {
  const text = readFileSync(page, 'utf8')
  if (process.env['UPDATE_VECTORS']) writeFileSync(page, text.replace(marked(name), (_, open: string, __, close: string) => open + table + close))
  expect(marked(name).exec(readFileSync(page, 'utf8'))?.[2]).toBe(table)
})

it('hashes as the published vectors of the algorithm say', () => {
  // From the reference implementation (smhasher) and the Wikipedia article on MurmurHash.
  expect(murmur3('', 0)).toBe(0)
  expect(murmur3('', 1)).toBe(0x514e28b7)
  expect(murmur3('test', 0)).toBe(0xba6bd213)
  expect(murmur3('Hello, world!', 0)).toBe(0xc0363e43)
  expect(murmur3('The quick brown fox jumps over the lazy dog', 0)).toBe(0x2e4ff723)
})
