// Runs of guides as the SDK reports them, for tests of figures.
import { act } from './reportWorld.ts'

export interface ToldRun {
  readonly account: string
  readonly user?: string
  readonly guide: string
  readonly run: string
  readonly kind?: string
  readonly version?: number | null
  readonly locale?: string
}

/** `$step_shown` and its kin of one run, at that moment. */
export const told = ({ account, user = `${account}-owner`, guide, run, kind = 'tour', version = 1, locale = 'ja' }: ToldRun, at: number, name: string, more: object = {}): object =>
  act(account, user, at, name, { guideId: guide, kind, version, hash: 'h', runId: run, locale, ...more })

/** Started, then these steps shown and completed a minute each; the last one is only shown when `last` is given. */
export function walked(run: ToldRun, at: number, steps: readonly string[], last?: string): object[] {
  const minute = 60_000
  return [
    told(run, at, '$guide_started', { trigger: 'user' }),
    ...steps.flatMap((stepId, index) => [told(run, at + index * minute, '$step_shown', { stepId, index }), told(run, at + (index + 1) * minute, '$step_completed', { stepId, how: 'button' })]),
    ...(last === undefined ? [] : [told(run, at + steps.length * minute, '$step_shown', { stepId: last, index: steps.length })]),
  ]
}
