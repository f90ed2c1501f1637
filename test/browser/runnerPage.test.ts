// The runner against what pages do: targets that come late, go, hide, sit elsewhere, and hosts that open modal layers.
import { describe, expect, test } from 'vitest'
import { append, errors, last, names, openCount, press, shows, start, status, step, told } from './runner/ask.ts'
import { aTour, withHarness } from './runner/withHarness.ts'

const { open } = withHarness()

describe('a target that is not there', () => {
  test('is waited for without anything drawn, then shown once', async () => {
    const page = await open('<button id="a">A</button>', aTour([{ id: 'one', target: '#a', spotlight: 'dim' }, { id: 'two', target: '#late', spotlight: 'dim' }]))
    await start(page)
    await press(page, 'next')
    await expect.poll(() => openCount(page)).toBe(0)
    await append(page, '<button id="late">Late</button>')
    await shows(page, 'two')
    expect((await told(page, '$step_shown')).map(({ stepId }) => stepId)).toEqual(['one', 'two'])
  })
  test('is skipped when its time is up, and told with reason and wait', async () => {
    const page = await open('<button id="c">C</button>', aTour([{ id: 'one', target: '#gone', timeout: '1s' }, { id: 'three', target: '#c' }]))
    expect(await start(page)).toMatchObject({ ok: true })
    expect(await step(page)).toBe('three')
    const missing = await told(page, '$target_missing')
    expect(missing).toMatchObject([{ stepId: 'one', reason: 'not_found' }])
    expect(Number(missing[0]?.waitedMs)).toBeGreaterThanOrEqual(990)
    expect((await names(page)).filter((name) => name === '$step_shown')).toHaveLength(1)
  })
  test('with no step left blocks the run, and nothing counts as seen', async () => {
    const page = await open('', aTour([{ id: 'one', target: '#x', timeout: '1s' }, { id: 'two', target: '#', timeout: '1s' }]))
    expect(await start(page)).toEqual({ ok: false, reason: 'blocked' })
    expect(await names(page)).toEqual(['$target_missing', '$target_missing', '$guide_blocked'])
    expect(await page.evaluate(() => [window.harness.opened(), window.harness.progress('tour')?.runs])).toEqual([0, 0])
  })
  test('ends the run when the author says so', async () => {
    const page = await open('<button id="b">B</button>', aTour([{ id: 'one', target: '#x', timeout: '1s', onMissing: 'end' }, { id: 'two', target: '#b' }]))
    expect(await start(page)).toEqual({ ok: false, reason: 'blocked' })
  })
  test('may be shown without a target, undimmed, and finds it when it comes', async () => {
    const page = await open('', aTour([{ id: 'one', target: '#x', timeout: '1s', onMissing: 'unanchored', spotlight: 'dim' }]))
    expect(await start(page)).toMatchObject({ ok: true })
    expect(await last(page)).toMatchObject({ target: null, spotlight: 'none' })
    await append(page, '<button id="x">X</button>')
    await expect.poll(() => last(page)).toMatchObject({ target: 'x', spotlight: 'dim' })
  })
  test('may be waited for without end', async () => {
    const page = await open('', aTour([{ id: 'one', target: '#x', timeout: '1s', onMissing: 'wait' }]))
    expect(await start(page)).toMatchObject({ ok: true })
    expect(await openCount(page)).toBe(0)
    await append(page, '<button id="x">X</button>')
    await shows(page, 'one')
  })
  test('two look-alikes are not guessed between', async () => {
    const page = await open('<a href="#">Same</a><a href="#">Same</a>', aTour([{ id: 'one', target: { role: 'link', name: 'Same' }, timeout: '1s' }]))
    expect(await start(page)).toEqual({ ok: false, reason: 'blocked' })
    expect(await told(page, '$target_missing')).toMatchObject([{ reason: 'ambiguous' }])
  })
})

describe('a target that changes', () => {
  test('is followed when replaced, on the same surface, without a second showing', async () => {
    const page = await open('<button id="a">A</button>', aTour([{ id: 'one', target: '#a', advance: { on: 'click' } }, { id: 'two', type: 'modal' }]))
    await start(page)
    await page.evaluate(() => {
      const old = document.querySelector('#a')
      old?.replaceWith(old.cloneNode(true))
    })
    await expect.poll(() => page.evaluate(() => window.harness.draws())).toBe(2)
    expect(await page.evaluate(() => window.harness.opened())).toBe(1)
    expect(await told(page, '$step_shown')).toHaveLength(1)
    await page.click('#a')
    await shows(page, 'two')
  })
  test('takes the card away while it is hidden', async () => {
    const page = await open('<button id="a">A</button>', aTour([{ id: 'one', target: '#a' }]))
    await start(page)
    await page.evaluate(() => void document.querySelector('#a')?.setAttribute('hidden', ''))
    await expect.poll(() => openCount(page)).toBe(0)
    await page.evaluate(() => document.querySelector('#a')?.removeAttribute('hidden'))
    await shows(page, 'one')
    expect(await told(page, '$step_shown')).toHaveLength(1)
  })
  test('can be pressed inside a shadow root and inside a frame', async () => {
    const page = await open('<div id="host"></div><iframe id="frame" src="/frame" width="200" height="80"></iframe>', aTour([{ id: 'one', target: '#host >>> button', advance: { on: 'click' } }, { id: 'two', target: '#frame >>> #inner', advance: { on: 'click' } }, { id: 'end', type: 'modal' }]))
    await page.evaluate(() => document.querySelector('#host')?.attachShadow({ mode: 'open' }).append(document.createElement('button')))
    await page.frameLocator('#frame').locator('#inner').waitFor()
    await start(page)
    await page.locator('#host button').click()
    await shows(page, 'two')
    await page.frameLocator('#frame').locator('#inner').click()
    await shows(page, 'end')
  })
})

describe('pages and layers of the host', () => {
  test('elsewhere the run rests with a chip, and goes on by itself when the page is right', async () => {
    const page = await open('<button id="a">A</button>', aTour([{ id: 'one', target: '#a', page: '/home' }]), {}, '/home')
    await start(page)
    const go = (path: string) =>
      page.evaluate((path) => {
        history.pushState(null, '', path)
        window.harness.runner.evaluate()
      }, path)
    await go('/settings')
    expect(await last(page)).toMatchObject({ mode: 'chip', stepId: 'one' })
    expect(await page.evaluate(() => window.harness.runner.state('tour')?.status)).toBe('paused')
    await go('/home')
    await expect.poll(() => last(page)).toMatchObject({ mode: 'card' })
    expect(await names(page)).not.toContain('$guide_paused')
    expect(await names(page)).not.toContain('$target_missing')
  })
  test('the chip leads back to the page of the step', async () => {
    const page = await open('<button id="a">A</button>', aTour([{ id: 'one', target: '#a', page: '/home' }]), {}, '/elsewhere')
    await start(page)
    expect(await last(page)).toMatchObject({ mode: 'chip' })
    await press(page, 'resume')
    await page.waitForURL('**/home')
    await page.evaluate(() => window.harness.runner.evaluate())
    await expect.poll(() => last(page)).toMatchObject({ mode: 'card' })
  })
  test('a modal layer of the host over the target takes the card away until it closes', async () => {
    const page = await open('<button id="a">A</button><dialog id="d">Hello</dialog>', aTour([{ id: 'one', target: '#a' }]))
    await start(page)
    await page.evaluate(() => (document.querySelector('#d') as HTMLDialogElement).showModal())
    await expect.poll(() => openCount(page)).toBe(0)
    await page.evaluate(() => (document.querySelector('#d') as HTMLDialogElement).close())
    await shows(page, 'one')
    expect(await names(page)).toEqual(['$guide_started', '$step_shown'])
  })
  test('a target inside the open modal is fine', async () => {
    const page = await open('<dialog id="d"><button id="in">In</button></dialog>', aTour([{ id: 'one', target: '#in' }]))
    await page.evaluate(() => (document.querySelector('#d') as HTMLDialogElement).showModal())
    await start(page)
    expect(await step(page)).toBe('one')
  })
})

describe('leaving the page as it was', () => {
  test('a failure of ours is told to us and never reaches the page', async () => {
    const page = await open('<button id="a">A</button>', aTour([{ id: 'one', target: '#a', advance: { on: 'click' } }, { id: 'two', target: '#a' }]))
    await page.evaluate(() => {
      window.addEventListener('error', (event) => void Reflect.set(window, 'escaped', event.message))
      window.addEventListener('unhandledrejection', (event) => void Reflect.set(window, 'escaped', String(event.reason)))
    })
    await start(page)
    await page.evaluate(() => void window.harness.breakFacts())
    await page.click('#a')
    await page.evaluate(() => window.harness.press('next'))
    await expect.poll(async () => (await errors(page)).length).toBeGreaterThanOrEqual(2)
    expect(await page.evaluate(() => Reflect.get(window, 'escaped'))).toBeUndefined()
  })
  test('a full tour changes no attribute of any host element', async () => {
    const page = await open('<main class="m" style="color:red"><button id="a">A</button></main><div style="height:2000px"></div><button id="b">B</button>', aTour([{ id: 'one', target: '#a', spotlight: 'dim' }, { id: 'two', target: '#b', spotlight: 'ring' }]))
    const snapshot = () => page.evaluate(() => [...document.querySelectorAll('*')].map((element) => element.cloneNode(false)).map((element) => (element as Element).outerHTML).join())
    const before = await snapshot()
    await start(page)
    await press(page, 'next')
    await shows(page, 'two')
    await press(page, 'next')
    await expect.poll(() => status(page)).toBe('completed')
    expect(await snapshot()).toBe(before)
    expect(await errors(page)).toEqual([])
  })
  test('two hundred starts and stops leave no listener, observer, timer or node', async () => {
    const page = await open('<button id="a">A</button><input id="i">', aTour([{ id: 'one', target: '#a', advance: { on: 'click' } }, { id: 'two', target: '#i', advance: { on: 'input' } }, { id: 'gone', target: '#x' }]))
    const balance = await page.evaluate(async () => {
      const live = { listeners: 0, observers: 0 }
      const { addEventListener, removeEventListener } = EventTarget.prototype
      EventTarget.prototype.addEventListener = function (...args: Parameters<typeof addEventListener>) {
        if (!(this instanceof AbortSignal)) live.listeners++
        return addEventListener.apply(this, args)
      }
      EventTarget.prototype.removeEventListener = function (...args: Parameters<typeof removeEventListener>) {
        live.listeners--
        return removeEventListener.apply(this, args)
      }
      const { observe, disconnect } = MutationObserver.prototype
      MutationObserver.prototype.observe = function (...args: Parameters<typeof observe>) {
        live.observers++
        return observe.apply(this, args)
      }
      MutationObserver.prototype.disconnect = function () {
        live.observers--
        return disconnect.apply(this)
      }
      const nodes = document.querySelectorAll('*').length
      for (let i = 0; i < 200; i++) {
        await window.harness.start('tour')
        window.harness.press('next')
        await new Promise((done) => requestAnimationFrame(done))
        if (i % 2) window.harness.runner.act({ next: true })
        window.harness.runner.act({ dismiss: true })
        await window.harness.runner.leave()
      }
      return { ...live, nodes: document.querySelectorAll('*').length - nodes }
    })
    expect(balance).toEqual({ listeners: 0, observers: 0, nodes: 0 })
  })
})
