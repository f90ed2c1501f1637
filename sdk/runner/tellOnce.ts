// A checklist is on screen in several tabs: of those that come to the same fact together the first one tells it.
import type { RunnerDeps } from './runner.types.ts'

// What a checklist does by itself it does in every tab that shows it, at the same moment.
const byItself = new Set(['$item_completed', '$guide_completed'])
const claimMs = 5_000

/** Without locks (insecure origins) each tab tells: the collector folds them. */
export const tellOnce = (emit: RunnerDeps['emit']): RunnerDeps['emit'] => (name, properties) => {
  const tell = (): void => emit(name, properties)
  const locks = byItself.has(name) ? globalThis.navigator?.locks : undefined
  if (!locks) return tell()
  const held = (lock: Lock | null): Promise<unknown> | undefined => {
    if (!lock) return undefined
    tell()
    return new Promise((done) => setTimeout(done, claimMs))
  }
  // Refused before anyone was asked (an opaque origin): then nobody shares this run either.
  locks.request([properties['runId'], name, properties['itemId']].join('/'), { ifAvailable: true }, held).catch(tell)
}
