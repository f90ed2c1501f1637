// Following a target: every way it can move is noticed, and nothing goes on afterwards.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { clippersOf, follow } from '../../../sdk/surfaces/follow.ts'

const nextFrame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve))
/** Two frames and a task: observers report after a frame's layout. */
const settled = async (): Promise<void> => {
  for (let frame = 0; frame < 3; frame++) await nextFrame()
}
const block = (style: string, into: Node = document.body): HTMLElement => {
  const made = document.createElement('div')
  made.style.cssText = style
  into.appendChild(made)
  return made
}

let end = (): void => {}
const card = document.createElement('div')
beforeEach(() => {
  document.body.replaceChildren()
  scrollTo(0, 0)
})
afterEach(() => end())

/** Follows and waits until nothing more is reported; what comes later is a move. */
async function atRest(target: Element): Promise<ReturnType<typeof vi.fn>> {
  const moved = vi.fn()
  end = follow(target, card, moved)
  expect(moved).toHaveBeenCalled()
  await settled()
  await settled()
  moved.mockClear()
  return moved
}

describe('a target', () => {
  it('is followed when the page shifts it', async () => {
    const above = block('height:50px')
    const moved = await atRest(block('width:80px;height:30px'))
    above.style.height = '58px'
    await vi.waitFor(() => expect(moved).toHaveBeenCalled())
    await settled()
    moved.mockClear()
    above.style.height = '40px'
    await vi.waitFor(() => expect(moved).toHaveBeenCalled())
  })

  it('is followed when it grows', async () => {
    const target = block('width:80px;height:30px')
    const moved = await atRest(target)
    target.style.height = '60px'
    await vi.waitFor(() => expect(moved).toHaveBeenCalled())
  })

  it('is followed in the scroll event itself, in a scroller inside a shadow tree that it is slotted into', async () => {
    const host = block('')
    const scroller = block('height:100px;overflow:auto', host.attachShadow({ mode: 'open' }))
    scroller.append(document.createElement('slot'))
    const target = block('height:30px', host)
    block('height:900px', host)
    const moved = await atRest(target)
    scroller.dispatchEvent(new Event('scroll'))
    expect(moved).toHaveBeenCalledTimes(1)
  })

  it('is followed out of the part of its scroller that can be seen', async () => {
    const scroller = block('height:100px;overflow:auto')
    const above = block('height:60px', scroller)
    const moved = await atRest(block('height:80px', scroller))
    for (const height of ['70px', '300px', '10px']) {
      moved.mockClear()
      above.style.height = height
      await vi.waitFor(() => expect(moved).toHaveBeenCalled())
      await settled()
    }
  })

  it('costs nothing while nothing moves, in sight or out of it', async () => {
    const scroller = block('height:100px;overflow:auto')
    block('height:400px', scroller)
    for (const target of [block('height:30px', scroller), block('width:80.4px;height:30.7px;margin:.3px')]) {
      const moved = await atRest(target)
      for (let frame = 0; frame < 30; frame++) await nextFrame()
      expect(moved).not.toHaveBeenCalled()
      end()
    }
  })

  it('is left alone after the end', async () => {
    const above = block('height:50px')
    const moved = await atRest(block('width:80px;height:30px'))
    end()
    above.style.height = '90px'
    dispatchEvent(new Event('resize'))
    document.dispatchEvent(new Event('scroll'))
    await settled()
    expect(moved).not.toHaveBeenCalled()
  })
})

describe('what cuts a target off', () => {
  it('is every scroller around it, across slots and frames, but not the page and not what has no box', () => {
    const outer = block('overflow:hidden')
    const none = block('display:contents;overflow:hidden', outer)
    const host = block('', none)
    const slotted = block('overflow:auto', host.attachShadow({ mode: 'open' }))
    slotted.append(document.createElement('slot'))
    document.body.style.overflow = 'hidden'
    // The page of the test runner has us in a frame.
    const within = (target: Element): Element[] => clippersOf(target).filter((element) => element.ownerDocument === document)
    expect(within(block('', host))).toEqual([slotted, outer])
    document.body.style.overflow = ''

    const frame = document.createElement('iframe')
    block('', host).append(frame)
    const inside = frame.contentDocument?.body.appendChild(document.createElement('p'))
    expect(inside && within(inside)).toEqual([frame, slotted, outer])
  })

  it('is nothing around a fixed bar, and what lies within the bar', () => {
    const bar = block('position:fixed;top:0', block('overflow:hidden;height:0'))
    const list = block('overflow:auto', bar)
    expect(clippersOf(bar)).toEqual([])
    expect(clippersOf(block('', list))).toEqual([list])
  })
})
