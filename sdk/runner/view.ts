// What a surface is given to draw and what it may answer. The runner decides everything; a surface only draws.
import type { RichText } from '../protocol/richText.ts'

/** Progress of the shown step: `index` from 0 among the steps that can show. */
export interface TourView {
  readonly kind: 'tour'
  readonly guideId: string
  readonly runId: string
  readonly stepId: string
  readonly index: number
  readonly count: number
  /** `card`: the step. `chip`: the run rests quietly on this page with "Continue". */
  readonly mode: 'card' | 'chip'
  readonly type: 'tooltip' | 'modal'
  readonly title: string
  readonly body: RichText
  readonly media: { readonly image: string; readonly alt: string; readonly width?: number | undefined; readonly height?: number | undefined } | null
  /** Null: unanchored, drawn in the middle without an arrow. */
  readonly target: Element | null
  readonly placement: 'top' | 'bottom' | 'start' | 'end' | 'auto'
  readonly spotlight: 'none' | 'ring' | 'dim' | 'block'
  /** What to do where the user's own act leads on: the card says it and has no Next. Empty: a button leads on. */
  readonly cue: string
  readonly canGoBack: boolean
  readonly isLast: boolean
  /** Author's own buttons; empty: the standard Skip, Back, Next. */
  readonly buttons: readonly { readonly label: string; readonly disabled: boolean }[]
  /** User-started surfaces take the focus, auto-started ones announce themselves. */
  readonly takesFocus: boolean
  /** An action of this step failed: said in the card, the step stays. */
  readonly failure: string | null
  /** True while an action runs. */
  readonly busy: boolean
}

export interface ChecklistItemView {
  readonly id: string
  readonly title: string
  readonly body: RichText
  readonly minutes: number | null
  readonly done: boolean
  /** Who did it, when known without naming anybody. */
  readonly doneBy: 'you' | 'teammate' | null
  /** ms since epoch. */
  readonly doneAt: number | null
  /** Title of the item that must be done first; null when open. */
  readonly lockedBy: string | null
  readonly optional: boolean
  readonly canMark: boolean
  /** Label of its action button; null when it has none. */
  readonly actionLabel: string | null
  readonly actionDisabled: boolean
}

export interface ChecklistView {
  readonly kind: 'checklist'
  readonly guideId: string
  readonly runId: string
  readonly title: string
  readonly body: RichText
  readonly corner: 'bottom-end' | 'bottom-start' | 'top-end' | 'top-start'
  readonly open: boolean
  readonly items: readonly ChecklistItemView[]
  /** All required items are done. */
  readonly complete: boolean
  /** Play the celebration: once, when the last item ticks while this tab watches. */
  readonly celebrate: boolean
  readonly takesFocus: boolean
  readonly failure: string | null
}

export type View = TourView | ChecklistView

/** What a person did on a surface. */
export type SurfaceAct =
  | { readonly act: 'next' | 'back' | 'skip' | 'close' | 'later' | 'escape' | 'resume' }
  | { readonly act: 'button'; readonly index: number }
  | { readonly act: 'toggle'; readonly open: boolean }
  | { readonly act: 'itemAction' | 'markDone'; readonly itemId: string }
  | { readonly act: 'hide' }
  | { readonly act: 'link'; readonly url: string }

/** What the runner hands to a surface; labels per locale live in each surface's own words. */
export interface SurfaceDeps {
  /** BCP 47, already resolved; the root sets its own lang and dir from it. */
  readonly locale: () => string
  readonly theme: () => import('../protocol/theme.schema.ts').ThemeTokens
  readonly onAct: (act: SurfaceAct, view: View) => void
  /** The card (or panel) was ≥ 50 % in view, uncovered, in a visible tab for 1 s, or was acted on. At most once per step. */
  readonly onSeen: (view: View) => void
  readonly report: (error: unknown) => void
  /** `?shirube=quiet`: no animation. */
  readonly still: boolean
}

/** One drawn guide. `update` with a new view of the same run; `close` plays the exit and resolves when nothing is left. */
export interface Surface {
  readonly update: (view: View) => void
  readonly close: (options: { readonly restoreFocus: boolean }) => Promise<void>
}

/** What the chunk of each kind exports, see surfaces/tour.ts and surfaces/checklist.ts. `openSurface` resolves when drawn. */
export interface SurfaceModule {
  readonly openSurface: (view: View, deps: SurfaceDeps) => Promise<Surface>
}
