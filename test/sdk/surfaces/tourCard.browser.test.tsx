import { within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { parseRichText } from '../../../sdk/protocol/richText.ts'
import { openSurface } from '../../../sdk/surfaces/tour.ts'
import { aTour } from '../../support/surfaceViews.ts'
import { closeAll, desk, hasPart, hostPage, keep, part, recordingDeps, shadow, type Recorded } from './stubs.ts'
import type { TourView } from '../../../sdk/runner/view.ts'

let deps: Recorded
let page: ReturnType<typeof hostPage>
const open = (change: Partial<TourView> = {}) => keep(openSurface(aTour({ target: page.target, ...change }), deps))
const names = () => [...part('card').querySelectorAll('button')].map((button) => button.ariaLabel ?? button.textContent)

beforeEach(async () => {
  await desk()
  page = hostPage()
  deps = recordingDeps()
})
afterEach(closeAll)

describe('what a step shows', () => {
  it('is a dialog, not a modal one, named by step and title and described by its short text', async () => {
    await open()
    const card = within(part('card').parentElement ?? part('card')).getByRole('dialog', { name: 'Step 2 of 4: Bring in your team' })
    expect(card.ariaModal).toBeNull()
    expect(card.matches(':popover-open')).toBe(true)
    expect(shadow().getElementById(card.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Two or three people are enough.')
  })

  it('carries guide, kind, step and the documented parts', async () => {
    await open({ spotlight: 'ring' })
    expect(part('card').dataset).toMatchObject({ guide: 'welcome', kind: 'tour', step: 'invite' })
    for (const name of ['title', 'body', 'next', 'back', 'skip', 'close', 'progress', 'arrow', 'spotlight']) expect(hasPart(name)).toBe(true)
  })

  it('offers close, Skip, Back and Next, and says which was pressed', async () => {
    await open()
    expect(names()).toEqual(['Close', 'Skip', 'Back', 'Next'])
    for (const button of part('card').querySelectorAll('button')) button.click()
    expect(deps.acts.map((act) => act.act)).toEqual(['close', 'skip', 'back', 'next'])
  })

  it('ends with Done and without Skip', async () => {
    await open({ isLast: true, index: 3 })
    expect(names()).toEqual(['Close', 'Back', 'Done'])
  })

  it('begins a modal with Later and Start', async () => {
    await open({ type: 'modal', target: null, index: 0, canGoBack: false })
    expect(names()).toEqual(['Close', 'Later', 'Start'])
    part('later').click()
    expect(deps.acts).toEqual([{ act: 'later' }])
  })

  it('asks for the act instead of offering Next', async () => {
    await open({ cue: 'Do it to continue' })
    expect(names()).toEqual(['Close', 'Skip', 'Back'])
    expect(part('card').textContent).toContain('Do it to continue')
  })

  it("shows the author's own buttons in place of ours and keeps a disabled one quiet", async () => {
    await open({ buttons: [{ label: 'Not now', disabled: true }, { label: 'Open', disabled: false }] })
    expect(names()).toEqual(['Close', 'Not now', 'Open'])
    for (const button of shadow().querySelectorAll<HTMLElement>('[part~="button"]')) button.click()
    expect(deps.acts).toEqual([{ act: 'button', index: 1 }])
  })

  it('takes no press while an action runs', async () => {
    await open({ busy: true })
    part('next').click()
    expect(deps.acts).toEqual([])
    expect(part('card').ariaBusy).toBe('true')
  })

  it('shows no progress for a tour of one step', async () => {
    await open({ count: 1, index: 0, isLast: true })
    expect(hasPart('progress')).toBe(false)
    expect(part('title').textContent).toBe('Bring in your team')
  })

  it('is a quiet chip while the run rests, and resumes from it', async () => {
    await open({ mode: 'chip', takesFocus: false })
    expect(hasPart('card')).toBe(false)
    expect(part('resume').textContent).toBe('Continue: Bring in your team')
    part('resume').click()
    expect(deps.acts).toEqual([{ act: 'resume' }])
  })
})

describe('content of the author', () => {
  it('draws bold, italic, code and lists as elements', async () => {
    await open({ body: parseRichText('**b** *i* `c`\n\n- one\n- two') })
    expect(part('body').querySelector('b')?.textContent).toBe('b')
    expect(part('body').querySelectorAll('li')).toHaveLength(2)
  })

  it('leaves the description away when the body is structured', async () => {
    await open({ body: parseRichText('Three ways:\n\n- a\n- b') })
    expect(part('card').hasAttribute('aria-describedby')).toBe(false)
  })

  it('hands a link to the runner instead of following it', async () => {
    await open({ body: parseRichText('[mail](https://example.com/a)') })
    part('body').querySelector('a')?.click()
    expect(deps.acts).toEqual([{ act: 'link', url: 'https://example.com/a' }])
  })

  it.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'blob:x'])('draws a forbidden address as plain text: %s', async (url) => {
    await open({ body: [{ t: 'p', c: [{ t: 'a', url, c: ['press'] }] }] })
    expect(part('body').querySelector('a')).toBeNull()
    expect(part('body').textContent).toBe('press')
  })

  it('never reads markup out of a title', async () => {
    await open({ title: '<img src=x onerror=alert(1)>' })
    expect(part('title').querySelector('img')).toBeNull()
  })

  it('draws a picture with its words and size, and no forbidden one', async () => {
    const surface = await open({ media: { image: '/a.png', alt: 'A thread', width: 340, height: 170 } })
    expect(part<HTMLImageElement>('media').alt).toBe('A thread')
    surface.update(aTour({ target: page.target, media: { image: 'javascript:alert(1)', alt: '' } }))
    expect(hasPart('media')).toBe(false)
  })
})

describe('modal and blocking steps', () => {
  it('opens a modal step as a real modal dialog with the focus on its title', async () => {
    await open({ type: 'modal', target: null })
    expect(part('card').matches('dialog:modal')).toBe(true)
    expect(shadow().activeElement).toBe(part('title'))
  })

  it('makes a blocking step modal, and one whose target is missing not', async () => {
    const surface = await open({ spotlight: 'block' })
    expect(part('card').matches('dialog:modal')).toBe(true)
    surface.update(aTour({ stepId: 'other', spotlight: 'block', target: null }))
    expect(part('card').matches('div:popover-open')).toBe(true)
    expect(part('spotlight').className).toBe('spot none')
  })

  it('neither closes nor advances when the scrim is pressed', async () => {
    await open({ spotlight: 'block' })
    part('card').dispatchEvent(new MouseEvent('mousedown', { bubbles: true, clientX: 1, clientY: 1 }))
    expect(deps.acts).toEqual([])
    expect(part('card').matches('dialog:modal')).toBe(true)
  })
})

describe('words', () => {
  it('speaks Japanese and marks its language for readers and line breaking', async () => {
    deps = recordingDeps({ locale: 'ja' })
    await open({ title: 'チームを招待する' })
    expect(names()).toEqual(['閉じる', 'スキップ', '戻る', '次へ'])
    expect(part('title').textContent).toBe('ステップ2（全4）：チームを招待する')
    expect(document.querySelector<HTMLElement>('shirube-root')?.lang).toBe('ja')
    expect(getComputedStyle(part('title')).wordBreak).toBe('auto-phrase')
    // What Chromium breaks phrases by: the lang attribute that reaches the text, past our `all: initial`.
    expect(getComputedStyle(part('title')).getPropertyValue('-webkit-locale')).toBe('"ja"')
  })

  it('falls back to English and turns to the right-to-left direction of the locale', async () => {
    deps = recordingDeps({ locale: 'ar' })
    await open()
    expect(names()).toContain('Next')
    expect(document.querySelector<HTMLElement>('shirube-root')?.dir).toBe('rtl')
  })
})

describe('a failure', () => {
  it('is said in the card and once to screen readers, and the step stays', async () => {
    const surface = await open()
    surface.update(aTour({ target: page.target, failure: 'That did not work.' }))
    expect(part('card').textContent).toContain('That did not work.')
    await vi.waitFor(() => expect(shadow().querySelector('[role=alert]')?.textContent).toBe('That did not work.'))
  })
})
