// What the release costs a visitor, measured where it is paid: every file that Chromium fetches until a first tour is drawn.
import { brotliCompressSync, constants } from 'node:zlib'
import { beforeAll, afterAll, expect, it } from 'vitest'
import type { Guide } from '../../sdk/protocol/guide.schema.ts'
import { builtRelease } from '../support/builtSdk.ts'
import { startFakeCollector, type FakeCollector } from '../support/fakeCollector.ts'
import { withBrowser } from '../support/withBrowser.ts'

const KiB = 1024
const coreMost = 9 * KiB
const firstTourMost = 26 * KiB

const chromium = withBrowser()
let collector: FakeCollector
let sizes: ReadonlyMap<string, number>

beforeAll(async () => {
  const built = await builtRelease()
  sizes = new Map([...built].map(([name, text]) => [name, brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length]))
  collector = await startFakeCollector(0, built)
  collector.pages.set('/', { body: '<!doctype html><html lang="en"><title>Host</title><button id="save" style="margin:200px">Save</button><script type="module" src="/sdk/0/shirube.js" data-write-key="wk_test"></script>' })
})
afterAll(() => collector.close())

const publish = (guides: readonly Guide[]): void => {
  collector.published = { version: String(guides.length), environment: 'test', guides: guides.map((guide) => ({ version: 1, hash: 'h', guide })), milestones: [], goals: [], settings: {} }
}
const fetched = (): string[] => [...new Set(collector.asked)].flatMap((path) => (path.startsWith('GET /sdk/0/') ? [path.slice('GET /sdk/0/'.length)] : []))
const weigh = (files: readonly string[]): number => files.reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0)
const table = (title: string, files: readonly string[]): string => [title, ...files.map((name) => `  ${name.padEnd(28)} ${String(sizes.get(name)).padStart(6)}`), `  ${'together'.padEnd(28)} ${String(weigh(files)).padStart(6)}`].join('\n')

/** Fetched until the card is drawn: what is asked for in the same moment counts too. */
async function filesOfFirstTour(step: object): Promise<string[]> {
  publish([{ id: 'welcome', kind: 'tour', steps: [{ id: 'one', title: 'Save here', body: 'Your work is kept.', ...step }, { id: 'two', type: 'modal', title: 'Done' }] } as Guide]) // the step's type comes with `step`
  collector.asked.length = 0
  const page = await chromium.page()
  await page.goto(collector.origin)
  await page.waitForFunction('window.shirube?.start')
  await page.evaluate(`window.atDraw = 0; document.addEventListener('shirube:shown', () => { window.atDraw = performance.getEntriesByType('resource').map(({ name }) => name) }); void shirube.start('welcome')`)
  await page.waitForFunction('window.atDraw')
  const names = (await page.evaluate('window.atDraw')) as string[] // set by the listener above
  await page.close()
  return names.flatMap((name) => /\/sdk\/0\/(.+)$/.exec(name)?.[1] ?? [])
}

it(`weighs at most ${coreMost} bytes on every page`, () => {
  const bytes = weigh(['shirube.js'])
  console.info(table(`core: at most ${coreMost}`, ['shirube.js']))
  expect(bytes).toBeLessThanOrEqual(coreMost)
})

it('fetches nothing of the surfaces on a page that shows nothing', async () => {
  publish([{ id: 'later', kind: 'tour', trigger: { on: 'url', path: '/elsewhere' }, steps: [{ id: 'one', type: 'modal', title: 'Hello' }] }])
  collector.asked.length = 0
  const page = await chromium.page()
  await page.goto(collector.origin)
  await page.waitForFunction('window.shirube?.state?.().ready && shirube.explain("later").reason === "trigger"')
  console.info(table('a page with guides that shows nothing', fetched()))
  expect(fetched().filter((name) => /^(tour|ui|checklist|theme)/.test(name))).toEqual([])
  await page.close()
})

it.each([
  ['a tooltip', { type: 'tooltip', target: '#save' }],
  ['a modal', { type: 'modal' }],
])(`fetches at most ${firstTourMost} bytes until %s is drawn`, async (what, step) => {
  const files = await filesOfFirstTour(step)
  console.info(table(`until ${what} is drawn: at most ${firstTourMost}`, files))
  expect(files.length).toBeGreaterThan(3)
  expect(weigh(files)).toBeLessThanOrEqual(firstTourMost)
})
