// README says what a page fetches. Real Chromium fetches it here from the release build, and every file is weighed with
// brotli at its strongest. `UPDATE_SIZES=1` writes the numbers into the page.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { brotliBytes, readBuilt } from '../rules/builtFiles.ts'
import { root } from '../rules/files.ts'
import { startFakeCollector } from '../support/fakeCollector.ts'
import { withBrowser } from '../support/withBrowser.ts'

const chromium = withBrowser()
const built = new Map(Object.entries(readBuilt()))
const readme = join(root, 'README.md')
const marked = /(<!-- sizes -->\n)([\s\S]*?)(<!-- \/sizes -->)/
/** The page need not be written anew for a few bytes; the stream's chunk comes just before a checklist stands or just after. */
const toleranceKiB = 0.6

const tour = (body: string) => ({ id: 'welcome', kind: 'tour', steps: [{ id: 'new', type: 'tooltip', target: '#new', title: 'Begin here', body, spotlight: 'ring' }] })
const checklist = { id: 'set-up', kind: 'checklist', title: 'Get started', items: [{ id: 'one', title: 'First', done: { event: 'Done' } }] }
/** `guide` is published, `inline` is given in code. */
const moments = [
  { what: 'on every page' },
  { what: 'on every page, once there are guides', guide: tour('One step.') },
  { what: 'until the first tour step is drawn', guide: tour('One step.'), start: 'welcome' },
  { what: 'the same, given in code, with bold, a list or a link in its text', inline: tour('One **step**.'), start: 'welcome' },
  { what: 'until the first checklist is drawn', guide: checklist, start: 'set-up' },
]

async function fetchedBytes({ guide, inline, start }: { guide?: object; inline?: object; start?: string }): Promise<number> {
  const collector = await startFakeCollector(0, built)
  onTestFinished(() => collector.close())
  collector.published = { version: '1', environment: 'test', guides: guide ? [{ version: 1, hash: 'h', guide }] : [], milestones: [], goals: [], settings: {} }
  collector.pages.set('/', { body: '<!doctype html><html lang="en"><title>Host</title><button id="new">New</button><script type="module" src="/sdk/0/shirube.js" data-write-key="wk_test"></script>' })
  const tab = await chromium.page()
  await tab.goto(collector.origin)
  await tab.waitForFunction('window.shirube?.start')
  // What is asked for once the card stands is not waited for by anyone: counted is what had come by then.
  await tab.evaluate(`window.came = () => performance.getEntriesByType('resource').map(({ name }) => name); document.addEventListener('shirube:shown', () => { window.atDraw = came() })`)
  if (inline) await tab.evaluate(`shirube.init({ guides: [${JSON.stringify(inline)}] })`)
  if (start) expect(await tab.evaluate(`shirube.start('${start}')`)).toMatchObject({ ok: true })
  else {
    // `ready` is the last thing that happens by itself on a page that shows nothing.
    await expect.poll(() => tab.evaluate('shirube.state().ready')).toBe(true)
    await tab.waitForLoadState('networkidle')
  }
  const names = (await tab.evaluate('window.atDraw ?? came()')) as string[] // set above
  await tab.close()
  return names.reduce((sum, name) => sum + brotliBytes(built.get(/\/sdk\/0\/(.+)$/.exec(name)?.[1] ?? '') ?? ''), 0)
}

it.each(moments)('tells what is fetched: $what', async (moment) => {
  const kib = (await fetchedBytes(moment)) / 1024
  const row = new RegExp(`(\\| ${moment.what} \\| )([\\d.]+)( \\|)`)
  const text = readFileSync(readme, 'utf8')
  if (process.env['UPDATE_SIZES']) writeFileSync(readme, text.replace(row, (_, before: string, __, after: string) => `${before}${kib.toFixed(1)}${after}`))
  const told = Number(row.exec(marked.exec(readFileSync(readme, 'utf8'))?.[2] ?? '')?.[2])
  expect(Math.abs(told - kib), `README says ${told} KiB, measured ${kib.toFixed(1)}: UPDATE_SIZES=1 npx vitest run --project browser test/browser/readmeSizes.test.ts`).toBeLessThanOrEqual(toleranceKiB)
})
