// The ground under every other browser test: a real Chromium opens a page and has what our surfaces build on.
import { expect, it } from 'vitest'
import { withBrowser } from '../support/withBrowser.ts'

const chromium = withBrowser()

it('opens an empty page in a real Chromium', async () => {
  const page = await chromium.page()
  await page.setContent('<!doctype html><title>empty</title><h1>hello</h1>')
  await expect.poll(() => page.getByRole('heading').textContent()).toBe('hello')
  expect(chromium.problems()).toEqual([])
})

it('offers the popovers, dialogs and locks that the surfaces use', async () => {
  const page = await chromium.page()
  const found = await page.evaluate(() => ({
    popover: 'popover' in HTMLElement.prototype,
    dialog: 'HTMLDialogElement' in globalThis,
    intersection: 'IntersectionObserver' in globalThis,
  }))
  expect(found).toEqual({ popover: true, dialog: true, intersection: true })
})

it('notices an error thrown in a page', async () => {
  const page = await chromium.page()
  await page.setContent('<script>throw new Error("planted")</script>')
  await expect.poll(() => chromium.problems().join()).toContain('planted')
})
