// From a description to an element in real pages: late, replaced, hidden, in shadow roots and frames, ambiguous, covered.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Target } from '../../sdk/protocol/target.schema.ts'
import { withHarness } from './runner/withHarness.ts'

const { open } = withHarness()

/** The id of what was found, or the reason. */
const find = (page: Page, target: Target) =>
  page.evaluate(async (target) => {
    await window.shirubeParts.prepareTargets(target)
    const found = window.shirubeParts.resolve(target)
    return typeof found === 'string' ? found : found.id
  }, target)

describe('resolving', () => {
  const html = `
    <button id="hid" class="twin" style="display:none">Save</button><button id="vis" class="twin">Save</button>
    <p data-shirube='a"b' id="anchored">anchor</p>
    <div id="gone" style="visibility:hidden">x</div><div id="flat"></div>
    <h2 id="h">Members</h2><nav id="nav">n</nav><a id="link" href="#">Docs</a><div role="tab" id="tab">Tab</div>
    <label for="mail">Work mail</label><input id="mail" type="email"><input id="named" aria-label="Name"><textarea id="area" placeholder="Write"></textarea>
    <span id="lab">Close it</span><button id="icon" aria-labelledby="lab"><svg width="8" height="8"></svg></button>
    <button id="pic"><img alt="Upload" width="9" height="9"></button><input type="submit" value="Send" id="send">
    <a class="same" href="#">Same</a><a class="same" href="#">Same</a>
    <p id="greet">Hello  <b id="who">you</b></p><section id="box"><i id="inbox">Same</i></section>`

  test.each<[string, Target, string]>([
    ['of several matches of a selector the first visible one', '.twin', 'vis'],
    ['an anchor, whatever its letters', { anchor: 'a"b' }, 'anchored'],
    ['nothing there', '#nowhere', 'not_found'],
    ['there, but hidden', '#gone', 'hidden'],
    ['without an area', '#flat', 'hidden'],
    ['a bad selector', '#', 'bad_selector'],
    ['a selector of pseudo-elements finds nothing', 'p::before', 'not_found'],
    ['ten kilobytes of brackets', '['.repeat(10_000), 'bad_selector'],
    ['no selector at all', '', 'bad_selector'],
    ['a heading by its role', { role: 'heading', name: 'Members' }, 'h'],
    ['a landmark without a name', { role: 'navigation' }, 'nav'],
    ['a link', { role: 'link', name: 'Docs' }, 'link'],
    ['an explicit role', { role: 'tab', name: 'Tab' }, 'tab'],
    ['a field by its label', { role: 'textbox', name: 'Work mail' }, 'mail'],
    ['a field by aria-label', { role: 'textbox', name: 'Name' }, 'named'],
    ['a field by its placeholder', { role: 'textbox', name: 'Write' }, 'area'],
    ['a button by another element', { role: 'button', name: 'Close it' }, 'icon'],
    ['a button by its picture', { role: 'button', name: 'Upload' }, 'pic'],
    ['a submit button by its value', { role: 'button', name: 'Send' }, 'send'],
    ['a name in any language of the guide', { role: 'button', name: { ja: '送信', en: 'Send' } }, 'send'],
    ['only the visible one of two by role', { role: 'button', name: 'Save' }, 'vis'],
    ['two look-alikes', { role: 'link', name: 'Same' }, 'ambiguous'],
    ['two texts', { text: 'Same' }, 'ambiguous'],
    ['a text within something', { text: 'Same', within: '#box' }, 'inbox'],
    ['a text across elements', { text: 'Hello you' }, 'greet'],
    ['the smallest element with that text', { text: 'you' }, 'who'],
    ['a text within nothing', { text: 'Same', within: '#nowhere' }, 'not_found'],
    ['a role that is not one', { role: 'x"]' }, 'not_found'],
    ['content of a newer release', { fingerprint: [] } as unknown as Target, 'not_found'],
  ])('%s', async (_, target, found) => {
    const page = await open(html)
    expect(await find(page, target)).toBe(found)
  })

  test('goes through two open shadow roots and into a frame of the same origin, not into closed ones', async () => {
    const page = await open('<div id="host"></div><div id="shut"></div><iframe id="frame" src="/frame" width="200" height="80"></iframe>')
    await page.frameLocator('#frame').locator('#inner').waitFor()
    await page.evaluate(() => {
      const outer = document.querySelector('#host')?.attachShadow({ mode: 'open' })
      if (!outer) return
      outer.innerHTML = '<div class="mid"></div>'
      const inner = outer.querySelector('.mid')?.attachShadow({ mode: 'open' })
      if (inner) inner.innerHTML = '<button id="deep">Deep</button>'
      document.querySelector('#shut')?.attachShadow({ mode: 'closed' })
    })
    expect(await find(page, '#host >>> .mid >>> button')).toBe('deep')
    expect(await find(page, '#frame >>> #inner')).toBe('inner')
    expect(await find(page, '#shut >>> button')).toBe('not_found')
  })

  test('among ten thousand nodes asks for the layout of the matches only', async () => {
    const page = await open(`${'<div><a href="#">Item</a></div>'.repeat(5000)}<button id="last">Invite your team</button>`)
    const looked = await page.evaluate(async () => {
      await window.shirubeParts.prepareTargets({ role: '' })
      let looks = 0
      const { checkVisibility } = Element.prototype
      Element.prototype.checkVisibility = function (...args) {
        looks++
        return checkVisibility.apply(this, args)
      }
      for (const target of ['#last', { role: 'button', name: 'Invite your team' }, { text: 'Invite your team' }]) window.shirubeParts.resolve(target)
      return looks
    })
    expect(looked).toBeLessThanOrEqual(6)
  })
})

describe('watching', () => {
  const watch = (page: Page, target: Target) =>
    page.evaluate((target) => {
      const log: string[] = []
      const parts = window.shirubeParts
      const stop = parts.createPageWatch(() => {}).watch(
        (see) => parts.resolve(target, see),
        (found) => void log.push(typeof found === 'string' ? found : `${found?.id}#${found?.textContent}`),
      )
      Object.assign(window, { log, stop })
    }, target)
  const log = (page: Page) => page.evaluate(() => Reflect.get(window, 'log') as string[])

  test('tells of a late element, of its replacement and of its going', async () => {
    const page = await open('<main></main>')
    await watch(page, '#late')
    await page.evaluate(() => (document.querySelector('main') ?? document.body).insertAdjacentHTML('beforeend', '<b id="late">1</b>'))
    await expect.poll(() => log(page)).toEqual(['not_found', 'late#1'])
    await page.evaluate(() => document.querySelector('#late')?.replaceWith(Object.assign(document.createElement('b'), { id: 'late', textContent: '2' })))
    await expect.poll(() => log(page)).toEqual(['not_found', 'late#1', 'late#2'])
    await page.evaluate(() => ((document.querySelector('#late') as HTMLElement).hidden = true))
    await expect.poll(() => log(page)).toEqual(['not_found', 'late#1', 'late#2', 'hidden'])
  })
  test('sees what happens inside shadow roots', async () => {
    const page = await open('<div id="host"></div>')
    await page.evaluate(() => void document.querySelector('#host')?.attachShadow({ mode: 'open' }))
    await watch(page, '#host >>> #in')
    await page.evaluate(() => void document.querySelector('#host')?.shadowRoot?.append(Object.assign(document.createElement('b'), { id: 'in', textContent: 'x' })))
    await expect.poll(() => log(page)).toEqual(['not_found', 'in#x'])
  })
  test('finds what is in a frame that goes to another page by itself', async () => {
    const page = await open('<iframe id="frame" src="/frame?first" width="200" height="80"></iframe>')
    await page.frameLocator('#frame').locator('#inner').waitFor()
    await page.evaluate(() => document.querySelector('iframe')?.contentDocument?.querySelector('#inner')?.remove())
    await watch(page, '#frame >>> #inner')
    await page.evaluate(() => document.querySelector('iframe')?.contentWindow?.location.assign('/frame'))
    await expect.poll(() => log(page)).toEqual(['not_found', 'inner#Inner'])
  })
  test('follows a media query to the other twin', async () => {
    const page = await open('<style>#wide{display:block}#narrow{display:none}@media(width<700px){#wide{display:none}#narrow{display:block}}</style><p class="t" id="wide">w</p><p class="t" id="narrow">n</p>')
    await watch(page, '.t')
    await page.setViewportSize({ width: 500, height: 600 })
    await expect.poll(() => log(page)).toEqual(['wide#w', 'narrow#n'])
  })
  test('gives up on an element that is replaced without end', async () => {
    const page = await open('<div id="x">0</div>')
    await watch(page, '#x')
    await page.evaluate(() => {
      const again = (): void => {
        document.querySelector('#x')?.replaceWith(Object.assign(document.createElement('div'), { id: 'x', textContent: 'y' }))
        if ((Reflect.get(window, 'log') as string[]).at(-1) !== 'unstable') requestAnimationFrame(again)
      }
      again()
    })
    await expect.poll(async () => (await log(page)).at(-1)).toBe('unstable')
    expect((await log(page)).length).toBeLessThanOrEqual(11)
  })
})

describe('bringing into view', () => {
  test('puts a target between sticky bars, inside an inner scroller, without moving the page to its top', async () => {
    const page = await open(`
      <style>body{margin:0}.bar{position:sticky;height:64px;background:#ccc;z-index:1}#scroller{height:400px;overflow:auto}</style>
      <div style="height:300px"></div>
      <div id="scroller"><div class="bar" style="top:0"></div><div style="height:1800px"></div><button id="t" style="height:120px">T</button><div style="height:600px"></div><div class="bar" style="bottom:0"></div></div>
      <div style="height:1500px"></div>`)
    const corners = await page.evaluate(() => {
      scrollTo(0, 200)
      const target = document.querySelector('#t')
      if (!target) return []
      window.shirubeParts.reveal(target)
      const { left, right, top, bottom } = target.getBoundingClientRect()
      return [[left + 3, top + 3], [right - 3, top + 3], [left + 3, bottom - 3], [right - 3, bottom - 3]].map(([x = 0, y = 0]) => document.elementFromPoint(x, y)?.id)
    })
    expect(corners).toEqual(['t', 't', 't', 't'])
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0)
  })
  test('slides a tall target out from under a fixed header', async () => {
    const page = await open('<style>body{margin:0}</style><header style="position:fixed;inset:0 0 auto;height:80px;background:#ccc"></header><div style="height:1500px"></div><div id="t" style="height:560px">T</div><div style="height:1500px"></div>')
    const top = await page.evaluate(() => {
      const target = document.querySelector('#t')
      if (target) window.shirubeParts.reveal(target)
      return target?.getBoundingClientRect().top
    })
    expect(top).toBeGreaterThanOrEqual(80)
    expect(top).toBeLessThan(120)
  })
  test('leaves a page alone whose target is in view', async () => {
    const page = await open('<div style="height:300px"></div><button id="t">T</button><div style="height:3000px"></div>')
    const moved = await page.evaluate(() => {
      scrollTo(0, 100)
      const target = document.querySelector('#t')
      if (target) window.shirubeParts.reveal(target)
      return scrollY
    })
    expect(moved).toBe(100)
  })
})
