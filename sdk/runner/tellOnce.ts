// A checklist is on screen in several tabs: of those that come to the same fact together the first one tells it.
import type { Tell } from './record.ts'

// What a checklist does by itself it does in every tab that shows it, at the same moment.
const byItself = new Set(['tick', 'complete'])
const claimMs = 5_000

/** Without locks (insecure origins) each tab tells: the collector folds them. */
export const tellOnce: Tell = (action, claim, tell) => {
  const locks = byItself.has(action.do) ? globalThis.navigator?.locks : undefined
  if (!locks) return tell()
  const held = (lock: Lock | null): Promise<unknown> | undefined => {
    if (!lock) return undefined
    tell()
    return new Promise((done) => setTimeout(done, claimMs))
  }
  // Refused before anyone was asked (an opaque origin): then nobody shares this run either.
  locks.request(claim, { ifAvailable: true }, held).catch(tell)
}
