// README says what a page fetches. Real Chromium fetches it here from the release build, and every file is weighed with
// brotli at its strongest. `UPDATE_SIZES=1` writes the numbers into the page.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { brotliBytes, readBuilt } from '../rules/builtFiles.ts'
import { root } from '../rules/files.ts'
import { listen } from '../support/listen.ts'
import { withBrowser } from '../support/withBrowser.ts'

const chromium = withBrowser()
const built = readBuilt()
const readme = join(root, 'README.md')
const marked = /(<!-- sizes -->\n)([\s\S]*?)(<!-- \/sizes -->)/
/** The page need not be written anew for a few bytes. */
const toleranceKiB = 0.3

const tour = { id: 'welcome', kind: 'tour', steps: [{ id: 'new', type: 'tooltip', target: '#new', title: 'Begin here', body: 'One **step**.', spotlight: 'ring' }] }
const checklist = { id: 'set-up', kind: 'checklist', title: 'Get started', items: [{ id: 'one', title: 'First', done: { event: 'Done' } }] }
const moments = [
  { what: 'on every page', guides: [], start: null },
  { what: 'on every page, once there are guides', guides: [tour], start: null },
  { what: 'until the first tour step is drawn', guides: [tour], start: 'welcome' },
  { what: 'until the first checklist is drawn', guides: [checklist], start: 'set-up' },
] as const

const page = `<!doctype html><title>Host</title><link rel="icon" href="data:,"><button id="new">New</button><script type="module" src="/sdk/shirube.js"></script>`

async function fetchedBytes({ guides, start }: (typeof moments)[number]): Promise<number> {
  const site = await listen((request, response) => {
    const name = /^\/sdk\/(.+)$/.exec(request.url ?? '')?.[1]
    response.writeHead(200, { 'content-type': name ? 'text/javascript' : 'text/html' }).end(name ? built[name] : page)
  })
  onTestFinished(() => site.close())
  const tab = await chromium.page()
  const fetched = new Set<string>()
  tab.on('request', (request) => {
    const name = /\/sdk\/(.+)$/.exec(request.url())?.[1]
    if (name) fetched.add(name)
  })
  await tab.goto(site.url)
  await tab.evaluate(`shirube.init(${JSON.stringify({ guides })})`)
  if (start) {
    // What is asked for once the card stands is not waited for by anyone: counted is what had come by then.
    await tab.evaluate(`document.addEventListener('shirube:shown', () => { window.atDraw = performance.getEntriesByType('resource').map(({ name }) => name) })`)
    expect(await tab.evaluate(`shirube.start(${JSON.stringify(start)})`)).toMatchObject({ ok: true })
    const names: unknown = await tab.evaluate('window.atDraw')
    await tab.close()
    return (Array.isArray(names) ? names : []).reduce((sum: number, name) => sum + brotliBytes(built[/\/sdk\/(.+)$/.exec(String(name))?.[1] ?? ''] ?? ''), 0)
  }
  // `ready` is the last thing that happens by itself on a page that shows nothing.
  await expect.poll(() => tab.evaluate('shirube.state().ready')).toBe(true)
  await tab.waitForLoadState('networkidle')
  await tab.close()
  return [...fetched].reduce((sum, name) => sum + brotliBytes(built[name] ?? ''), 0)
}

it.each(moments)('tells what is fetched $what', async (moment) => {
  const kib = (await fetchedBytes(moment)) / 1024
  const row = new RegExp(`(\\| ${moment.what} \\| )([\\d.]+)( \\|)`)
  const text = readFileSync(readme, 'utf8')
  if (process.env['UPDATE_SIZES']) writeFileSync(readme, text.replace(row, (_, before: string, __, after: string) => `${before}${kib.toFixed(1)}${after}`))
  const told = Number(row.exec(marked.exec(readFileSync(readme, 'utf8'))?.[2] ?? '')?.[2])
  expect(Math.abs(told - kib), `README says ${told} KiB, measured ${kib.toFixed(1)}: UPDATE_SIZES=1 npx vitest run --project browser test/browser/readmeSizes.test.ts`).toBeLessThanOrEqual(toleranceKiB)
})
