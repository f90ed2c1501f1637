// Presses an element of the page once it is there: for menus that open no other way.
import type { Target } from '../protocol/target.schema.ts'
import { resolve } from '../targets/resolve.ts'
import type { PageWatch } from '../targets/watch.ts'

/** Rejects when the element did not come within `limitMs`. */
export function pressElement(target: Target, page: PageWatch, limitMs: number): Promise<void> {
  let stop = (): void => {}
  let timer: ReturnType<typeof setTimeout> | undefined
  const pressed = new Promise<void>((done, fail) => {
    timer = setTimeout(() => fail(new Error('before: the element to click is not there')), limitMs)
    stop = page.watch(
      (see) => resolve(target, see),
      (found) => {
        if (typeof found === 'string' || !found) return
        ;(found as HTMLElement).click?.() // SVG elements have no click()
        done()
      },
    )
  })
  return pressed.finally(() => {
    clearTimeout(timer)
    stop()
  })
}
