// The ten lines of the README, run as they stand: only the address, the key and the port are filled in.
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build, transform } from 'esbuild'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { codeBlocks } from '../rules/readme.ts'
import { listen } from '../support/listen.ts'
import { startServe, type Serve } from '../support/startServe.ts'
import { withBrowser } from '../support/withBrowser.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const chromium = withBrowser()
let blocks: { language: string; code: string }[] = []
let serve: Serve
let folder = ''

beforeAll(async () => {
  blocks = codeBlocks(await readFile(join(root, 'README.md'), 'utf8'))
  serve = await startServe()
  // Inside the repository, so that the package names mean our built packages, as after an installation.
  await mkdir(join(root, 'node_modules/.cache'), { recursive: true })
  folder = await mkdtemp(join(root, 'node_modules/.cache/readme-'))
})
afterAll(async () => {
  await serve?.close()
  await rm(folder, { recursive: true, force: true })
})

/** The first block of a language that holds a word. Throws when the README has none. */
function block(language: string, word: string): string {
  const found = blocks.find((one) => one.language === language && one.code.includes(word))
  if (!found) throw new Error(`README.md has no ${language} block with ${word}`)
  return found.code
}

it('sends what the script tag snippet says', async () => {
  const snippet = block('html', 'data-write-key').replaceAll('http://127.0.0.1:4100', serve.ready.url).replaceAll('YOUR_BROWSER_KEY', serve.ready.writeKey)
  const host = await listen((_request, response) => response.setHeader('content-type', 'text/html').end(`<!doctype html><title>host</title><button id="invite">Invite</button>${snippet}`))
  const page = await chromium.page()
  await page.goto(host.url)
  await page.getByRole('button', { name: 'Invite' }).click()
  const stored = async (): Promise<string> => (await fetch(`${serve.ready.url}/api/export/events`, { headers: { authorization: `Bearer ${serve.apiKey}` } })).text()
  await expect.poll(stored, { timeout: 20_000 }).toContain('Teammate Invited')
  expect(await stored()).toContain('acme')
  expect(chromium.problems()).toEqual([])
  await host.close()
})

it('shows the tour of the npm snippet', async () => {
  await writeFile(join(folder, 'app.ts'), block('ts', 'defineGuide'))
  const { outputFiles } = await build({ entryPoints: [join(folder, 'app.ts')], bundle: true, splitting: true, format: 'esm', outdir: folder, write: false })
  const files = new Map(outputFiles.map(({ path, text }) => [path.slice(folder.length), text]))
  const host = await listen((request, response) => {
    const script = files.get(new URL(request.url ?? '/', 'http://host').pathname)
    response.setHeader('content-type', script === undefined ? 'text/html' : 'text/javascript')
    response.end(script ?? '<!doctype html><title>host</title><button data-shirube="new-project">New</button><script type="module" src="/app.js"></script>')
  })
  const page = await chromium.page()
  await page.clock.install()
  await page.goto(host.url)
  // Nothing interrupts in the first ten seconds of a first visit.
  await expect.poll(() => page.evaluate(() => localStorage.length), { timeout: 20_000 }).toBeGreaterThan(0)
  await page.clock.fastForward(12_000)
  await expect.poll(() => page.getByRole('dialog', { name: 'Welcome' }).count(), { timeout: 30_000 }).toBe(1)
  expect(chromium.problems()).toEqual([])
  await host.close()
})

it('serves collector and console from the Express snippet', async () => {
  const announced = block('ts', 'express').replace('app.listen(3000)', 'const listening = app.listen(0, () => console.log(listening.address().port))')
  const { code } = await transform(announced, { loader: 'ts', format: 'esm' })
  await writeFile(join(folder, 'server.mjs'), code)
  await mkdir(join(folder, 'data'))
  const child = spawn(process.execPath, ['server.mjs'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
  const port = await new Promise<string>((done, failed) => {
    createInterface({ input: child.stdout }).once('line', done)
    child.once('exit', () => failed(new Error('the snippet ended')))
  })
  const status = async (path: string): Promise<number> => (await fetch(`http://127.0.0.1:${port}${path}`, { headers: { accept: 'text/html' } })).status
  expect([await status('/onboarding/healthz'), await status('/admin/'), await status('/onboarding/sdk/shirube.js')]).toEqual([200, 200, 200])
  child.kill()
})
