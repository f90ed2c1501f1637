// The surfaces on difficult hosts: strict policy, hostile CSS, tiny root font, right-to-left, open dialogs, long scrolling.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withBrowser } from '../support/withBrowser.ts'
import { serveGallery, type Gallery } from './gallery/serveGallery.ts'

const chromium = withBrowser()
let gallery: Gallery
beforeAll(async () => {
  gallery = await serveGallery()
})
afterAll(() => gallery.close())

async function open(query: string, options: Parameters<typeof chromium.page>[0] = {}): Promise<Page> {
  const page = await chromium.page({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', ...options })
  await page.goto(`${gallery.url}?${query}`)
  return page
}
const show = (page: Page, kind: 'tour' | 'checklist', state: string, change: object = {}): Promise<void> => page.evaluate(([name, which, more]) => window.gallery[name](which, more).then(() => {}), [kind, state, change] as const)
const part = (page: Page, name: string) => page.locator(`shirube-root [part~="${name}"]`)
const boxOf = async (page: Page, selector: string) => {
  const box = await page.locator(selector).boundingBox()
  if (!box) throw new Error(`${selector} has no box`)
  return box
}

describe('a strict policy', () => {
  it('is not violated once by tour and checklist', async () => {
    const page = await open('csp=strict')
    await page.evaluate(() => {
      document.addEventListener('securitypolicyviolation', (event) => window.gallery.errors.push(`${event.violatedDirective} ${event.blockedURI}`))
    })
    for (const state of ['ring', 'action', 'modal', 'block', 'rich', 'chip']) {
      await show(page, 'tour', state, { media: null })
      await page.evaluate(() => window.gallery.closeAll())
    }
    for (const state of ['open', 'folded', 'done']) {
      await show(page, 'checklist', state)
      await page.evaluate(() => window.gallery.closeAll())
    }
    expect(await page.evaluate(() => window.gallery.errors)).toEqual([])
    expect(chromium.problems().filter((problem) => !problem.includes('favicon'))).toEqual([])
  })

  it('does not cost the surfaces their style', async () => {
    const page = await open('csp=strict')
    await show(page, 'tour', 'ring')
    expect((await boxOf(page, '[part~="card"]')).width).toBe(340)
  })
})

describe('hostile styles of the host', () => {
  const measure = (page: Page) =>
    page.evaluate(() => {
      const root = document.querySelector('shirube-root')?.shadowRoot
      return [...(root?.querySelectorAll('[part]') ?? [])].map((element) => {
        const { width, height } = element.getBoundingClientRect()
        const { color, fontSize, display, visibility } = getComputedStyle(element)
        return [element.getAttribute('part'), Math.round(width), Math.round(height), color, fontSize, display, visibility]
      })
    })

  it.each([
    ['everything unset', '*{all:unset!important}body{font-family:"Inter Variable"!important}'],
    ['loud resets', 'body,body *{font-size:40px!important;color:red!important;display:block!important;visibility:hidden;letter-spacing:9px;text-transform:uppercase}html,body{visibility:visible;display:grid!important}'],
    ['a rule aimed at us', 'shirube-root{display:none!important;visibility:hidden!important;opacity:0!important;transform:scale(.1)!important;pointer-events:none!important;--accent:red!important;--surface:red!important}'],
    ['a small root font', 'html{font-size:62.5%!important}body{font-size:14px}'],
  ])('change nothing: %s', async (_, css) => {
    const plain = await open('')
    await show(plain, 'tour', 'ring')
    const hostile = await open(`css=${encodeURIComponent(css)}`)
    await hostile.evaluate(() => document.fonts.ready.then(() => {}))
    await show(hostile, 'tour', 'ring')
    const [expected, found] = [await measure(plain), await measure(hostile)]
    // The spotlight is as large as the host's own button, which these rules do change.
    const ours = (rows: typeof found) => rows.filter(([name]) => name !== 'spotlight')
    expect(ours(found)).toEqual(ours(expected))
  })

  it('grow with a person who chose a larger font', async () => {
    const page = await open(`css=${encodeURIComponent('html{font-size:24px}')}`)
    await show(page, 'tour', 'ring')
    expect((await boxOf(page, '[part~="card"]')).width).toBe(510)
  })
})

describe('layers', () => {
  it('lie over the largest z-index of a host', async () => {
    const page = await open(`css=${encodeURIComponent('header{position:fixed;inset:0 0 auto;z-index:2147483647}')}`)
    await show(page, 'tour', 'ring')
    await part(page, 'next').click()
    expect(await page.evaluate(() => window.gallery.acts)).toEqual([{ act: 'next' }])
  })

  it('enter the open host dialog that holds the target, work there, and come back without a ghost', async () => {
    const page = await open('')
    await page.evaluate(() => {
      const dialog = document.createElement('dialog')
      dialog.id = 'host'
      const inner = document.createElement('button')
      inner.id = 'inner'
      inner.textContent = 'Inside'
      dialog.append(inner)
      document.body.append(dialog)
      dialog.showModal()
      return window.gallery.tour('ring', { target: inner, takesFocus: true }).then(() => {})
    })
    expect(await page.evaluate(() => document.querySelector('shirube-root')?.parentElement?.id)).toBe('host')
    await part(page, 'next').click()
    expect(await page.evaluate(() => window.gallery.acts)).toEqual([{ act: 'next' }])
    await part(page, 'next').focus()
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => [window.gallery.acts.at(-1), document.querySelector<HTMLDialogElement>('#host')?.open])).toEqual([{ act: 'escape' }, true])
    await page.evaluate(() => document.querySelector<HTMLDialogElement>('#host')?.close())
    await expect.poll(() => page.evaluate(() => document.querySelector('shirube-root')?.parentElement?.localName)).toBe('body')
    const ghosts = await page.evaluate(() => [...(document.querySelector('shirube-root')?.shadowRoot?.querySelectorAll<HTMLElement>(':popover-open') ?? [])].filter((element) => !element.checkVisibility()).length)
    expect(ghosts).toBe(0)
  })
})

describe('following the target', () => {
  it('lags 0 px behind in every frame of a scroll, and hides while the target is out of its scroller', async () => {
    const page = await open('')
    await page.evaluate(() => {
      const log = document.querySelector('.log')
      const filler = document.createElement('div')
      filler.style.cssText = 'flex:none;height:3000px'
      const target = document.createElement('button')
      target.textContent = 'Far'
      target.style.cssText = 'flex:none;align-self:start'
      if (log instanceof HTMLElement) log.style.justifyContent = 'flex-start'
      log?.prepend(filler)
      filler.after(target)
      if (log) log.scrollTop = 2700
      return window.gallery.tour('ring', { target, placement: 'bottom' }).then(() => {})
    })
    const lags = await page.evaluate(
      () =>
        new Promise<number[]>((resolve) => {
          const log = document.querySelector('.log')
          const root = document.querySelector('shirube-root')?.shadowRoot
          const target = log?.querySelector('button')
          const found: number[] = []
          let frame = 0
          const step = (): void => {
            const spot = root?.querySelector('[part=spotlight]')?.getBoundingClientRect()
            if (spot && target) found.push(Math.abs(spot.top + 4 - target.getBoundingClientRect().top))
            if (++frame > 30) return resolve(found)
            log?.scrollBy(0, frame % 2 ? 7 : -3)
            // Scroll events run before the next frame's callbacks, so what is read there is what was painted.
            requestAnimationFrame(() => requestAnimationFrame(step))
          }
          requestAnimationFrame(step)
        }),
    )
    expect(Math.max(...lags)).toBeLessThan(0.5)
    await page.evaluate(() => document.querySelector('.log')?.scrollTo(0, 0))
    await expect.poll(() => part(page, 'to-step').isVisible()).toBe(true)
    await part(page, 'to-step').click()
    await expect.poll(() => part(page, 'to-step').isVisible()).toBe(false)
    await expect.poll(() => page.evaluate(() => document.querySelector('shirube-root')?.shadowRoot?.activeElement?.getAttribute('part'))).toBe('card')
  })

  it('finds a target inside a frame of the same origin', async () => {
    const page = await open('')
    await page.evaluate(() => {
      const frame = document.createElement('iframe')
      frame.style.cssText = 'position:fixed;left:400px;top:200px;width:300px;height:200px;border:10px solid'
      document.body.append(frame)
      const button = frame.contentDocument?.createElement('button')
      if (!button) return undefined
      button.style.cssText = 'position:absolute;left:50px;top:60px;width:80px;height:30px'
      frame.contentDocument?.body.append(button)
      return window.gallery.tour('ring', { target: button }).then(() => {})
    })
    const { x, y } = await boxOf(page, '[part~="spotlight"]')
    expect([x, y]).toEqual([400 + 10 + 50 - 4, 200 + 10 + 60 - 4])
  })
})

describe('right to left', () => {
  it('mirrors the sides, the progress and the corner', async () => {
    const page = await open('dir=rtl')
    await show(page, 'tour', 'action')
    const [card, target] = [await boxOf(page, '[part~="card"]'), await boxOf(page, '#add')]
    expect(card.x + card.width).toBeLessThanOrEqual(target.x)
    await page.evaluate(() => window.gallery.closeAll())
    await show(page, 'checklist', 'folded')
    expect((await boxOf(page, '[part~="launcher"]')).x).toBe(20)
  })
})

describe('forced colours', () => {
  it('keep a visible edge on card, buttons and target', async () => {
    const page = await open('', { forcedColors: 'active' })
    await show(page, 'tour', 'ring')
    for (const name of ['card', 'next', 'close']) expect(await part(page, name).first().evaluate((element) => getComputedStyle(element).borderTopStyle)).toBe('solid')
    expect(await part(page, 'spotlight').evaluate((element) => getComputedStyle(element).outlineWidth)).toBe('4px')
  })
})

describe('on a phone', () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
  it('docks the step as a sheet that leaves its target free, below or above', async () => {
    const page = await open('', phone)
    await show(page, 'tour', 'ring')
    const low = await boxOf(page, '[part~="card"]')
    expect([low.x, low.width, Math.round(low.y + low.height)]).toEqual([0, 390, 844])
    expect(low.height).toBeLessThanOrEqual(844 * 0.45)
    await page.evaluate(() => window.gallery.closeAll())
    await show(page, 'tour', 'media')
    const [high, target] = [await boxOf(page, '[part~="card"]'), await boxOf(page, '#composer')]
    expect(high.y).toBe(0)
    expect(high.height).toBeLessThanOrEqual(target.y)
  })

  it('gives every control at least 44 px, and nothing scrolls sideways at 320 px', async () => {
    const page = await open('', { ...phone, viewport: { width: 320, height: 640 } })
    await show(page, 'checklist', 'open')
    for (const name of ['hide', 'item-action', 'item-mark', 'close']) expect((await boxOf(page, `[part~="${name}"]`)).height).toBeGreaterThanOrEqual(44)
    const wide = await page.evaluate(() => [...(document.querySelector('shirube-root')?.shadowRoot?.querySelectorAll('.body,.in') ?? [])].some((element) => element.scrollWidth > element.clientWidth))
    expect(wide).toBe(false)
  })
})

it('keeps all text with the spacing that WCAG 1.4.12 asks for', async () => {
  const page = await open('')
  await show(page, 'checklist', 'open')
  const cut = await page.evaluate(() => {
    const root = document.querySelector('shirube-root')?.shadowRoot
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}')
    if (root) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
    return [...(root?.querySelectorAll('.n,.m:not(.vh),.t,.b,.d') ?? [])].filter((element) => element.clientWidth && element.scrollWidth > element.clientWidth + 4).map((element) => element.textContent)
  })
  expect(cut).toEqual([])
})
