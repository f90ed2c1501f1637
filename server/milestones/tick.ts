// What changes without events: rolling counts fall, windows of goals pass, runs are given up. One timer, armed for the next due time.
import type { Due, StandingTable } from '../store/sqlite/standingTable.ts'
import type { Store } from '../store/Store.ts'
import type { Place } from './apply.ts'
import type { Rules } from './rules.ts'
import type { Runs } from './runs.ts'
import type { Standings } from './standings.ts'

export interface Tick {
  /** Everything due by `now`; answers how many were. */
  tick(now: number): number
  /** Something may be due earlier than thought. */
  arm(): void
  stop(): void
}

export interface TickDeps {
  store: Pick<Store, 'transaction' | 'announce' | 'now'>
  table: StandingTable
  standings: Standings
  runs: Runs
  rulesOf: (environment: number) => Rules
}

/** Of one transaction. */
const perSlice = 200
/** setTimeout takes no more; then it is armed again. */
const longestWaitMs = 2 ** 31 - 1

export function createTick({ store, table, standings, runs, rulesOf }: TickDeps): Tick {
  let timer: NodeJS.Timeout | null = null
  let armedFor = Infinity

  function tick(now: number): number {
    let handled = 0
    for (let done = slice(now); done > 0; done = slice(now)) handled += done
    return handled
  }

  function slice(now: number): number {
    const dues = table.dueBefore(now, perSlice)
    const changed = dues.length === 0 ? [] : store.transaction(() => dues.filter((due) => look(due, now)))
    if (changed.length > 0) store.announce(changed.map(({ environment, home }): Place => ({ environment, home })))
    return dues.length
  }

  function look(due: Due, now: number): boolean {
    const { environment, home, subject, kind, ref } = due
    const key = { environment, home, subject }
    // Taken away first: who is still waiting for something says so again.
    table.setDue(key, kind, ref, null)
    if (kind === 'run') return runs.expire(environment, home, ref, now)
    const rules = rulesOf(environment)
    const milestones = kind === 'milestone' ? [ref] : (rules.goals.get(ref)?.body.requires ?? [])
    return milestones.length > 0 && standings.refresh(key, rules, new Map(milestones.map((id) => [id, Infinity])), 'tick', now)
  }

  function arm(): void {
    const next = table.nextDue()
    if (next === null || next >= armedFor) return
    if (timer) clearTimeout(timer)
    armedFor = next
    timer = setTimeout(fire, Math.max(0, Math.min(next - store.now(), longestWaitMs))).unref()
  }

  function fire(): void {
    timer = null
    armedFor = Infinity
    try {
      // One slice, then others have their turn: after a long stop much may be due.
      slice(store.now())
    } catch {
      // The disk: what is due stays due, and the next commit arms the timer again.
      return
    }
    arm()
  }

  return {
    tick,
    arm,
    stop() {
      if (timer) clearTimeout(timer)
      timer = null
      armedFor = -Infinity
    },
  }
}
