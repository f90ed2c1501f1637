// The public API, as a host sees it. No method ever throws into the page or rejects.
import type { ShirubeError } from './lib/shirubeError.ts'
import type { Reason } from './protocol/evaluate.ts'
import type { Guide, GuideKind } from './protocol/guide.schema.ts'
import type { Duration } from './protocol/scalar.schema.ts'
import type { RunStatus, StateAnswer } from './protocol/state.schema.ts'
import type { ThemeTokens } from './protocol/theme.schema.ts'
import type { FlushResult } from './queue/sender.ts'
import type { ActResult, StartReason, StartResult } from './runner/runner.types.ts'
import type { AttentionReason } from './targeting/attention.ts'
import type { IneligibleReason } from './targeting/eligible.ts'

/** Yours to fill, for names that the editor completes: `declare module 'shirube' { interface Register { guides: 'welcome' | …; events: 'message_sent' | … } }`. */
export interface Register {}
// `string & {}` keeps the known names in autocompletion while any other stays allowed.
type Named<Key extends string> = Register extends Record<Key, infer Name extends string> ? Name | (string & {}) : string
export type GuideId = Named<'guides'>
export type EventName = Named<'events'>
/** Plain JSON: at most 255 keys, 10 levels, 8 KiB a string. */
export type Properties = Readonly<Record<string, unknown>>

export interface ActionContext {
  readonly guideId: string
  readonly stepId?: string
  readonly itemId?: string
}

export interface InitOptions {
  /** The browser key of one environment. With `endpoint`; without both: local mode, progress stays in this browser, nothing is sent. */
  readonly writeKey?: string | undefined
  /** Where the collector is mounted, e.g. `https://app.example.com/onboarding`. @default with the script tag: where the script came from */
  readonly endpoint?: string | undefined
  /** Guides of the host's own; each wins whole over a published one with the same id. */
  readonly guides?: readonly Guide[] | undefined
  readonly user?: { readonly id: string; readonly traits?: Properties | undefined } | undefined
  readonly account?: { readonly id: string; readonly traits?: Properties | undefined } | undefined
  /** BCP 47. @default `<html lang>`, else the browser's language */
  readonly locale?: string | undefined
  /** Over the project's own tokens. */
  readonly theme?: ThemeTokens | undefined
  /** False: nothing starts by itself. @default true */
  readonly autoStart?: boolean | undefined
  /** In-app navigation of same-origin links. @default location.assign */
  readonly navigate?: ((url: string) => void | Promise<void>) | undefined
  /** Functions that content may call by name. */
  readonly actions?: Readonly<Record<string, (context: ActionContext) => void | Promise<void>>> | undefined
  readonly onError?: ((error: ShirubeError) => void) | undefined
  /** Decisions go to the console. @default false */
  readonly debug?: boolean | undefined
}

export interface GuideState {
  readonly id: string
  readonly kind: GuideKind
  readonly status: 'not_started' | RunStatus
  readonly source: 'inline' | 'published'
  readonly runId?: string
  readonly stepId?: string
  /** From 0, among the steps that can show. */
  readonly index?: number
  readonly count?: number
  readonly items?: readonly { readonly id: string; readonly done: boolean; readonly doneBy?: 'you' | 'teammate' }[]
  /** Why the last start was refused or blocked. */
  readonly reason?: StartReason
}

export interface State {
  /** True once identity, guides and progress are known in this page. */
  readonly ready: boolean
  readonly user: { readonly id: string | null; readonly anonymousId: string }
  readonly account: { readonly id: string } | null
  readonly guides: readonly GuideState[]
  /** What the collector last said; empty until it did. */
  readonly milestones: StateAnswer['milestones']
  readonly goals: StateAnswer['goals']
}

/** Why a guide shows or does not, as `explain` tells it. */
export interface Explanation {
  readonly id: string
  readonly showing: boolean
  /** `eligible`: it may start by itself now. Otherwise the first thing that keeps it. */
  readonly reason: 'eligible' | 'showing' | 'unknown_guide' | 'not_accepted' | 'inert' | 'auto_start_off' | 'state_unknown' | 'tried' | IneligibleReason | AttentionReason
  /** Each leaf of the rules that was read. */
  readonly reasons: readonly Reason[]
}

interface OfGuide {
  readonly guideId: string
  readonly kind?: GuideKind
  readonly runId?: string
  readonly [detail: string]: unknown
}
/** Names and details of `on`. */
export interface ShirubeEvents {
  readonly shown: OfGuide
  readonly closed: OfGuide
  readonly step: OfGuide
  readonly completed: OfGuide
  readonly dismissed: OfGuide
  readonly item: OfGuide
  /** An event of this page was taken into the queue; `$` names are Shirube's own. */
  readonly event: { readonly name: string; readonly properties: Properties }
  /** Who is here changed, in this tab or another. */
  readonly identity: { readonly userId: string | null; readonly accountId: string | null }
  /** Events that could not be kept or delivered; they are lost and counted here. */
  readonly dropped: { readonly reason: string; readonly count: number }
  readonly error: ShirubeError
  /** `state()` changed. */
  readonly state: State
}

export interface Shirube {
  /** Says who is here: an id of 1-256 characters that does not start with `anon-`, else SB1013 and nothing else happens. Traits join those known. From anonymous: this browser's history becomes theirs. Over another user: `reset()` first. */
  identify(userId: string, traits?: Properties): void
  /** Sets the current account, an id as for `identify`; null leaves it. Its guides and progress are swapped at once. */
  group(accountId: string | null, traits?: Properties): void
  /** Somebody logs out: surfaces close, this browser forgets them; their unsent events stay theirs and are sent. */
  reset(): void
  /** Tells that something happened: a name of 1-200 characters. Longer ones and those starting with `$` are refused (SB1012); an event over 32 KiB, or one that is not JSON, is dropped and told by `on('dropped')` (SB1021). */
  track(event: EventName, properties?: Properties): void
  /** Tells that a page was seen; its path, address without query, title and referrer are added. */
  page(name?: string, properties?: Properties): void
  /** The person's wish: no trigger, frequency or budget is asked, the audience is. Takes up an open run at its step. Resolves when it is drawn, refused, blocked, left or put off; never rejects. @param options.step id to begin at. @default where the run stands, else the first */
  start(guideId: GuideId, options?: { readonly step?: string }): Promise<StartResult>
  /** One step on; over the last one it completes. As the verbs below: of `guideId`, by default of the interrupting run on screen. */
  next(guideId?: GuideId): ActResult
  /** To the last step before that can show; `not_possible` on the first. */
  back(guideId?: GuideId): ActResult
  goTo(stepId: string, guideId?: GuideId): ActResult
  complete(guideId?: GuideId): ActResult
  dismiss(guideId?: GuideId): ActResult
  /** Put off: hidden and open, offered again after that time. @param duration elapsed time such as `'15m'`; anything else is `not_possible`. @default '1d' */
  snooze(duration?: Duration, guideId?: GuideId): ActResult
  /** Frozen; the same object until something changed. */
  state(): State
  state(guideId: GuideId): GuideState | undefined
  /** @returns a function that stops listening */
  on<Name extends keyof ShirubeEvents>(name: Name, handler: (detail: ShirubeEvents[Name]) => void): () => void
  /** Called after `state()` changed. @returns a function that stops it */
  subscribe(listener: () => void): () => void
  /** Why a guide shows or does not, as things stand now. */
  explain(guideId: GuideId): Explanation
  /** Sends what waits, now; resolves after 10 s at the latest with what this call brought about, and never rejects. */
  flush(): Promise<FlushResult>
  /** Undoes everything in this page; what is stored stays. `init` may be called again. */
  destroy(): void
}

export type { ActResult, FlushResult, StartResult }
