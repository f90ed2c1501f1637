// A call of a name that the host did not register: known before it is pressed, so its button is drawn disabled.
import type { BeforeAction } from '../protocol/guide.schema.ts'
import type { RunnerDeps } from './runner.types.ts'

export const isMissing = (action: BeforeAction, deps: Pick<RunnerDeps, 'calls'>): boolean => 'call' in action && !Object.hasOwn(deps.calls, action.call)
