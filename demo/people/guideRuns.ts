// Runs of the tour and of the checklist, told with the events and properties of the SDK.
import { contentHash, type Checklist, type Guide, type Tour } from 'shirube/protocol'
import type { Diary, SamplePerson, WireProperties } from './account.ts'
import { uuidAt } from './random.ts'
import type { Habits } from './habits.ts'
import { dayMs } from './habits.ts'

const hashes = new WeakMap<Guide, string>()

function about(guide: Guide, who: SamplePerson, runId: string): WireProperties {
  const hash = hashes.get(guide) ?? contentHash(guide)
  hashes.set(guide, hash)
  // Inline guides have no version of their own; the collector finds it by the hash.
  return { guideId: guide.id, kind: guide.kind, version: null, hash, runId, locale: who.locale }
}

/** Returns when the tour was taken to its end, or undefined. */
export function takeTour(diary: Diary, tour: Tour, who: SamplePerson, start: number, habits: Habits): number | undefined {
  const { random, track } = diary
  const base = about(tour, who, uuidAt(random, start))
  let at = start + random.between(1_000, 3_000)
  track(at, who, '$guide_started', { ...base, trigger: 'user' })
  for (const [index, step] of tour.steps.entries()) {
    track(at, who, '$step_shown', { ...base, stepId: step.id, index })
    if (index === 0) track(at + 2_500, who, '$guide_engaged', base)
    at += random.wait(index === 0 ? 6_000 : 22_000)
    if (step.target && random.chance(0.03)) {
      track(at, who, '$target_missing', { ...base, stepId: step.id, reason: 'not_found', waitedMs: 6_000 })
      at += random.wait(4_000)
    } else if (random.chance(habits.stepOn[index] ?? 0.9)) {
      track(at, who, '$step_completed', { ...base, stepId: step.id, how: step.advance?.on ?? 'button' })
    } else {
      leave(diary, who, base, at)
      return undefined
    }
    // Some are called away in the middle and take up the run again.
    if (index === 2 && random.chance(0.08)) {
      track(at + 2_000, who, '$guide_paused', base)
      at += random.wait(40 * 60_000)
      track(at, who, '$guide_resumed', base)
    }
  }
  track(at, who, '$guide_completed', base)
  return at
}

function leave({ random, track }: Diary, who: SamplePerson, base: WireProperties, at: number): void {
  const way = random.next()
  if (way < 0.42) track(at, who, '$guide_dismissed', { ...base, reason: 'skip' })
  else if (way < 0.72) track(at, who, '$guide_dismissed', { ...base, reason: 'close' })
  else if (way < 0.82) track(at, who, '$guide_snoozed', { ...base, until: new Date(at + dayMs).toISOString() })
  // The rest just close the tab: the run stays open and the collector calls it abandoned in time.
}

export interface Ticks { profile?: number | undefined; channel?: number | undefined; message?: number | undefined; teammates?: number | undefined }

/** The set-up list, opened some time after the start; items tick when their milestone is reached. */
export function keepChecklist(diary: Diary, list: Checklist, who: SamplePerson, start: number, ticks: Ticks): void {
  const { random, track } = diary
  const opened = start + random.wait(3 * 60_000)
  const base = about(list, who, uuidAt(random, opened))
  track(opened, who, '$guide_started', { ...base, trigger: random.chance(0.75) ? 'auto' : 'user' })
  if (random.chance(0.7)) track(opened + random.wait(9_000), who, '$guide_engaged', base)
  const hidden = random.chance(0.12) ? opened + random.wait(2 * dayMs) : Infinity
  const done = Object.entries(ticks).flatMap(([itemId, at]: [string, number | undefined]) => (at === undefined ? [] : [{ itemId, at: Math.max(at, opened) + 400 }])).sort((a, b) => a.at - b.at)
  for (const { itemId, at } of done) if (at < hidden) track(at, who, '$item_completed', { ...base, itemId, how: at <= opened + 500 ? 'already' : 'condition' })
  const last = done.at(-1)?.at
  if (done.length === list.items.length && last !== undefined && last < hidden) track(last + 900, who, '$guide_completed', base)
  else if (hidden < Infinity) track(hidden, who, '$guide_dismissed', { ...base, reason: 'skip' })
}
