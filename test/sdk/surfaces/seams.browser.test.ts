// A browser part that fails while a surface opens, and what keeps listening when a card is gone.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openSurface as openChecklist } from '../../../sdk/surfaces/checklist.ts'
import { bridgeTab } from '../../../sdk/surfaces/tabBridge.ts'
import { openSurface } from '../../../sdk/surfaces/tour.ts'
import { aChecklist, aTour } from '../../support/surfaceViews.ts'
import { closeAll, desk, hostPage, recordingDeps, type Recorded } from './stubs.ts'

let deps: Recorded
let page: ReturnType<typeof hostPage>
const broken = class {
  constructor() {
    throw new Error('broken')
  }
}

beforeEach(async () => {
  await desk()
  page = hostPage()
  deps = recordingDeps()
})
afterEach(async () => {
  vi.unstubAllGlobals()
  await closeAll()
})

it('leaves no card behind that could not be drawn whole', async () => {
  vi.stubGlobal('ResizeObserver', broken)
  await expect(openSurface(aTour({ target: page.target }), deps)).rejects.toThrow('broken')
  expect(document.querySelector('shirube-root')).toBeNull()
})

it('leaves no list behind that could not be drawn whole', async () => {
  vi.stubGlobal('IntersectionObserver', broken)
  await expect(openChecklist(aChecklist({ open: true }), deps)).rejects.toThrow('broken')
  expect(document.querySelector('shirube-root')).toBeNull()
})

it('reports what fails after the first draw, instead of leaving it to the page', async () => {
  const faults = vi.fn((event: PromiseRejectionEvent) => event.preventDefault())
  addEventListener('unhandledrejection', faults)
  // The card at no target needs none; "seen" does.
  vi.stubGlobal('IntersectionObserver', broken)
  await openSurface(aTour({ type: 'modal', target: null }), deps)
  await vi.waitFor(() => expect(deps.errors).toHaveLength(1))
  expect(faults).not.toHaveBeenCalled()
  removeEventListener('unhandledrejection', faults)
})

it('leaves Tab to the page once its card is gone', () => {
  const card = document.body.appendChild(document.createElement('div'))
  card.append(document.createElement('button'))
  const end = bridgeTab(page.target, card)
  const tab = (): boolean => page.target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, cancelable: true }))
  page.target.focus()
  expect(tab()).toBe(false)
  page.target.focus()
  card.remove()
  expect(tab()).toBe(true)
  end()
})
