// A surface's place on the screen: the latest view wins, and nothing stays behind that nobody wants any more.
import { expect, test } from 'vitest'
import type { RunnerDeps } from '../../../sdk/runner/runner.types.ts'
import { createSlot } from '../../../sdk/runner/slot.ts'
import type { Surface, View } from '../../../sdk/runner/view.ts'

const aView = (stepId: string) => ({ kind: 'tour', guideId: 'g', runId: 'r', stepId }) as View // what a slot looks at
function aSlot() {
  const log: string[] = []
  let arrive = (): void => {}
  let gate = (): void => {}
  const chunk = new Promise<void>((done) => (arrive = done))
  const faded = new Promise<void>((done) => (gate = done))
  const step = (view: View): string => ('stepId' in view ? view.stepId : '')
  const surface: Surface = {
    update: (view) => void log.push(`update ${step(view)}`),
    async close({ restoreFocus }) {
      log.push('close')
      if (!restoreFocus) return
      await faded
      log.push('closed for good')
    },
  }
  const deps = { announce: (name: string) => void log.push(name), report: () => {}, quiet: true } as unknown as RunnerDeps // only what a slot uses
  const slot = createSlot({
    deps,
    onAct: () => {},
    onSeen: () => {},
    async load() {
      await chunk
      return {
        async openSurface(view) {
          log.push(`open ${step(view)}`)
          await Promise.resolve()
          return surface
        },
      }
    },
  })
  return { slot, log, arrive, gate }
}

test('what is hidden before its chunk came is never drawn', async () => {
  const { slot, log, arrive } = aSlot()
  const shown = slot.show(aView('one'))
  await slot.hide(false)
  arrive()
  await shown
  expect(log).toEqual([])
})
test('what is hidden while it opens is closed as soon as it is open', async () => {
  const { slot, log, arrive } = aSlot()
  const shown = slot.show(aView('one'))
  arrive()
  await expect.poll(() => log).toContain('open one')
  // Runs after the opening began and before it ended or right after: either way nothing stays.
  await slot.hide(false)
  await shown
  expect(log.at(-1)).toBe('close')
})
test('views given while it opens are drawn once, the latest', async () => {
  const { slot, log, arrive, gate } = aSlot()
  gate()
  const first = slot.show(aView('one'))
  const second = slot.show(aView('two'))
  arrive()
  await Promise.all([first, second])
  await slot.show(aView('three'))
  await slot.hide(true)
  expect(log).toEqual(['open two', 'shown', 'update three', 'closed', 'close', 'closed for good'])
})
test('the next is opened when the last is gone, so that the focus comes home between them', async () => {
  const { slot, log, arrive, gate } = aSlot()
  arrive()
  await slot.show(aView('one'))
  const hidden = slot.hide(true)
  const shown = slot.show(aView('two'))
  await Promise.resolve()
  expect(log).not.toContain('open two')
  gate()
  await Promise.all([hidden, shown])
  expect(log.slice(-4)).toEqual(['close', 'closed for good', 'open two', 'shown'])
})
test('a guide’s own theme lies over the page’s, and what it leaves open stays the page’s', async () => {
  const themes: object[] = []
  const deps = { announce: () => {}, report: () => {}, quiet: true, theme: () => ({ accent: '#005500', radius: 4 }) } as unknown as RunnerDeps // only what a slot uses
  const surface: Surface = { update: () => {}, close: () => Promise.resolve() }
  const slot = createSlot({ deps, theme: { accent: '#5e48c8' }, onAct: () => {}, onSeen: () => {}, load: async () => ({ openSurface: async (_, given) => (themes.push(given.theme()), surface) }) })
  await slot.show(aView('one'))
  expect(themes).toEqual([{ accent: '#5e48c8', radius: 4 }])
})
