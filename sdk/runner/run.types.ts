// What the runner knows of a run, whatever its kind, and what a run is given.
import type { Facts } from '../protocol/evaluate.ts'
import type { Action } from '../protocol/guide.schema.ts'
import type { PageWatch } from '../targets/watch.ts'
import type { Acts } from './acts.ts'
import type { GuideEntry } from '../guides/guideEntry.ts'
import type { ActResult, RunnerDeps, RunState, StartOptions, StartResult } from './runner.types.ts'
import type { LoadSurface } from './slot.ts'

export interface RunContext {
  readonly entry: GuideEntry
  readonly deps: RunnerDeps
  readonly page: PageWatch
  readonly load: LoadSurface
  /** Absent when nothing in the guide needs it. */
  readonly acts: Acts | undefined
  /** A fresh snapshot. */
  readonly facts: () => Facts
  /** The run had its outcome and its surface is gone. */
  readonly onOver: () => void
}

export interface Run {
  /** Starts, or brings back what rests. Resolves when drawn, refused or blocked. */
  readonly show: (options: StartOptions) => Promise<StartResult>
  readonly act: (action: Action) => ActResult
  readonly evaluate: () => void
  readonly onEvent: (name: string, properties: Readonly<Record<string, unknown>>) => void
  readonly state: () => RunState
  /** Its card is on screen, or being brought there. */
  readonly isUp: () => boolean
  /** Holds the one place of interrupting guides: its card, its chip, or a wait. */
  readonly hasPlace: () => boolean
  /** Had its outcome; a further start is another run. */
  readonly isOver: () => boolean
  /** What it shows depends on the account's state. */
  readonly needsLiveState: () => boolean
  /** Another guide takes the place: hidden, open, resumable. */
  readonly yieldPlace: () => void
  /** Takes the surface down; the run stays open where it is. */
  readonly leave: () => Promise<void>
}
