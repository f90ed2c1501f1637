// Promises about the files that customers' pages load: their weight, and what is not in them.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { brotliBytes, chunkFile, fetchedWith, reachable, readBuilt, readFolder, weigh } from './builtFiles.ts'
import { root } from './files.ts'
import { sinksIn } from './sinks.ts'

const KiB = 1024
/** The core with what it imports at once; what a tour fetches is weighed in a real page (test/browser/readmeSizes.test.ts). */
const mostForCore = 9 * KiB

const built = readBuilt()

it('prints what each file weighs', () => {
  const rows = Object.entries(built).map(([name, text]) => `  ${name.padEnd(32)} ${String(text.length).padStart(7)} bytes  ${String(brotliBytes(text)).padStart(6)} brotli`)
  console.info(['built browser files', ...rows].join('\n'))
  expect(rows.length).toBeGreaterThan(1)
})

it('keeps the weight of the core, which is on every page', () => {
  const files = fetchedWith(built, [])
  const bytes = weigh(built, files)
  console.info(`core: ${bytes} of ${mostForCore} bytes (${files.join(', ')})`)
  expect(bytes).toBeLessThanOrEqual(mostForCore)
})
it('refuses a file that outgrew its gate', () => {
  const noise = Array.from({ length: 4000 }, (_, index) => createHash('md5').update(String(index)).digest('base64')).join('')
  expect(weigh({ 'shirube.js': `export const x = '${noise}'` }, ['shirube.js'])).toBeGreaterThan(mostForCore)
})

it('follows what a file imports, and not what it asks for later', () => {
  const planted = { 'shirube.js': "import('./run-aaaaaaaa.js')", 'run-aaaaaaaa.js': "import{a}from'./ui-bbbbbbbb.js';import'./shirube.js'", 'ui-bbbbbbbb.js': '', 'tour-cccccccc.js': '' }
  expect(fetchedWith(planted, [])).toEqual(['shirube.js'])
  expect(fetchedWith(planted, ['run'])).toEqual(['run-aaaaaaaa.js', 'shirube.js', 'ui-bbbbbbbb.js'])
  expect(() => chunkFile(planted, 'survey')).toThrow('no chunk survey')
})

it('carries no zod in any browser file', () => {
  expect(Object.keys(built).filter((name) => hasZod(built[name] ?? ''))).toEqual([])
})
it('carries no zod in any file of the npm package but the protocol door', () => {
  const npm = readFolder('sdk/dist', 'sdk/dist/chunks')
  const reached = reachable(npm, 'sdk/dist/index.js')
  expect(reached.length).toBeGreaterThan(3)
  expect(reached.filter((name) => hasZod(npm[name] ?? ''))).toEqual([])
})
it('recognises zod where it is', () => {
  expect(hasZod(readFileSync(join(root, 'sdk/dist/protocol.js'), 'utf8'))).toBe(true)
})

it('fetches no surface with the core', () => {
  const core = fetchedWith(built, [])
  expect(core).toEqual(['shirube.js'])
  expect(core.map((name) => built[name]).join()).not.toMatch(/popover|attachShadow|floating/i)
})

it('has no HTML sinks, no eval and no polling in the built files', () => {
  expect(Object.entries(built).flatMap(([name, text]) => sinksIn(text).map((sink) => `${name}: ${sink}`))).toEqual([])
})

it('gives every file a fingerprint that is right', () => {
  const integrity: Record<string, string> = JSON.parse(readFileSync(join(root, 'sdk/dist/browser/integrity.json'), 'utf8'))
  const right = Object.entries(built).map(([name, text]) => [name, `sha384-${createHash('sha384').update(text).digest('base64')}`])
  expect(integrity).toEqual(Object.fromEntries(right))
})

it('names every chunk by its content, and the entry by its name', () => {
  expect(Object.keys(built).filter((name) => name !== 'shirube.js' && !/-[\w-]{8}\.js$/.test(name))).toEqual([])
})

function hasZod(code: string): boolean {
  return /_zod|ZodMini|\$ZodType|invalid_type/.test(code)
}
