// What starts: what a person asks for at once, and open runs are taken up again. Guides that start by themselves are
// judged by a chunk of their own, fetched when there are any.
import type { GuideEntry } from './guides/guideEntry.ts'
import { isOpen } from './guides/progress.ts'
import { listen } from './lib/listen.ts'
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
  const { ground, knowledge, facts, mayAutoStart, wake, isCurrent } = host
  const { guard, log, report } = ground
  const { guides, progress } = knowledge
  // Once per page and address: what was refused or blocked does not come again and again.
  const tried = new Map<string, string>()
  const refusals = new Map<string, StartReason>()
  const stops = new Map<string, () => void>()
  let starting = 0
  let auto: Auto | undefined
  let loading: Promise<void> | undefined
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

  function resumeOpen(entries: readonly GuideEntry[], read: Facts): void {
    const open = entries.flatMap((entry) => {
      const known = progress(entry.guide.id)
      return isOpen(known) && !runner.state(entry.guide.id) && !tried.has(known.runId) ? [{ entry, known }] : []
    })
    for (const { entry, known } of open.sort((a, b) => b.known.updatedAt - a.known.updatedAt)) {
      if (known.status === 'snoozed' && ((known.snoozedUntil ?? 0) > read.now || !inAudience(entry.guide, read).ok)) continue
      if (entry.guide.kind !== 'checklist' && (runner.isInterrupting() || starting > 0)) continue
      tried.set(known.runId, '')
      // Another tab has it: asked again when this one is looked at anew.
      void begin(entry, { by: 'resume' }).then((result) => !result.ok && result.reason === 'other_tab' && until(known.runId, listen(document, 'visibilitychange', () => tried.delete(known.runId))))
    }
  }

  /** With the first guide that has a trigger. */
  const loadAuto = (): Promise<void> =>
    (loading ??= import('./openAuto.ts').then(
      ({ openAuto }) => {
        auto = openAuto(host, { runner, page, tried, until, begin })
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
      if (!auto && entries.some(({ guide }) => guide.trigger)) void loadAuto()
      if (document.hidden) return
      resumeOpen(entries, read)
      if (mayAutoStart()) auto?.evaluate(entries, read)
    },
    isStarting: () => starting > 0,
    refusal: (id) => refusals.get(id),
    explain: (entry) => auto?.explain(entry) ?? { reason: entry.guide.trigger ? 'state_unknown' : 'no_trigger', reasons: [] },
    leave: () => stops.forEach((stop) => stop()),
  }
}
