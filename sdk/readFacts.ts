// All impurity of an evaluation in one place: clock, address, identity, what is stored. Read once, then pure.
import type { CountSources } from './guides/countSoFar.ts'
import type { Session } from './identity/session.ts'
import { guideStatus } from './guides/progress.ts'
import { counting } from './guides/rules.ts'
import type { Facts } from './protocol/evaluate.ts'
import type { Progress } from './protocol/state.schema.ts'
import { buildFacts } from './targeting/facts.ts'
import { elementHolds } from './targets/elementState.ts'

export interface FactSources extends CountSources {
  readonly session: Session
  readonly locale: string
  readonly progress: (guideId: string) => Progress | undefined
}

export function readFacts(sources: FactSources): Facts {
  const { now, person, session, locale, answer, progress } = sources
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
    count: (condition) => counting()?.countSoFar(condition, sources),
    milestone: (id) => answer?.milestones[id]?.state,
    goal: (id) => answer?.goals[id]?.state,
    guide: (id) => guideStatus(progress(id)),
    element: elementHolds,
  })
}
