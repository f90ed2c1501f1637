// What a customer can use is told to them: each option, method, field and route stands in the page where one looks for it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { attentionSchema, checklistSchema, factOperators, goalSchema, itemSchema, mediaSchema, milestoneSchema, settingsSchema, stepSchema, themeSchema, tourSchema } from 'shirube/protocol'
import { expect, it } from 'vitest'
import { codeIn, filesBelow, readRepository, root } from './files.ts'

const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const page = (name: string): string => read(`docs/${name}.md`)
/** In code marks, alone or with what belongs to it: `name`, `name(…)`, `{ name: … }`. */
const untold = (names: readonly string[], text: string): string[] => {
  const code = [...text.matchAll(/`+([^`\n]+)`+/g)].map(([, inside]) => inside).join('\n')
  return names.filter((name) => !new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(code))
}
const snapshot = { sdk: read('test/rules/api/shirube.txt'), server: read('test/rules/api/shirube-server.txt') }
/** The names of an interface's members, or of a union's texts. */
const members = (text: string, name: string): string[] => [...(new RegExp(`^interface ${name} \\S*.*\\{\\n([\\s\\S]*?)^\\}`, 'm').exec(text)?.[1] ?? '').matchAll(/^ {2}(?:readonly )?(\w+)/gm)].map(([, member = '']) => member)
const texts = (text: string, name: string): string[] => [...(new RegExp(`^type ${name} = (.*)$`, 'm').exec(text)?.[1] ?? '').matchAll(/'(\w+)'/g)].map(([, one = '']) => one)
const keys = (schema: { shape: object }): string[] => Object.keys(schema.shape)

it('tells each option, method, event and reason of the SDK', () => {
  const names = [...members(snapshot.sdk, 'InitOptions'), ...members(snapshot.sdk, 'Shirube'), ...members(snapshot.sdk, 'ShirubeEvents'), ...texts(snapshot.sdk, 'StartReason'), ...texts(snapshot.sdk, 'ActReason')]
  expect(names.length).toBeGreaterThan(50)
  expect(untold(names, page('sdk'))).toEqual([])
})

it('tells each field of guides, milestones, goals, settings and themes', () => {
  const names = [tourSchema, checklistSchema, stepSchema, itemSchema, mediaSchema, milestoneSchema, goalSchema, settingsSchema, attentionSchema, themeSchema].flatMap(keys)
  expect(untold(names, page('guides'))).toEqual([])
})

it('tells each operator', () => {
  expect(untold(factOperators, page('concepts'))).toEqual([])
})

it('tells each option of the collector and of the console', () => {
  expect(members(snapshot.server, 'CollectorOptions')).toContain('store')
  expect(untold(members(snapshot.server, 'CollectorOptions'), page('collector'))).toEqual([])
  const shared = members(snapshot.server, 'CollectorOptions')
  expect(untold(members(snapshot.server, 'ConsoleOptions').filter((name) => !shared.includes(name)), page('console'))).toEqual([])
})

it('tells each route', () => {
  const routes = codeIn(readRepository(), 'server').flatMap(([, text]) => [...text.matchAll(/path: '(\/[a-z][^']*)'/g)].map(([, path = '']) => path))
  expect(routes.length).toBeGreaterThan(20)
  const told = `${page('collector')}${page('console')}`.replace(/<(\w+)>/g, ':$1').replace(/\{[\w,-]+\}/g, ':name')
  expect([...new Set(routes)].filter((path) => !told.includes(path.replace(/\/\*$/, '/')))).toEqual([])
})

it('tells those who work here each option of the scripts and each variable of the tests', () => {
  const contributing = read('CONTRIBUTING.md')
  const options = filesBelow('scripts').flatMap((path) => [...read(path).matchAll(/^ *(?:const .*options: \{ )?'?([\w-]+)'?: \{ type: '/gm)].map(([, name]) => `--${name}`))
  const variables = codeIn(readRepository(), 'test').flatMap(([, text]) => [...text.matchAll(/process\.env\['(\w+)'\]/g)].map(([, name = '']) => name))
  expect(options.length).toBeGreaterThan(4)
  expect(variables.length).toBeGreaterThan(5)
  // The system's own; tests set it to stand elsewhere.
  expect([...new Set([...options, ...variables])].filter((name) => name !== 'TZ' && !contributing.includes(name))).toEqual([])
})

it('calls the pages and figures of the console what the console calls them', () => {
  const words = codeIn(readRepository(), 'server', 'sdk').filter(([path]) => /words/i.test(path)).map(([, text]) => text).join('\n')
  const headings = [...page('console').matchAll(/^## ([^,\n]+)/gm)].map(([, name = '']) => name).filter((name) => name !== 'The API behind it')
  const figures = [...page('console').matchAll(/^\| (?:Headline, “)?([A-Z][\w ]+?)(?: 14 days”)? \| (?!is$)/gm)].map(([, name = '']) => name)
  const english = [...page('quickstart').matchAll(/(?<![*\w])\*([^*\n]+)\*(?!\*)/g), ...page('quickstart').matchAll(/“([^”\n]+)”/g)].map(([, name = '']) => name)
  const japanese = [...page('quickstart.ja').matchAll(/「([^」\n]+)」/g)].map(([, name = '']) => name)
  expect([figures.length, english.length, japanese.length].every((count) => count > 2)).toBe(true)
  expect([...headings, ...figures, ...english, ...japanese].filter((name) => !words.toLowerCase().includes(name.toLowerCase()))).toEqual([])
})
