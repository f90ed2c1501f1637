// Deps for the surfaces' component tests, which record what comes back; views are in test/support/surfaceViews.ts.
import { expect, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { ThemeTokens } from '../../../sdk/protocol/theme.schema.ts'
import type { Surface, SurfaceAct, SurfaceDeps } from '../../../sdk/runner/view.ts'

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
