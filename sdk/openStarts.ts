// What starts, by whom and when: open runs are taken up again, guides that may start by themselves do so within the one
// budget of attention, and what a person asks for starts at once.
import { isOpen } from './guides/progress.ts'
import { listen } from './lib/listen.ts'
import { pageBusy } from './lib/pageBusy.ts'
import type { Facts } from './protocol/evaluate.ts'
import type { GuideEntry } from './guides/guideEntry.ts'
import type { Runner, StartOptions, StartReason, StartResult } from './runner/runner.types.ts'
import type { RunHost } from './run.types.ts'
import { attention, firstMomentsMs, type AttentionReason } from './targeting/attention.ts'
import { inAudience } from './targeting/eligible.ts'
import { pick } from './targeting/pick.ts'
import { watchElements } from './targets/elementState.ts'
import type { PageWatch } from './targets/watch.ts'

export interface Starts {
  readonly start: (id: string, options: StartOptions) => Promise<StartResult>
  readonly evaluate: (facts: Facts) => void
  readonly isStarting: () => boolean
  /** Why the last start of this guide was refused. */
  readonly refusal: (id: string) => StartReason | undefined
  /** What keeps an eligible guide from starting by itself now. */
  readonly keeps: (entry: GuideEntry) => AttentionReason | 'tried' | undefined
  readonly leave: () => void
}

export function openStarts({ ground, knowledge, session, facts, judge, mayAutoStart, wake, isCurrent }: RunHost, runner: Runner, page: PageWatch, onSettled: () => void): Starts {
  const { guard, clock, area, name, log } = ground
  const { guides, progress } = knowledge
  const shownKey = `${name}-shown`
  // Once per page and address: what was refused or blocked does not come again and again.
  const tried = new Map<string, string>()
  const refusals = new Map<string, StartReason>()
  const stops = new Map<string, () => void>()
  let starting = 0
  const wakeSafely = (): void => guard('later', wake, undefined)
  const stop = (what: string): void => {
    stops.get(what)?.()
    stops.delete(what)
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
    await knowledge.ready
    if (!guides.find(id)) await knowledge.loaded
    const entry = guides.find(id)
    if (!entry) return { ok: false, reason: guides.wasRefused(id) ? 'not_accepted' : 'unknown_guide' }
    if (!inAudience(entry.guide, facts()).ok) return { ok: false, reason: 'audience' }
    return isCurrent() ? begin(entry, options) : { ok: false, reason: 'replaced' }
  }

  function shownAt(): number[] {
    const stored = area.read(shownKey)?.['at']
    const here = Array.isArray(stored) ? stored.map(Number) : []
    const told = knowledge.answer()?.attention.shown ?? []
    // The collector tells the same showings a moment later than we noted them.
    return [...told, ...here.filter((at) => !told.some((other) => Math.abs(other - at) < 60_000))]
  }
  function keeps({ guide }: GuideEntry): AttentionReason | 'tried' | undefined {
    if (tried.has(guide.id)) return 'tried'
    const { startedAt, count } = session()
    const input = { now: clock.now(), sessionStart: startedAt, firstSession: count === 1, shown: shownAt(), interrupting: runner.isInterrupting(), settings: guides.published().settings?.attention }
    return attention(guide.kind, { ...input, busy: guide.kind === 'checklist' ? null : pageBusy() }) ?? undefined
  }
  /** What keeps a guide back for a moment wakes us when it may be over; nothing else does. */
  function later(reason: AttentionReason): void {
    stop('later')
    if (reason === 'first_moments') stops.set('later', clock.after(session().startedAt + firstMomentsMs - clock.now(), wakeSafely))
    if (reason !== 'typing' && reason !== 'unsaved_input' && reason !== 'host_modal') return
    const heard = ['focusout', 'close', 'submit'].map((event) => listen(document, event, wakeSafely))
    stops.set('later', () => heard.forEach((unhear) => unhear()))
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
      void begin(entry, { by: 'resume' }).then((result) => !result.ok && result.reason === 'other_tab' && stops.set(known.runId, listen(document, 'visibilitychange', () => tried.delete(known.runId))))
    }
  }

  function startAlone(entries: readonly GuideEntry[], read: Facts): void {
    for (const [id, path] of tried) if (path && path !== location.href) tried.delete(id)
    const judged = entries.filter(({ guide }) => !tried.has(guide.id) && !runner.state(guide.id)).map((entry) => ({ entry, guide: entry.guide, judgement: judge(entry, read) }))
    // Guides that wait for an element of the page are woken by it.
    const wanted = judged.filter(({ judgement }) => judgement.reasons.some(({ code }) => code === 'element')).flatMap(({ guide }) => [guide.audience, guide.trigger?.on === 'condition' ? guide.trigger.when : undefined])
    stop('elements')
    const watched = wanted.map((condition) => watchElements(condition, page, wakeSafely))
    stops.set('elements', () => watched.forEach((unwatch) => unwatch()))

    for (const { entry, guide } of pick(judged.filter(({ judgement }) => judgement.ok))) {
      const reason = keeps(entry)
      log('may start', guide.id, reason ?? 'now')
      if (reason && reason !== 'tried') later(reason)
      if (reason) continue
      tried.set(guide.id, location.href)
      void begin(entry, { by: 'auto' }).then((result) => result.ok && guide.kind !== 'checklist' && area.write(shownKey, { at: [...shownAt(), clock.now()].slice(-20) }))
    }
  }

  return {
    start,
    evaluate(read) {
      const entries = guides.entries()
      if (document.hidden) return
      resumeOpen(entries, read)
      if (mayAutoStart()) startAlone(entries, read)
    },
    isStarting: () => starting > 0,
    refusal: (id) => refusals.get(id),
    keeps,
    leave: () => [...stops.keys()].forEach(stop),
  }
}
