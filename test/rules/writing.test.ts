// What is written in the files: dangerous code, leftovers, names.
import { expect, it } from 'vitest'
import { readRepository } from './files.ts'
import { htmlSinks } from './sinks.ts'
import { leftForLater, namesThatSayNothing, narrowJapanese, silencedChecks, sleeps, unexplainedCasts, workshopPaths } from './writing.ts'

const repository = readRepository()
const bad = (...parts: string[]): string => parts.join('')

it('has no HTML sinks, no eval and no polling in code for the browser', () => {
  expect(htmlSinks(repository)).toEqual([])
})
it('refuses each sink, and lets comments speak of them', () => {
  const planted = {
    'sdk/a.ts': "node.innerHTML = 'x'",
    'sdk/b.ts': "eval('x'); new Function('x')",
    'demo/app/c.tsx': 'const a = <p dangerouslySetInnerHTML={{ __html: x }} />',
    'server/console/app/d.ts': "setInterval(f, 5)\nsetTimeout('x', 5)",
    'sdk/e.ts': '// never innerHTML = x\n/* eval( */',
    'server/f.ts': "node.innerHTML = 'not for the browser'",
  }
  expect(htmlSinks(planted)).toEqual(['sdk/a.ts: innerHTML', 'sdk/b.ts: eval', 'sdk/b.ts: new Function', 'demo/app/c.tsx: dangerouslySetInnerHTML', 'server/console/app/d.ts: a timer with text', 'server/console/app/d.ts: setInterval'])
})

it('leaves nothing for later', () => {
  expect(leftForLater(repository)).toEqual([])
})
it('refuses a note to oneself and a test that runs alone', () => {
  expect(leftForLater({ 'sdk/a.ts': bad('// TO', 'DO later'), 'test/b.test.ts': bad('it.on', 'ly("x")'), 'test/c.test.ts': bad('describe.sk', 'ip("x")') })).toHaveLength(3)
})

it('names no path of the machine it was made on', () => {
  expect(workshopPaths(repository)).toEqual([])
})
it('refuses an absolute path of the workshop', () => {
  expect(workshopPaths({ 'README.md': bad('see ', '/wo', 'rk/main/x'), 'docs/a.md': bad('../sha', 'red/design'), 'sdk/ok.ts': "import './framework/x.ts'" })).toHaveLength(2)
})

it('silences no checker', () => {
  expect(silencedChecks(repository)).toEqual([])
})
it('refuses a silenced line', () => {
  expect(silencedChecks({ 'sdk/a.ts': bad('// @ts-ig', 'nore') })).toHaveLength(1)
})

it('writes Japanese with brackets of its own width', () => {
  expect(narrowJapanese(repository)).toEqual([])
})
it('refuses narrow brackets around Japanese, and lets links and code be', () => {
  const planted = ["a: '完了(自分1件)'", "b: '**[招待]**を選びます'", "c: '[使い方](/help)を開く'", "d: ['完了', f('次')]"].join('\n')
  expect(narrowJapanese({ 'demo/app/words/ja.ts': planted })).toHaveLength(2)
})

it('waits for facts in tests, never for time', () => {
  expect(sleeps(repository)).toEqual([])
})
it('refuses a sleep, and lets bounds and reasons be', () => {
  const planted = [bad('await page.waitFor', 'Timeout(500)'), bad('await new Promise((resolve) => set', 'Timeout(resolve, 50))'), bad('await Promise.race([asked, new Promise((r) => set', 'Timeout(r, 50))])'), bad('await new Promise((done) => set', 'Timeout(done, ms)) // when it kills')].join('\n')
  expect(sleeps({ 'test/a.test.ts': planted })).toHaveLength(2)
})

it('explains every cast on its own line', () => {
  expect(unexplainedCasts(repository)).toEqual([])
})
it('refuses a cast without a reason', () => {
  const planted = { 'sdk/a.ts': ['const a = b as Foo', 'const c = d as const', 'const e = f as Foo // checked above', "import { g as H } from './h.ts'", "const text = 'as Foo'"].join('\n') }
  expect(unexplainedCasts(planted)).toEqual(['sdk/a.ts:1: const a = b as Foo'])
})

it('has no file or folder with a name that says nothing', () => {
  expect(namesThatSayNothing(repository)).toEqual([])
})
it('refuses such names', () => {
  expect(namesThatSayNothing({ 'sdk/lib/utils.ts': '', 'server/helpers/a.ts': '', 'test/sdk/misc.test.ts': '', 'sdk/lib/commonality.ts': '' })).toEqual(['sdk/lib/utils.ts', 'server/helpers/a.ts', 'test/sdk/misc.test.ts'])
})
