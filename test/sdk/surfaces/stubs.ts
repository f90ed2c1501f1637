// Views and deps for the surfaces' component tests: what the runner would hand over, and a record of what comes back.
import { expect, vi } from 'vitest'
import { page } from 'vitest/browser'
import { parseRichText } from '../../../sdk/protocol/richText.ts'
import type { ThemeTokens } from '../../../sdk/protocol/theme.schema.ts'
import type { ChecklistItemView, ChecklistView, Surface, SurfaceAct, SurfaceDeps, TourView } from '../../../sdk/runner/view.ts'

export const aTour = (change: Partial<TourView> = {}): TourView => ({
  kind: 'tour',
  guideId: 'welcome',
  runId: 'run-1',
  stepId: 'invite',
  index: 1,
  count: 4,
  mode: 'card',
  type: 'tooltip',
  title: 'Bring in your team',
  body: parseRichText('Two or three people are enough.'),
  media: null,
  target: null,
  placement: 'auto',
  spotlight: 'none',
  cue: '',
  canGoBack: true,
  isLast: false,
  buttons: [],
  takesFocus: true,
  failure: null,
  busy: false,
  ...change,
})

export const anItem = (change: Partial<ChecklistItemView> = {}): ChecklistItemView => ({
  id: 'profile',
  title: 'Fill in your profile',
  body: parseRichText('A name and a face.'),
  minutes: 2,
  done: false,
  doneBy: null,
  doneAt: null,
  lockedBy: null,
  optional: false,
  canMark: false,
  actionLabel: 'Open',
  actionDisabled: false,
  ...change,
})

export const aChecklist = (change: Partial<ChecklistView> = {}): ChecklistView => ({
  kind: 'checklist',
  guideId: 'setup',
  runId: 'run-2',
  title: 'Get your team talking',
  body: [],
  corner: 'bottom-end',
  open: true,
  items: [anItem({ done: true, doneBy: 'you', doneAt: Date.now() }), anItem({ id: 'channel', title: 'Create a channel', canMark: true }), anItem({ id: 'post', title: 'Post a message', lockedBy: 'Create a channel' })],
  complete: false,
  celebrate: false,
  takesFocus: true,
  failure: null,
  ...change,
})

export interface Recorded extends SurfaceDeps {
  readonly acts: SurfaceAct[]
  readonly seen: string[]
  readonly errors: unknown[]
}

export function recordingDeps({ locale = 'en', theme = {}, still = true }: { locale?: string; theme?: ThemeTokens; still?: boolean } = {}): Recorded {
  const acts: SurfaceAct[] = []
  const seen: string[] = []
  const errors: unknown[] = []
  return {
    acts,
    seen,
    errors,
    locale: () => locale,
    theme: () => theme,
    onAct: (act) => void acts.push(act),
    onSeen: (view) => void seen.push(view.kind === 'tour' ? view.stepId : view.guideId),
    report: (error) => void errors.push(error),
    still,
  }
}

/** The open shadow root; fails when no surface is open. */
export function shadow(): ShadowRoot {
  const found = document.querySelector('shirube-root')?.shadowRoot
  if (!found) throw new Error('no surface is open')
  return found
}

export function part<E extends HTMLElement = HTMLElement>(name: string): E {
  const found = shadow().querySelector<E>(`[part~="${name}"]`)
  if (!found) throw new Error(`no part ${name}`)
  return found
}

export const hasPart = (name: string): boolean => !!document.querySelector('shirube-root')?.shadowRoot?.querySelector(`[part~="${name}"]`)

/** The frame that tests run in is as narrow as a phone; most of them mean a desk. */
export const desk = (): Promise<void> => page.viewport(1280, 800)

/** When what a tour fetches right after its first draw is there. */
export const equipped = (): Promise<void> => vi.waitFor(() => expect(hasPart('to-step')).toBe(true))

/** A page of the host: a start button, a target, a field, something after it. */
export function hostPage(): { start: HTMLButtonElement; target: HTMLButtonElement; field: HTMLInputElement } {
  const make = <K extends keyof HTMLElementTagNameMap>(name: K, label: string): HTMLElementTagNameMap[K] => {
    const element = document.createElement(name)
    element.ariaLabel = element.textContent = label
    document.body.append(element)
    return element
  }
  document.body.replaceChildren()
  return { start: make('button', 'Start'), target: make('button', 'Invite'), field: make('input', 'Name') }
}

const open: Surface[] = []
export const keep = async (opening: Promise<Surface>): Promise<Surface> => {
  const surface = await opening
  open.push(surface)
  return surface
}
export async function closeAll(): Promise<void> {
  await Promise.all(open.splice(0).map((surface) => surface.close({ restoreFocus: false })))
}
