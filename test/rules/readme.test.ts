// What the pages for readers show must work: their code compiles, their commands and links exist.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { compileSnippets } from './compileSnippets.ts'
import { filesBelow, root } from './files.ts'
import { codeBlocks } from './readme.ts'

const pages = filesBelow('').filter((path) => path.endsWith('.md') && !path.startsWith('test/parties/'))
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const languages: Record<string, string> = { ts: 'ts', tsx: 'tsx', typescript: 'ts', js: 'ts', jsx: 'tsx' }

it('compiles every code block of the pages', () => {
  const snippets = pages.flatMap((page) =>
    codeBlocks(read(page)).flatMap(({ language, code, line }) => {
      const ending = languages[language]
      // `export {}` makes each block a module of its own, with its own names.
      return ending ? [[`${page.replaceAll('/', '-')}-line-${line}.${ending}`, `${code}\nexport {}\n`]] : []
    }),
  )
  expect(compileSnippets(Object.fromEntries(snippets))).toEqual([])
}, 60_000)
it('refuses a block that does not compile', () => {
  const errors = compileSnippets({ 'README.md-line-9.ts': "import { init } from 'shirube'\ninit({ guides: 5 })\nexport {}\n" })
  expect(errors).toHaveLength(1)
  expect(errors[0]).toContain('README.md-line-9.ts:2')
}, 60_000)
it('finds the blocks of a page and where they begin', () => {
  expect(codeBlocks('# x\n```ts\nconst a = 1\n```\ntext\n```\nplain\n```\n')).toEqual([
    { language: 'ts', code: 'const a = 1', line: 3 },
    { language: '', code: 'plain', line: 7 },
  ])
})

it('parses every JSON block of the pages', () => {
  const broken = pages.flatMap((page) => codeBlocks(read(page)).filter(({ language }) => language === 'json').flatMap(({ code, line }) => (isJson(code) ? [] : [`${page}:${line}`])))
  expect(broken).toEqual([])
})

it('links only to files that exist', () => {
  const dead = pages.flatMap((page) => links(read(page)).filter((link) => !existsSync(join(root, dirname(page), link))).map((link) => `${page} → ${link}`))
  expect(dead).toEqual([])
})
it('links only to headings that exist', () => {
  const dead = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\(([\w./-]*)#([^)\s]+)\)/g)].flatMap(([, path = '', heading = '']) => {
      const target = path === '' ? page : join(dirname(page), path)
      return !target.endsWith('.md') || headings(read(target)).includes(heading) ? [] : [`${page} → ${target}#${heading}`]
    }),
  )
  expect(dead).toEqual([])
})
it('makes of a heading what GitHub makes of it', () => {
  expect(headings('# Content security policy of your pages\n## `init(options?)`\n### 日本語\ntext # no\n')).toEqual(['content-security-policy-of-your-pages', 'initoptions', '日本語'])
})
it('reads relative links only', () => {
  expect(links('[a](./b.md#c) [d](https://e.example) ![f](g.png) [h](#i) `[j](k)`')).toEqual(['./b.md', 'g.png'])
})

it('names only npm scripts that exist', () => {
  const scripts = Object.keys(JSON.parse(read('package.json')).scripts)
  const named = pages.flatMap((page) => [...read(page).matchAll(/\bnpm (?:run )?(start|test|dev|build|bench|screenshots|[a-z]+:[a-z]+)\b/g)].map((match) => ({ page, name: match[1] ?? '' })))
  expect(named.filter(({ name }) => !scripts.includes(name))).toEqual([])
})

function links(markdown: string): string[] {
  const text = markdown.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '')
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => (match[1] ?? '').replace(/#.*$/, '')).filter((link) => link !== '' && !/^[a-z]+:/.test(link))
}

function headings(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, text = '']) => text.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').trim().replaceAll(' ', '-'))
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
