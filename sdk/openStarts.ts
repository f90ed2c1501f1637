// What starts: what a person asks for, at once. What starts by itself, guides with a trigger and runs that were left open,
// is the matter of a chunk of its own, fetched when there is any.
import type { GuideEntry } from './guides/guideEntry.ts'
import { isOpen } from './guides/progress.ts'
import type { Auto } from './openAuto.ts'
import type { Facts } from './protocol/evaluate.ts'
import type { RunHost } from './run.types.ts'
import type { Runner, StartOptions, StartReason, StartResult } from './runner/runner.types.ts'
import type { Explanation } from './shirube.types.ts'
import { inAudience } from './targeting/audience.ts'
import type { PageWatch } from './targets/watch.ts'

export interface Starts {
  readonly start: (id: string, options: StartOptions) => Promise<StartResult>
  readonly evaluate: (facts: Facts) => void
  readonly isStarting: () => boolean
  /** Why the last start of this guide was refused. */
  readonly refusal: (id: string) => StartReason | undefined
  /** Why a guide that is not on screen does or does not start by itself now. */
  readonly explain: (entry: GuideEntry) => Pick<Explanation, 'reason' | 'reasons'>
  readonly leave: () => void
}

export function openStarts(host: RunHost, runner: Runner, page: PageWatch, onSettled: () => void): Starts {
  const { ground, knowledge, facts, wake, isCurrent } = host
  const { guard, log, report } = ground
  const { guides, progress } = knowledge
  const refusals = new Map<string, StartReason>()
  const stops = new Map<string, () => void>()
  let starting = 0
  let auto: Auto | undefined
  let loading: Promise<void> | undefined
  const isStarting = (): boolean => starting > 0
  const until = (what: string, stop: () => void): void => {
    stops.get(what)?.()
    stops.set(what, stop)
  }

  async function begin(entry: GuideEntry, how: StartOptions): Promise<StartResult> {
    const { id } = entry.guide
    starting++
    const result = await guard<StartResult | Promise<StartResult>>('runner', () => runner.start(entry, how), { ok: false, reason: 'inert' })
    starting--
    log('start', id, how.by, result)
    if (result.ok) refusals.delete(id)
    else refusals.set(id, result.reason)
    onSettled()
    wake()
    return result
  }

  async function start(id: string, options: StartOptions): Promise<StartResult> {
    await knowledge.ready()
    if (!guides.find(id)) await knowledge.loaded
    const entry = guides.find(id)
    if (!entry) return { ok: false, reason: guides.wasRefused(id) ? 'not_accepted' : 'unknown_guide' }
    if (!inAudience(entry.guide, facts()).ok) return { ok: false, reason: 'audience' }
    return isCurrent() ? begin(entry, options) : { ok: false, reason: 'replaced' }
  }

  /** With the first guide that has a trigger, or a run that was left open. */
  const loadAuto = (): Promise<void> =>
    (loading ??= import('./openAuto.ts').then(
      ({ openAuto }) => {
        auto = openAuto(host, { runner, page, isStarting, until, begin })
        wake()
      },
      (cause: unknown) => {
        loading = undefined
        report('SB1032', 'a part of Shirube did not load', cause)
      },
    ))

  return {
    start,
    evaluate(read) {
      const entries = guides.entries()
      if (auto) auto.evaluate(entries, read)
      else if (entries.some(({ guide }) => guide.trigger ?? (isOpen(progress(guide.id)) && !runner.state(guide.id)))) void loadAuto()
    },
    isStarting,
    refusal: (id) => refusals.get(id),
    explain: (entry) => auto?.explain(entry) ?? { reason: entry.guide.trigger ? 'state_unknown' : 'no_trigger', reasons: [] },
    leave: () => stops.forEach((stop) => stop()),
  }
}
