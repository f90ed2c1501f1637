// What the chunk `decide` gives the chunk `run`.
import type { GuideEntry } from './guides/guideEntry.ts'
import type { Person } from './identity/identity.ts'
import type { Session } from './identity/session.ts'
import type { Ground } from './openGround.ts'
import type { Knowledge } from './openKnowledge.ts'
import type { Facts } from './protocol/evaluate.ts'
import type { Happening } from './queue/tracker.ts'
import type { Eligibility } from './targeting/eligible.ts'

export interface RunHost {
  readonly ground: Ground
  readonly knowledge: Knowledge
  readonly who: () => Person
  readonly session: () => Session
  readonly locale: () => string
  readonly send: (happening: Happening) => void
  readonly setTrait: (path: string, value: unknown) => void
  readonly facts: () => Facts
  readonly judge: (entry: GuideEntry, facts: Facts) => Eligibility
  readonly mayAutoStart: () => boolean
  readonly wake: () => void
  /** False once somebody else is here: what comes late from this run is not theirs. */
  readonly isCurrent: () => boolean
}
