// One guide event into its run. Every field is a minimum or maximum by (time, id), so any order of the same events ends alike.
import { compareMoments, type Moment } from 'shirube/protocol'
import type { RunRow, StepFacts } from '../store/sqlite/runTable.ts'

export interface RunEvent extends Moment {
  name: string
  user: Uint8Array
  properties: Readonly<Record<string, unknown>>
}

const ended: Readonly<Record<string, RunRow['outcome']>> = { $guide_completed: 'completed', $guide_dismissed: 'dismissed', $guide_blocked: 'blocked', $guide_superseded: 'superseded' }
const became: Readonly<Record<string, RunRow['status']>> = { $guide_started: 'in_progress', $guide_resumed: 'in_progress', $guide_paused: 'paused', $guide_snoozed: 'snoozed' }
const stepEvents = new Set(['$step_shown', '$step_completed', '$target_missing'])
/** More parts than a guide may have come from no guide. */
const maxParts = 50
const idForm = /^[a-z0-9][a-z0-9-]{0,63}$/

/** Null: not an event of a run. */
export function foldRun(row: RunRow | undefined, event: RunEvent): RunRow | null {
  const { ts, id, name, properties } = event
  const { runId, guideId, kind } = properties
  if (typeof runId !== 'string' || runId === '' || runId.length > 100 || typeof guideId !== 'string' || !idForm.test(guideId)) return null
  const version = properties['version']
  const run: RunRow = row ?? {
    runId, user: event.user, guide: guideId, kind: text(kind) ?? '', version: typeof version === 'number' && Number.isInteger(version) ? version : null,
    startedAt: null, engagedAt: null, lastStep: null, lastStepAt: null, lastAt: ts, status: 'in_progress', statusAt: 0, snoozedUntil: null,
    outcome: null, outcomeAt: null, outcomeId: null, outcomeReason: null, trigger: null, locale: null, steps: {}, items: {},
  }
  // A run begun before anyone was named goes on under the name.
  const user = Buffer.compare(event.user, run.user) > 0 ? event.user : run.user
  const next: RunRow = { ...run, user, lastAt: Math.max(run.lastAt, ts) }
  // Someone came back: given up too early, so it is open again.
  if (run.outcome === 'abandoned' && ts > run.lastAt) Object.assign(next, { outcome: null, outcomeAt: null })
  foldStatus(next, run, event)
  foldOutcome(next, run, event)
  if (name === '$guide_started' && (run.startedAt === null || ts < run.startedAt)) Object.assign(next, { startedAt: ts, trigger: text(properties['trigger']), locale: text(properties['locale']) })
  if (name === '$guide_engaged') next.engagedAt = least(run.engagedAt, ts)
  const { stepId, itemId } = properties
  if (typeof stepId === 'string' && idForm.test(stepId)) foldStep(next, run, stepId, event)
  if (name === '$item_completed' && typeof itemId === 'string' && idForm.test(itemId) && hasRoom(run.items, itemId)) next.items = { ...run.items, [itemId]: least(run.items[itemId] ?? null, ts) }
  return next

  function foldStep(to: RunRow, from: RunRow, step: string, { properties: told }: RunEvent): void {
    if (name === '$step_shown' && (from.lastStepAt === null || ts > from.lastStepAt || (ts === from.lastStepAt && step > (from.lastStep ?? '')))) Object.assign(to, { lastStep: step, lastStepAt: ts })
    if (!stepEvents.has(name) || !hasRoom(from.steps, step)) return
    const known: StepFacts = from.steps[step] ?? {}
    const facts: StepFacts = { ...known }
    if (name === '$step_shown') {
      facts.shown = least(known.shown ?? null, ts)
      if (typeof told['index'] === 'number') facts.index = told['index']
    }
    if (name === '$step_completed' && (known.completed === undefined || ts < known.completed)) Object.assign(facts, { completed: ts, how: text(told['how']) ?? '' })
    if (name === '$target_missing' && (known.missing === undefined || ts < known.missing)) Object.assign(facts, { missing: ts, reason: text(told['reason']) ?? '' })
    to.steps = { ...from.steps, [step]: facts }
  }

  function foldStatus(to: RunRow, from: RunRow, { properties: told }: RunEvent): void {
    const status = became[name]
    if (!status || ts < from.statusAt || (ts === from.statusAt && status <= from.status)) return
    to.status = status
    to.statusAt = ts
    to.snoozedUntil = status === 'snoozed' && typeof told['until'] === 'number' ? told['until'] : null
  }

  function foldOutcome(to: RunRow, from: RunRow, { properties: told }: RunEvent): void {
    const outcome = ended[name]
    if (!outcome) return
    // `abandoned` is the collector's guess: any real outcome, however late, takes its place.
    const isEarliest = from.outcome === null || from.outcome === 'abandoned' || compareMoments({ ts, id }, { ts: from.outcomeAt ?? Infinity, id: from.outcomeId ?? '' }) < 0
    if (isEarliest) Object.assign(to, { outcome, outcomeAt: ts, outcomeId: id, outcomeReason: text(told['reason']) })
  }
}

const least = (a: number | null, b: number): number => (a === null ? b : Math.min(a, b))
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value.slice(0, 64) : null)
const hasRoom = (parts: object, id: string): boolean => Object.hasOwn(parts, id) || Object.keys(parts).length < maxParts
