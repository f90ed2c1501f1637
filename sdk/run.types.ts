// What the joined parts give each run of theirs.
import type { Person } from './identity/identity.ts'
import type { Session } from './identity/session.ts'
import type { Ground } from './openGround.ts'
import type { Knowledge } from './openKnowledge.ts'
import type { Facts } from './protocol/evaluate.ts'
import type { Happening } from './queue/tracker.ts'

export interface RunHost {
  readonly ground: Ground
  readonly knowledge: Knowledge
  readonly who: () => Person
  readonly session: () => Session
  readonly locale: () => string
  readonly send: (happening: Happening) => void
  readonly setTrait: (path: string, value: unknown) => void
  /** A fresh snapshot. */
  readonly facts: () => Facts
  /** Did this event happen in this page? */
  readonly happened: (event: string) => boolean
  readonly mayAutoStart: () => boolean
  readonly wake: () => void
  /** False once somebody else is here: what comes late from this run is not theirs. */
  readonly isCurrent: () => boolean
}
