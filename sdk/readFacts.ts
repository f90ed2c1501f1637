// All impurity of an evaluation in one place: clock, address, identity, what is stored. Read once, then pure.
import type { Person } from './identity/identity.ts'
import type { Session } from './identity/session.ts'
import { guideStatus } from './guides/progress.ts'
import { counting } from './guides/rules.ts'
import type { Facts } from './protocol/evaluate.ts'
import type { Progress, StateAnswer } from './protocol/state.schema.ts'
import type { RecentEvents } from './queue/recentEvents.ts'
import { buildFacts } from './targeting/facts.ts'
import { elementHolds } from './targets/elementState.ts'

export interface FactSources {
  readonly now: number
  readonly person: Person
  readonly session: Session
  readonly locale: string
  /** Undefined: not answered yet; null: there is no collector to answer. */
  readonly answer: StateAnswer | undefined | null
  readonly recent: RecentEvents
  readonly progress: (guideId: string) => Progress | undefined
}

export function readFacts({ now, person, session, locale, answer, recent, progress }: FactSources): Facts {
  const { hash, pathname, search } = location
  const { userId, userTraits, firstSeen, accountId, accountTraits } = person
  return buildFacts({
    now,
    user: { id: userId, traits: userTraits, firstSeen: answer?.user.firstSeen ?? firstSeen, sessions: session.count },
    account: accountId ? { id: accountId, traits: accountTraits, firstSeen: answer?.account?.firstSeen } : null,
    page: { path: pathname + (hash.startsWith('#/') ? hash.replace(/\?.*/, '') : ''), title: document.title, query: Object.fromEntries(new URLSearchParams(search)) },
    // By the pointer and the screen, never by the name of the browser.
    device: { type: !matchMedia('(pointer: coarse)').matches ? 'desktop' : Math.min(screen.width, screen.height) < 600 ? 'phone' : 'tablet' },
    locale,
    consent: 'granted',
    count(condition) {
      const rules = counting()
      if (!rules) return undefined
      const told = answer?.counts[rules.conditionKey(condition)]
      const here = rules.countEvents(recent.list(told === undefined), condition, person, now)
      if (told !== undefined) return told + here
      // Not answered yet: enough is enough, whatever the collector will add. Nobody to answer, or not asked about this
      // (a guide of the host's own): what happened here is all there is to know.
      return answer === undefined && (condition.atMost !== undefined || here < (condition.atLeast ?? 1)) ? undefined : here
    },
    milestone: (id) => answer?.milestones[id]?.state,
    goal: (id) => answer?.goals[id]?.state,
    guide: (id) => guideStatus(progress(id)),
    element: elementHolds,
  })
}
