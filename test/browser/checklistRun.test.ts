// A checklist in a real page: what ticks it, what folds it, how it ends and comes back.
import { expect, test } from 'vitest'
import { errors, last, names, openCount, press, start, status, told } from './runner/ask.ts'
import { aList, aTour, boot, withHarness } from './runner/withHarness.ts'

const { open } = withHarness()
const items = [
  { id: 'profile', title: 'Profile', done: { event: 'Profile saved' } },
  { id: 'read', title: 'Read', manual: true },
  { id: 'extra', title: 'Extra', manual: true, optional: true },
]
const begin = (page: Parameters<typeof start>[0], by: 'user' | 'auto' | 'resume' = 'user') => start(page, { by }, 'list')
const done = async (page: Parameters<typeof last>[0]) => {
  const view = await last(page)
  return view?.kind === 'checklist' ? view.items.filter((item) => item.done).map((item) => item.id) : []
}

test('items tick by their condition and by hand, and the list completes and celebrates once', async () => {
  const page = await open('', aList(items))
  await begin(page)
  await page.evaluate(() => window.harness.event('Profile saved'))
  expect(await done(page)).toEqual(['profile'])
  expect(await last(page)).toMatchObject({ complete: false, items: [{ doneBy: 'you' }, { canMark: true }, { optional: true }] })
  await press(page, 'mark-read')
  expect(await last(page)).toMatchObject({ complete: true, celebrate: true })
  await page.evaluate(() => window.harness.event('Profile saved'))
  expect(await names(page)).toEqual(['$guide_started', '$item_completed', '$guide_engaged', '$item_completed', '$guide_completed'])
  expect(await told(page, '$item_completed')).toMatchObject([{ itemId: 'profile', how: 'condition' }, { itemId: 'read', how: 'manual' }])
  expect(await errors(page)).toEqual([])
})
test('what was true before is ticked at the start, without celebration', async () => {
  const page = await open('', aList(items.slice(0, 1)))
  await page.evaluate(() => void (window.harness.counts['Profile saved'] = 1))
  await begin(page)
  expect(await last(page)).toMatchObject({ complete: true, celebrate: false })
  expect(await told(page, '$item_completed')).toMatchObject([{ how: 'already' }])
})
test('a tick stays when its condition no longer holds', async () => {
  const page = await open('', aList(items))
  await begin(page)
  await page.evaluate(() => window.harness.event('Profile saved'))
  await page.evaluate(() => {
    window.harness.counts['Profile saved'] = 0
    window.harness.runner.evaluate()
  })
  expect(await done(page)).toEqual(['profile'])
})
test('folding is no outcome, and is remembered', async () => {
  const list = aList(items)
  const page = await open('', list, { keep: true })
  await begin(page, 'auto')
  expect(await last(page)).toMatchObject({ open: true, takesFocus: false })
  await press(page, 'launcher')
  expect(await last(page)).toMatchObject({ open: false })
  expect(await status(page, 'list')).toBe('in_progress')
  await page.reload()
  await boot(page, list, { keep: true })
  await begin(page, 'resume')
  expect(await last(page)).toMatchObject({ open: false })
  expect(await names(page)).toEqual([])
})
test('on a phone it starts folded to its launcher unless the person asked for it, and stays open where it was', async () => {
  const list = aList(items)
  const page = await open('', list, { keep: true })
  await begin(page, 'auto')
  expect(await last(page)).toMatchObject({ open: true })
  const again = async (width: number, by: 'user' | 'auto' | 'resume') => {
    await page.setViewportSize({ width, height: 800 })
    await page.reload()
    await boot(page, list, { keep: true })
    await begin(page, by)
    return last(page)
  }
  expect(await again(390, 'resume')).toMatchObject({ open: false })
  expect(await again(390, 'auto')).toMatchObject({ open: false })
  expect(await again(1000, 'resume')).toMatchObject({ open: true })
  expect(await again(390, 'user')).toMatchObject({ open: true })
})
test('hiding dismisses; start() brings it back with its ticks as another run', async () => {
  const page = await open('', aList(items))
  await begin(page)
  await press(page, 'mark-read')
  await press(page, 'hide')
  await expect.poll(() => openCount(page)).toBe(0)
  expect(await told(page, '$guide_dismissed')).toMatchObject([{ reason: 'skip' }])
  await begin(page)
  expect(await done(page)).toEqual(['read'])
  const [first, second] = await told(page, '$guide_started')
  expect(first?.runId).not.toBe(second?.runId)
})
test('in an ordered list the next item waits for the one before', async () => {
  const page = await open('', aList([items[0] ?? {}, { id: 'next', title: 'Next', manual: true, action: { call: 'ok' } }], { ordered: true }))
  await begin(page)
  expect(await last(page)).toMatchObject({ items: [{ lockedBy: null }, { lockedBy: 'Profile', canMark: false, actionDisabled: true }] })
  await press(page, 'do-next')
  expect(await page.evaluate(() => window.harness.calls())).toEqual([])
  await page.evaluate(() => window.harness.event('Profile saved'))
  await press(page, 'do-next')
  expect(await page.evaluate(() => window.harness.calls())).toEqual(['list'])
})
test('an item may start a tour, which folds the panel', async () => {
  const page = await open('<button id="a">A</button>', aList([{ id: 'go', title: 'Go', manual: true, action: { start: 'tour' } }]))
  await page.evaluate((tour) => window.harness.add(tour), aTour([{ id: 'one', target: '#a' }]))
  await begin(page)
  await press(page, 'do-go')
  await expect.poll(() => openCount(page)).toBe(2)
  expect(await page.evaluate(() => window.harness.progress('list')?.open)).toBe(false)
})
test('a failed action says so and changes nothing else', async () => {
  const page = await open('', aList([{ id: 'go', title: 'Go', manual: true, action: { label: 'Do', do: [{ call: 'fail' }] } }]))
  await begin(page)
  await press(page, 'do-go')
  await expect.poll(async () => (await last(page))?.failure).toContain('try again')
  expect(await last(page)).toMatchObject({ open: true, items: [{ actionLabel: 'Do', done: false }] })
})
test('a completed list can be looked at again without another run', async () => {
  const page = await open('', aList(items.slice(1, 2)))
  await begin(page)
  await press(page, 'mark-read')
  await press(page, 'launcher')
  await expect.poll(() => openCount(page)).toBe(0)
  await begin(page)
  expect(await last(page)).toMatchObject({ complete: true, celebrate: false, open: true })
  expect((await names(page)).filter((name) => name === '$guide_started')).toHaveLength(1)
})
