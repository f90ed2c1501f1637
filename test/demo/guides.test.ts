import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { checkProject } from 'shirube/protocol'
import { project } from '../../demo/guides/project.ts'
import { project as projectBefore } from '../../demo/people/projectBefore.ts'
import { en } from '../../demo/app/words/en.ts'
import { ja } from '../../demo/app/words/ja.ts'

const app = fileURLToPath(new URL('../../demo/app/', import.meta.url))
const sources = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path)).map((path) => readFileSync(`${app}${path}`, 'utf8')).join('\n')

/** Every `{ key: value }` of that key, at any depth. */
function collect(value: unknown, key: string): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => [...(name === key ? [inner] : []), ...collect(inner, key)])
}

describe('the guides of Tsunagu', () => {
  it.each([['now', project], ['before the rewrite', projectBefore]])('pass the check of authors: %s', (_when, authored) => {
    expect(checkProject(authored)).toMatchObject({ ok: true })
  })

  it('speak both languages everywhere', () => {
    for (const key of ['title', 'body', 'label']) {
      for (const text of collect(project, key)) expect(text).toEqual({ en: expect.any(String), ja: expect.any(String) })
    }
  })

  it('point only at elements that the app marks and call only what the app registers', () => {
    for (const anchor of collect(project.guides, 'anchor')) expect(sources).toMatch(new RegExp(`(data-shirube|anchor)="${String(anchor)}"`))
    for (const name of collect(project.guides, 'call')) expect(sources).toMatch(new RegExp(`^  ${String(name)}\\(\\): void$`, 'm'))
  })
})

describe('the words of Tsunagu', () => {
  it('fill the same variables in both languages', () => {
    const variables = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort()
    for (const [word, text] of Object.entries(en)) expect([word, variables(ja[word as keyof typeof en])]).toEqual([word, variables(text)]) // Object.entries forgets the keys' type
  })
})
