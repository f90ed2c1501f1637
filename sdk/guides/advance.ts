// The Runs table as one pure function: (guide, progress, action, now) → progress and the facts to tell. Every run has
// exactly one outcome; nothing happens after it. Started means seen: a run closed before counts nowhere.
import type { Guide } from '../protocol/guide.schema.ts'
import type { Progress, RunStatus } from '../protocol/state.schema.ts'
import { isOpen } from './progress.ts'

export type StepHow = 'button' | 'click' | 'input' | 'event' | 'condition' | 'already' | 'api'
export type DismissReason = 'close' | 'skip' | 'api' | 'never'
export type BlockReason = 'target_missing' | 'chunk_failed' | 'no_steps'
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

// What an action makes of the run, and the fact it tells; what the action carries are the fact's properties.
const becomes: Partial<Record<string, RunStatus>> = { complete: 'completed', dismiss: 'dismissed', block: 'blocked', supersede: 'superseded', pause: 'paused', resume: 'in_progress', snooze: 'snoozed' }
const tells: Partial<Record<string, string>> = { engage: '$guide_engaged', done: '$step_completed', missing: '$target_missing', tick: '$item_completed', resume: '$guide_resumed' }

/** An action that is not possible now changes nothing and tells nothing. */
export function advance(guide: Guide, before: Progress | undefined, action: RunAction, now: number): Advanced {
  const { do: verb, ...properties } = action
  const updatedAt = Math.max(now, before?.updatedAt ?? 0)
  if (!isOpen(before)) return { progress: before && verb !== 'open' ? before : opened(before, 'runId' in action ? action.runId : '', updatedAt), facts: [] }

  const nothing: Advanced = { progress: before, facts: [] }
  const parts: readonly { readonly id: string }[] = guide.kind === 'tour' ? guide.steps : guide.items
  const id = 'stepId' in action ? action.stepId : 'itemId' in action ? action.itemId : undefined
  const status = becomes[verb]
  if (verb === 'open' || status === before.status || (id && !parts.some((part) => part.id === id))) return nothing

  const name = tells[verb] ?? (status && `$guide_${status}`)
  const facts: RunFact[] = name ? [{ name, properties }] : []
  const progress: Progress = { ...before, updatedAt, status: status ?? before.status }
  switch (action.do) {
    case 'seen':
      if (!before.startedAt) {
        progress.startedAt = updatedAt
        progress.runs++
        facts.push({ name: '$guide_started', properties: { trigger: action.trigger } })
      }
      if (id) facts.push({ name: '$step_shown', properties: { stepId: id, index: action.index } })
      if (!facts.length) return nothing
      break
    case 'enter':
      progress.stepId = action.stepId
      break
    case 'fold':
      progress.open = action.open
      break
    case 'tick': {
      const { itemId, by } = action
      if (before.items?.[itemId]) return nothing
      progress.items = { ...before.items, [itemId]: { at: updatedAt, ...(by && { by }) } }
      break
    }
    case 'snooze':
      progress.snoozedUntil = action.until
      break
    case 'resume':
      delete progress.snoozedUntil
  }
  // A run that nobody saw uses no frequency.
  if (before.startedAt && !isOpen(progress)) progress.lastOutcomeAt = updatedAt
  return { progress, facts }
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
