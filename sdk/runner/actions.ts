// What buttons, items and `before` do: in order, each awaited for at most 10 s; the first failure stops the rest.
import type { Action, BeforeAction } from '../protocol/guide.schema.ts'
import type { Target } from '../protocol/target.schema.ts'
import { isMissing } from './isMissing.ts'
import type { RunnerDeps } from './runner.types.ts'

const limitMs = 10_000

export interface ActionContext {
  readonly guideId: string
  readonly stepId?: string
  readonly itemId?: string
}
export interface ActionHost {
  readonly deps: RunnerDeps
  readonly context: ActionContext
  /** Does next, back, goTo, complete, dismiss, snooze; false when that is not possible. */
  readonly verb: (action: Action) => boolean
  /** Presses an element of the page, in `before` only. */
  readonly click?: (target: Target) => Promise<void>
}

/** False after a failure, which is reported. */
export async function runActions(actions: readonly BeforeAction[], host: ActionHost): Promise<boolean> {
  for (const action of actions) {
    let timer: ReturnType<typeof setTimeout> | undefined
    try {
      const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error(`action took over ${limitMs} ms: ${Object.keys(action)[0]}`)), limitMs)))
      await Promise.race([perform(action, host), late])
    } catch (error) {
      host.deps.report(error)
      return false
    } finally {
      clearTimeout(timer)
    }
  }
  return true
}

async function perform(action: BeforeAction, { deps, context, verb, click }: ActionHost): Promise<void> {
  if ('navigate' in action) return deps.navigate(action.navigate)
  if ('track' in action) return deps.track(action.track, action.properties)
  if ('set' in action) return Object.entries(action.set).forEach(([path, value]) => deps.setTrait(path, value))
  if ('start' in action) return deps.start(action.start)
  if ('click' in action) return click?.(action.click)
  if ('call' in action) {
    if (isMissing(action, deps)) throw new Error(`action_missing: ${action.call}`)
    return deps.calls[action.call]?.({ ...context })
  }
  if (!verb(action)) throw new Error(`not possible here: ${Object.keys(action)[0]}`)
}
