// The runner's two sides: what the core gives it, and what it offers. The runner comes with the chunk `decide`.
import type { GuideEntry } from '../guides/guideEntry.ts'
import type { Facts } from '../protocol/evaluate.ts'
import type { Action, Guide } from '../protocol/guide.schema.ts'
import type { RichText } from '../protocol/richText.ts'
import type { Text } from '../protocol/scalar.schema.ts'
import type { Progress, RunStatus } from '../protocol/state.schema.ts'
import type { ThemeTokens } from '../protocol/theme.schema.ts'

export type StartReason = 'unknown_guide' | 'not_accepted' | 'audience' | 'no_steps' | 'blocked' | 'chunk_failed' | 'inert' | 'already_done' | 'other_tab' | 'replaced'
export type ActReason = 'nothing_open' | 'unknown_guide' | 'unknown_step' | 'not_possible' | 'inert'
export type StartResult = { readonly ok: true; readonly runId: string } | { readonly ok: false; readonly reason: StartReason }
export type ActResult = { readonly ok: true } | { readonly ok: false; readonly reason: ActReason }

/** Who asked: `user` is start(), an item or a link; `auto` a trigger; `resume` an open run found at load. */
export interface StartOptions {
  readonly by: 'user' | 'auto' | 'resume'
  readonly step?: string | undefined
  /** Where focus returns to. */
  readonly invoker?: Element | null | undefined
}

export interface ProgressStore {
  readonly get: (guide: Guide) => Progress | undefined
  /** Resolves when written; called before a step is drawn. */
  readonly put: (guide: Guide, progress: Progress) => Promise<void>
}

export interface RunnerDeps {
  readonly now: () => number
  readonly newId: () => string
  readonly progress: ProgressStore
  /** Emits a `$…` event through the queue; the runner adds guideId, kind, version, hash, runId, locale. */
  readonly emit: (name: string, properties: Record<string, unknown>) => void
  /** A fresh snapshot: the only way the runner sees URL, identity, traits, counts, milestones. */
  readonly facts: () => Facts
  readonly locale: () => string
  readonly theme: () => ThemeTokens
  /** Locale choice and variables, as plain text: titles and labels. */
  readonly text: (text: Text) => string
  /** The same for a body: parsed, then filled. */
  readonly rich: (text: Text) => RichText
  /** Same-origin navigation through options.navigate, else location.assign; other origins in a new tab when allowed. */
  readonly navigate: (url: string) => Promise<void>
  /** Who crossed a milestone, when the collector said so. */
  readonly milestoneBy: (milestoneId: string) => 'you' | 'teammate' | undefined
  readonly calls: Readonly<Record<string, (context: { guideId: string; stepId?: string; itemId?: string }) => void | Promise<void>>>
  readonly track: (event: string, properties?: Record<string, unknown>) => void
  readonly setTrait: (path: string, value: unknown) => void
  /** Starts another guide by id, as the user's wish. */
  readonly start: (guideId: string) => void
  /** True when this tab may show runs (Web Lock or lease held). */
  readonly holdsStage: () => Promise<boolean>
  /** Frozen state changed: tell subscribers. */
  readonly changed: () => void
  /** DOM events shirube:shown / shirube:closed and on('shown' | 'closed' | …). */
  readonly announce: (name: 'shown' | 'closed' | 'step' | 'completed' | 'dismissed' | 'item', detail: Record<string, unknown>) => void
  readonly report: (error: unknown) => void
  readonly quiet: boolean
}

/** The state of one guide as the runner sees it; the core freezes and publishes it. */
export interface RunState {
  /** An outcome too while a surface still shows it: the finished checklist. */
  readonly status: RunStatus
  readonly runId: string
  readonly stepId?: string
  readonly index?: number
  readonly count?: number
  readonly items?: readonly { readonly id: string; readonly done: boolean; readonly doneBy?: 'you' | 'teammate' }[]
}

export interface Runner {
  readonly start: (entry: GuideEntry, options: StartOptions) => Promise<StartResult>
  readonly act: (action: Action, guideId?: string) => ActResult
  /** Facts may have changed (event, state, URL, identity): ticks items, advances conditions, pauses or resumes by page. */
  readonly evaluate: () => void
  /** An event was tracked in this page: advance `{ on: 'event' }`. */
  readonly onEvent: (name: string, properties: Readonly<Record<string, unknown>>) => void
  /** The run state of a guide with a run in this tab. */
  readonly state: (guideId: string) => RunState | undefined
  /** True while an interrupting run is on screen. */
  readonly isInterrupting: () => boolean
  /** True while a surface depends on the account's state (an open or folded checklist): the core keeps the stream open. */
  readonly needsLiveState: () => boolean
  /** Takes every surface down, runs stay open in the progress store. */
  readonly leave: () => Promise<void>
}
