// docs/quickstart.md, done as it says: only the address and the keys are filled in. Its Japanese page has the same code.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { codeBlocks, type CodeBlock } from '../rules/readme.ts'
import { listen } from '../support/listen.ts'
import { startServe, type Serve } from '../support/startServe.ts'
import { withBrowser } from '../support/withBrowser.ts'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))
const chromium = withBrowser()
const blocksOf = async (page: string): Promise<CodeBlock[]> => codeBlocks(await readFile(join(root, 'docs', page), 'utf8'))
let serve: Serve
let folder = ''

beforeAll(async () => {
  serve = await startServe()
  folder = await mkdtemp(join(tmpdir(), 'shirube-quickstart-'))
})
afterAll(async () => {
  await serve?.close()
  await rm(folder, { recursive: true, force: true })
})

it('brings the tour, and the act it asks for reaches the milestone', { timeout: 60_000 }, async () => {
  const [tag = '', acts = ''] = (await blocksOf('quickstart.md')).flatMap(({ language, code }) => (language === 'html' ? [code] : []))
  const head = tag.replaceAll('http://127.0.0.1:4100', serve.ready.url).replaceAll('YOUR_BROWSER_KEY', serve.ready.writeKey)
  const host = await listen((_request, response) =>
    response.setHeader('content-type', 'text/html').end(`<!doctype html><title>host</title>${head}${acts}<button id="new-project" data-shirube="new-project">New</button>`),
  )
  const shirube = (...args: string[]): Promise<unknown> => run(process.execPath, [join(root, 'server/dist/cli.js'), ...args], { cwd: folder })
  await shirube('init')
  await shirube('check')
  await shirube('push', '--publish', '--endpoint', serve.ready.url, '--api-key', serve.apiKey)

  const page = await chromium.page()
  await page.clock.install()
  await page.goto(host.url)
  await page.locator('[part~="launcher"]').waitFor()
  await page.clock.fastForward(12_000)
  await page.locator('[data-step="hello"] [part~="next"]').click()
  await page.locator('[data-step="create"]').waitFor()
  await page.locator('#new-project').click()
  await page.waitForFunction(() => {
    const state: unknown = Reflect.get(window, 'shirube').state()
    return JSON.stringify(state).includes('"first-project":{"state":"reached"')
  })
  await expect.poll(() => page.evaluate(() => ['welcome', 'get-started'].map((id) => Reflect.get(window, 'shirube').state(id).status))).toEqual(['completed', 'completed'])
  expect(chromium.problems()).toEqual([])
  await host.close()
})

it('takes the fact that a server sends', async () => {
  const [curl = ''] = (await blocksOf('quickstart.md')).flatMap(({ code }) => (code.startsWith('curl') ? [code] : []))
  const { stdout } = await run('sh', ['-c', curl.replaceAll('http://127.0.0.1:4100', serve.ready.url).replace('YOUR_SERVER_KEY', serve.serverKey)])
  expect(JSON.parse(stdout)).toMatchObject({ success: true, stored: 1 })
})

it('has the same code in Japanese', async () => {
  // What people read may differ: names, and what is said behind `//`.
  const code = async (page: string): Promise<string[]> => (await blocksOf(page)).map((block) => block.code.replace(/ \/\/ .*$/gm, '').replace(/name: '[^']*'/g, "name: ''"))
  expect(await code('quickstart.ja.md')).toEqual(await code('quickstart.md'))
})
