// Both packages as customers get them: packed, installed into an empty project, compiled against, run.
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { root } from './files.ts'

const run = promisify(execFile)
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
const minutes = 60_000
interface Packed {
  name: string
  filename: string
  files: { path: string }[]
}

let project = ''
let packed: Packed[] = []

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'shirube-pack-'))
  const { stdout } = await run(npm, ['pack', '--json', '--ignore-scripts', '--pack-destination', project, '-w', 'sdk', '-w', 'server'], { cwd: root })
  packed = JSON.parse(stdout)
  await writeFile(join(project, 'package.json'), JSON.stringify({ name: 'customer', private: true, type: 'module' }))
  const tarballs = packed.map(({ filename }) => `./${filename}`)
  await run(npm, ['install', '--prefer-offline', '--no-audit', '--no-fund', ...tarballs], { cwd: project, env: { ...process.env, NODE_ENV: '' } })
}, 3 * minutes)
afterAll(() => rm(project, { recursive: true, force: true }))

it('ships what was built and nothing else', () => {
  const tops = packed.map(({ name, files }) => [name, [...new Set(files.map(({ path }) => path.split('/')[0]))].sort()])
  expect(Object.fromEntries(tops)).toEqual({
    shirube: ['LICENSE', 'README.md', 'dist', 'package.json'],
    'shirube-server': ['LICENSE', 'README.md', 'dist', 'package.json'],
  })
  const server = packed.find(({ name }) => name === 'shirube-server')?.files.map(({ path }) => path)
  expect(server).toEqual(expect.arrayContaining(['dist/cli.js', 'dist/index.d.ts', 'dist/sdk/shirube.js', 'dist/console/main.js', 'dist/console/main.css', 'dist/THIRD_PARTY_LICENSES.txt']))
  expect(server?.filter((path) => path.endsWith('.woff2')).length).toBeGreaterThan(100)
})

it('brings no dependency along with the SDK', async () => {
  const { stdout } = await run(npm, ['ls', '--all', '--json'], { cwd: project })
  expect(JSON.parse(stdout).dependencies.shirube.dependencies).toBeUndefined()
})

it.each(['Bundler', 'NodeNext'])('compiles a right program (%s)', async (resolution) => {
  expect(await compile(resolution, rightProgram)).toEqual([])
}, minutes)

it.each(['Bundler', 'NodeNext'])('compiles a server (%s)', async (resolution) => {
  expect(await compile(resolution, serverProgram, ['--types', 'node', '--typeRoots', join(root, 'node_modules/@types')])).toEqual([])
}, minutes)

it.each(['Bundler', 'NodeNext'])('refuses a wrong program, each mistake by itself (%s)', async (resolution) => {
  const errors = await compile(resolution, wrongProgram)
  // Without zod's types inlined these would all be `any` and pass.
  expect(errors.map((line) => /\((\d+),/.exec(line)?.[1])).toEqual(wrongLines)
}, minutes)

it('imports in Node, touching nothing', async () => {
  // zod, inside the protocol door and the server, keeps one setting on the global object; the SDK itself leaves no trace.
  const script = "const before = Object.getOwnPropertyNames(globalThis).join(); await import('shirube'); if (Object.getOwnPropertyNames(globalThis).join() !== before) process.exit(9); await import('shirube/protocol'); await import('shirube-server')"
  expect(await run(process.execPath, ['--input-type=module', '-e', script], { cwd: project })).toEqual({ stdout: '', stderr: '' })
})

it('has a command line', async () => {
  const { stdout } = await run(process.execPath, [join(project, 'node_modules/.bin/shirube'), '--help'], { cwd: project })
  expect(stdout).toContain('serve')
})

it('checks its own first definitions where the SDK is not installed', async () => {
  const alone = await mkdtemp(join(tmpdir(), 'shirube-alone-'))
  try {
    await cp(join(project, 'node_modules'), join(alone, 'node_modules'), { recursive: true, filter: (path) => path !== join(project, 'node_modules/shirube') })
    const cli = join(alone, 'node_modules/shirube-server/dist/cli.js')
    await run(process.execPath, [cli, 'init'], { cwd: alone })
    const { stdout } = await run(process.execPath, [cli, 'check', '--json'], { cwd: alone })
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, problems: [] })
  } finally {
    await rm(alone, { recursive: true, force: true })
  }
})

it('satisfies publint and are-the-types-wrong', async () => {
  const tool = (path: string, ...args: string[]): Promise<string> => run(process.execPath, [join(root, 'node_modules', path), ...args], { cwd: root }).then(() => 'satisfied', (error: { stdout: string }) => error.stdout)
  for (const { filename } of packed) {
    expect(await tool('publint/src/cli.js', join(project, filename), '--strict')).toBe('satisfied')
    expect(await tool('@arethetypeswrong/cli/dist/index.js', join(project, filename), '--profile', 'esm-only')).toBe('satisfied')
  }
}, minutes)

const rightProgram = `import { defineGuide, init, type Shirube } from 'shirube'
import { acceptGuide, evaluate, type Milestone } from 'shirube/protocol'
const guide = defineGuide({ id: 'welcome', kind: 'tour', steps: [{ id: 'a', type: 'modal', title: { en: 'Hello', ja: 'こんにちは' } }] })
const shirube: Shirube = init({ guides: [guide] })
const started: Promise<{ ok: boolean }> = shirube.start('welcome')
const names: unknown[] = [started, acceptGuide, evaluate]
export type { Milestone }
export { names }
`
const serverProgram = `import { createServer } from 'node:http'
import { createCollector, createConsole, openStore } from 'shirube-server'
const store = await openStore('sqlite:./data/shirube.db')
const collector = createCollector({ store })
const panel = createConsole({ store })
createServer((request, response) => collector(request, response, () => panel(request, response))).listen(4100)
const answer: Response = await collector.fetch(new Request('http://localhost/healthz'))
export { answer }
`
const wrongProgram = `import { defineGuide, init } from 'shirube'
import type { Milestone } from 'shirube/protocol'
defineGuide({ id: 'a', kind: 'tour', steps: 'none' })
defineGuide({ id: 'b', kind: 'tuor', steps: [] })
init({ writeKey: 5 })
export const milestone: Milestone = { id: 'm', name: 'M', unit: 'planet', event: 'x', count: 'events', atLeast: 1 }
`
const wrongLines = ['3', '4', '5', '6']

/** Answers with the lines of `tsc` that name an error. */
async function compile(resolution: string, text: string, more: readonly string[] = []): Promise<string[]> {
  const folder = await mkdtemp(join(project, 'program-'))
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'main.ts'), text)
  const module = resolution === 'NodeNext' ? 'NodeNext' : 'ESNext'
  const options = ['--strict', '--noEmit', '--target', 'ES2022', '--lib', 'ES2023,DOM,DOM.Iterable', '--module', module, '--moduleResolution', resolution, '--pretty', 'false', ...more]
  const tsc = run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...options, join(folder, 'main.ts')], { cwd: folder })
  const { stdout } = await tsc.catch((error: { stdout: string }) => error)
  return stdout.split('\n').filter((line) => line.includes('error TS'))
}
