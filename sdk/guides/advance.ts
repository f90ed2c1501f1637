// The Runs table as one pure function: (guide, progress, action, now) → progress and the facts to tell. Every run has
// exactly one outcome; nothing happens after it. Started means seen: a run closed before counts nowhere.
import type { Guide } from '../protocol/guide.schema.ts'
import type { Outcome, Progress } from '../protocol/state.schema.ts'
import { isOpen } from './progress.ts'

export type StepHow = 'button' | 'click' | 'input' | 'event' | 'condition' | 'already' | 'api'
export type DismissReason = 'close' | 'skip' | 'api' | 'never'
export type BlockReason = 'target_missing' | 'chunk_failed' | 'no_steps' | 'failed'
export type Starter = 'user' | 'auto' | 'resume'

export type RunAction =
  /** Opens a run, or takes up the open one. */
  | { readonly do: 'open'; readonly runId: string }
  /** The surface was in view for a second, or was acted on. Steps name themselves once per visit. */
  | { readonly do: 'seen'; readonly trigger: Starter; readonly stepId?: string; readonly index?: number }
  | { readonly do: 'engage' }
  | { readonly do: 'enter'; readonly stepId: string }
  | { readonly do: 'done'; readonly stepId: string; readonly how: StepHow }
  | { readonly do: 'missing'; readonly stepId: string; readonly reason: string; readonly waitedMs: number }
  | { readonly do: 'tick'; readonly itemId: string; readonly how: 'condition' | 'already' | 'manual'; readonly by?: 'you' | 'teammate' | undefined }
  | { readonly do: 'fold'; readonly open: boolean }
  | { readonly do: 'pause' | 'resume' | 'complete' | 'supersede' }
  | { readonly do: 'snooze'; readonly until: number }
  | { readonly do: 'dismiss'; readonly reason: DismissReason }
  | { readonly do: 'block'; readonly reason: BlockReason }

export interface RunFact {
  /** `$guide_started`, `$step_shown`, … */
  readonly name: string
  readonly properties: Readonly<Record<string, unknown>>
}
export interface Advanced {
  readonly progress: Progress
  readonly facts: readonly RunFact[]
}

/** An action that is not possible now changes nothing and tells nothing. */
export function advance(guide: Guide, before: Progress | undefined, action: RunAction, now: number): Advanced {
  const at = Math.max(now, before?.updatedAt ?? 0)
  if (action.do === 'open') return { progress: isOpen(before) ? before : opened(before, action.runId, at), facts: [] }
  if (!isOpen(before)) return { progress: before ?? opened(before, '', at), facts: [] }

  const told = (change: Partial<Progress>, name?: string, properties = {}): Advanced => ({
    progress: { ...before, updatedAt: at, ...change },
    facts: name ? [{ name, properties }] : [],
  })
  const nothing: Advanced = { progress: before, facts: [] }
  const ended = (status: Outcome, properties?: object): Advanced => told({ status, ...(before.startedAt && { lastOutcomeAt: at }) }, `$guide_${status}`, properties)
  const parts: readonly { readonly id: string }[] = guide.kind === 'tour' ? guide.steps : guide.items
  const id = 'stepId' in action ? action.stepId : 'itemId' in action ? action.itemId : undefined
  if (id && !parts.some((part) => part.id === id)) return nothing

  switch (action.do) {
    case 'seen': {
      const { trigger, stepId, index } = action
      const facts: RunFact[] = before.startedAt ? [] : [{ name: '$guide_started', properties: { trigger } }]
      if (stepId) facts.push({ name: '$step_shown', properties: { stepId, index } })
      const { progress } = told(before.startedAt ? {} : { startedAt: at, runs: before.runs + 1 })
      return facts.length ? { progress, facts } : nothing
    }
    case 'engage':
      return told({}, '$guide_engaged')
    case 'enter':
      return told({ stepId: action.stepId })
    case 'done':
      return told({}, '$step_completed', { stepId: action.stepId, how: action.how })
    case 'missing': {
      const { stepId, reason, waitedMs } = action
      return told({}, '$target_missing', { stepId, reason, waitedMs })
    }
    case 'tick': {
      const { itemId, how, by } = action
      if (before.items?.[itemId]) return nothing
      return told({ items: { ...before.items, [itemId]: { at, ...(by && { by }) } } }, '$item_completed', { itemId, how })
    }
    case 'fold':
      return before.open === action.open ? nothing : told({ open: action.open })
    case 'pause':
      return before.status === 'paused' ? nothing : told({ status: 'paused' }, '$guide_paused')
    case 'resume':
      return before.status === 'in_progress' ? nothing : told({ status: 'in_progress', snoozedUntil: undefined }, '$guide_resumed')
    case 'snooze':
      return told({ status: 'snoozed', snoozedUntil: action.until }, '$guide_snoozed', { until: action.until })
    case 'complete':
      return ended('completed')
    case 'supersede':
      return ended('superseded')
    case 'dismiss':
      return ended('dismissed', { reason: action.reason })
    case 'block':
      return ended('blocked', { reason: action.reason })
  }
}

/** Ticks outlive the run: a hidden checklist comes back as it was. */
function opened(last: Progress | undefined, runId: string, at: number): Progress {
  return {
    runId,
    status: 'in_progress',
    updatedAt: at,
    runs: last?.runs ?? 0,
    ...(last?.lastOutcomeAt && { lastOutcomeAt: last.lastOutcomeAt }),
    ...(last?.items && { items: last.items }),
  }
}
