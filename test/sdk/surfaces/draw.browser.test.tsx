/** @jsxRuntime classic */ /** @jsx h */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { draw, Fragment, h, type Drawn } from '../../../sdk/surfaces/ui/draw.ts'

let box: HTMLElement
const find = (selector: string): Element => box.querySelector(selector) ?? expect.fail(`no ${selector}`)

beforeEach(() => {
  box = document.createElement('div')
  document.body.append(box)
})
afterEach(() => box.remove())

describe('what is drawn', () => {
  it('is elements, texts and numbers; nothing for what is false or absent', () => {
    draw(box, <p class="d">{'a'}{0}{false}{true}{null}{undefined}<b>{2}</b></p>)
    expect(box.innerHTML).toBe('<p class="d">a0<b>2</b></p>')
  })

  it('is what components and fragments return, with their children', () => {
    const Line = ({ mark, children }: { mark: string; children?: Drawn }): Drawn => <li>{mark}{children}</li>
    draw(box, <Fragment><Line mark="1">one</Line>{['2', '3'].map((mark) => <Line key={mark} mark={mark} />)}</Fragment>)
    expect(box.innerHTML).toBe('<li>1one</li><li>2</li><li>3</li>')
  })

  it('never reads text as markup', () => {
    draw(box, <p title={'"><img src=x>'}>{'<img src=x>'}</p>)
    expect(box.querySelector('img')).toBeNull()
    expect(box.textContent).toBe('<img src=x>')
  })

  it('is a real picture inside svg, and a real page around it', () => {
    draw(box, <p><svg viewBox="0 0 4 4"><path d="M0 0h4" /></svg><i /></p>)
    expect(find('path')).toBeInstanceOf(SVGPathElement)
    expect(find('svg').getAttribute('viewBox')).toBe('0 0 4 4')
    expect(find('i')).toBeInstanceOf(HTMLElement)
  })

  it('says false where absence would say something else: aria and data', () => {
    draw(box, <button type="button" aria-expanded={false} aria-hidden={undefined} disabled={false} data-on={false} />)
    expect(box.innerHTML).toBe('<button type="button" aria-expanded="false" data-on="false"></button>')
  })

  it('is styled by the object, which no policy forbids', () => {
    draw(box, <p style="order:2">x</p>)
    expect(getComputedStyle(find('p')).order).toBe('2')
  })
})

describe('drawn again', () => {
  const card = (title: string, note: string | false, props: object = {}): Drawn => (
    <div class="c" {...props}>
      <h2>{title}</h2>
      {note && <p>{note}</p>}
      <button type="button" aria-disabled={!!note || undefined}>Next</button>
    </div>
  )

  it('keeps the elements, the focus and what others set on them, and changes what changed', () => {
    draw(box, card('One', false))
    const [before, button] = [find('.c'), find('button')]
    before.setAttribute('data-side', 'left')
    if (button instanceof HTMLElement) button.focus()
    draw(box, card('Two', 'Wait'))
    expect([find('.c'), find('button'), document.activeElement]).toEqual([before, button, button])
    expect(box.innerHTML).toBe('<div class="c" data-side="left"><h2>Two</h2><p>Wait</p><button type="button" aria-disabled="true">Next</button></div>')
    draw(box, card('Two', false))
    expect(document.activeElement).toBe(button)
    expect(box.innerHTML).toBe('<div class="c" data-side="left"><h2>Two</h2><button type="button">Next</button></div>')
  })

  it('touches nothing when nothing changed', () => {
    draw(box, card('One', 'Wait', { style: 'order:1' }))
    const changes = new MutationObserver(() => {})
    changes.observe(box, { subtree: true, childList: true, attributes: true, characterData: true })
    draw(box, card('One', 'Wait', { style: 'order:1' }))
    expect(changes.takeRecords()).toEqual([])
  })

  it('makes a new element for another tag or another key', () => {
    draw(box, card('One', false))
    const first = find('.c')
    draw(box, card('One', false, { key: 'b' }))
    const second = find('.c')
    draw(box, <dialog class="c" />)
    expect(second).not.toBe(first)
    expect(second.hasAttribute('key')).toBe(false)
    expect(box.innerHTML).toBe('<dialog class="c"></dialog>')
  })

  it('takes away what is no longer there', () => {
    draw(box, <Fragment>{['a', 'b', 'c'].map((one) => <li>{one}</li>)}</Fragment>)
    draw(box, <Fragment>{['a'].map((one) => <li>{one}</li>)}</Fragment>)
    expect(box.textContent).toBe('a')
    draw(box, null)
    expect(box.textContent).toBe('')
  })
})

describe('a handler', () => {
  const press = (): boolean => find('a').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))

  it('is the newest one, called once, and gone when it is gone', () => {
    const [old, now] = [vi.fn(), vi.fn()]
    draw(box, <a onClick={old}>x</a>)
    draw(box, <a onClick={now}>x</a>)
    press()
    expect([old.mock.calls.length, now.mock.calls.length]).toEqual([0, 1])
    draw(box, <a>x</a>)
    press()
    expect(now).toHaveBeenCalledTimes(1)
  })

  it('does not prevent what the browser does by answering false', () => {
    const answer = vi.fn((): boolean => false)
    draw(box, <a onClick={answer}>x</a>)
    expect(press()).toBe(true)
    expect(answer).toHaveBeenCalledTimes(1)
  })
})
