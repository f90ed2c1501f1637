// The runner in a real page: steps advance by every kind of act, rest, resume, and leave nothing behind.
import { expect, test } from 'vitest'
import { aTour, withHarness } from './runner/withHarness.ts'

const { open } = withHarness()

test('a tour goes from start to completed by Next', async () => {
  const page = await open('<button id="a">A</button><button id="b">B</button>', aTour([{ id: 'one', target: '#a' }, { id: 'two', target: '#b' }]))
  const started = await page.evaluate(() => window.harness.start('tour'))
  expect(started).toMatchObject({ ok: true })
  await page.click('[part=next]')
  await expect.poll(() => page.evaluate(() => window.harness.step())).toBe('two')
  await page.click('[part=next]')
  await expect.poll(() => page.evaluate(() => window.harness.openCount())).toBe(0)
  expect(await page.evaluate(() => window.harness.names())).toEqual(['$guide_started', '$step_shown', '$guide_engaged', '$step_completed', '$step_shown', '$step_completed', '$guide_completed'])
  expect(await page.evaluate(() => window.harness.errors())).toEqual([])
})
