// LAZY, the chunk `openAuto`: what starts by itself. Open runs are taken up again; guides with a trigger start within the one
// budget of attention.
import type { GuideEntry } from './guides/guideEntry.ts'
import { isOpen } from './guides/progress.ts'
import { listen } from './lib/listen.ts'
import { pageBusy } from './lib/pageBusy.ts'
import type { Condition } from './protocol/condition.schema.ts'
import type { Facts } from './protocol/evaluate.ts'
import type { Progress } from './protocol/state.schema.ts'
import type { RunHost } from './run.types.ts'
import type { Runner, StartOptions, StartResult } from './runner/runner.types.ts'
import type { Explanation } from './shirube.types.ts'
import { attention, firstMomentsMs, type AttentionReason } from './targeting/attention.ts'
import { inAudience } from './targeting/audience.ts'
import { eligible, type Eligibility } from './targeting/eligible.ts'
import { pick } from './targeting/pick.ts'
import { watchElements } from './targets/elementState.ts'
import type { PageWatch } from './targets/watch.ts'

export interface AutoDeps {
  readonly runner: Runner
  readonly page: PageWatch
  readonly isStarting: () => boolean
  /** Keeps what undoes something until the next of its name, or until the end. */
  readonly until: (what: string, stop: () => void) => void
  readonly begin: (entry: GuideEntry, how: StartOptions) => Promise<StartResult>
}

export interface Auto {
  readonly evaluate: (entries: readonly GuideEntry[], facts: Facts) => void
  readonly explain: (entry: GuideEntry) => Pick<Explanation, 'reason' | 'reasons'>
}

export function openAuto({ ground, knowledge, session, facts, happened, mayAutoStart, wake, isCurrent }: RunHost, { runner, page, isStarting, until, begin }: AutoDeps): Auto {
  const { guard, clock, area, name, log } = ground
  const { guides, progress } = knowledge
  const shownKey = `${name}-shown`
  // Guide ids with their address, runs with the time they were put off to: what was refused or blocked does not come again and again.
  const tried = new Map<string, string>()
  const settled = new Map<string, boolean>()
  let watchedFor = '[]'
  const nameOf = ({ runId, snoozedUntil }: Progress): string => `${runId}/${snoozedUntil}`
  const wakeSafely = (): void => guard('later', wake, undefined)
  const judge = ({ guide }: GuideEntry, read: Facts): Eligibility => eligible(guide, { progress: progress(guide.id), facts: read, happened, sessionStart: session().startedAt })

  function shownAt(): number[] {
    const stored = area.read(shownKey)?.['at']
    const here = Array.isArray(stored) ? stored.map(Number) : []
    const told = knowledge.answer()?.attention.shown ?? []
    // The collector tells the same showings a moment later than we noted them.
    return [...told, ...here.filter((at) => !told.some((other) => Math.abs(other - at) < 60_000))]
  }
  /** What keeps an eligible guide from starting by itself now. */
  function keeps({ guide }: GuideEntry): AttentionReason | 'tried' | undefined {
    if (tried.has(guide.id)) return 'tried'
    const { startedAt, count } = session()
    const input = { now: clock.now(), sessionStart: startedAt, firstSession: count === 1, shown: shownAt(), interrupting: runner.isInterrupting(), settings: guides.published().settings?.attention }
    const busy = pageBusy()
    // A list disturbs nobody's typing, but beside an open dialog of the page it would only be in the way.
    return (guide.kind === 'checklist' && busy === 'host_modal' ? busy : attention(guide.kind, { ...input, busy: guide.kind === 'checklist' ? null : busy })) ?? undefined
  }
  /** What keeps a guide back for a moment wakes us when it may be over; nothing else does. */
  function later(reason: AttentionReason): void {
    const heard = reason === 'typing' || reason === 'unsaved_input' || reason === 'host_modal' ? ['focusout', 'close', 'submit'].map((event) => listen(document, event, wakeSafely)) : []
    if (reason === 'first_moments') heard.push(clock.after(session().startedAt + firstMomentsMs - clock.now(), wakeSafely))
    until('later', () => heard.forEach((unhear) => unhear()))
  }

  function resumeOpen(entries: readonly GuideEntry[], read: Facts): void {
    const open = entries.flatMap((entry) => {
      const known = progress(entry.guide.id)
      return isOpen(known) && !runner.state(entry.guide.id) && !tried.has(nameOf(known)) ? [{ entry, known }] : []
    })
    for (const { entry, known } of open.sort((a, b) => b.known.updatedAt - a.known.updatedAt)) {
      if (known.status === 'snoozed' && ((known.snoozedUntil ?? 0) > read.now || !inAudience(entry.guide, read).ok)) continue
      if (entry.guide.kind !== 'checklist' && (runner.isInterrupting() || isStarting())) continue
      const offer = nameOf(known)
      tried.set(offer, '')
      // Another tab has it: asked again when this one is looked at anew.
      void begin(entry, { by: 'resume' }).then((result) => !result.ok && result.reason === 'other_tab' && isCurrent() && until(offer, listen(document, 'visibilitychange', () => tried.delete(offer))))
    }
  }

  /** Anew only for other elements: a watch tells what it sees at once, and being woken by that would never end. */
  function watch(conditions: readonly (Condition | undefined)[]): void {
    const wanted = JSON.stringify(conditions)
    if (wanted === watchedFor) return
    watchedFor = wanted
    let isNew = true
    const stops = conditions.map((condition) => watchElements(condition, page, () => isNew || wakeSafely()))
    isNew = false
    until('elements', () => stops.forEach((unwatch) => unwatch()))
  }

  /** In the turn that woke us the page may be about to draw, a dialog perhaps: what would start is judged again once it has. */
  function hasSettled(id: string): boolean {
    if (settled.get(id)) return settled.delete(id)
    if (!settled.has(id)) {
      settled.set(id, false)
      const done = (): void => {
        settled.set(id, true)
        wakeSafely()
      }
      requestAnimationFrame(() => requestAnimationFrame(() => void clock.after(0, done)))
    }
    return false
  }

  function startAlone(entries: readonly GuideEntry[], read: Facts): void {
    for (const [id, path] of tried) if (path && path !== location.href) tried.delete(id)
    const judged = entries.filter(({ guide }) => !tried.has(guide.id) && !runner.state(guide.id)).map((entry) => ({ entry, guide: entry.guide, judgement: judge(entry, read) }))
    // Guides that wait for an element of the page are woken by it.
    const wanted = judged.filter(({ judgement }) => judgement.reasons.some(({ code }) => code === 'element')).flatMap(({ guide }) => [guide.audience, guide.trigger?.on === 'condition' ? guide.trigger.when : undefined])
    watch(wanted)

    for (const { entry, guide } of pick(judged.filter(({ judgement }) => judgement.ok))) {
      const reason = keeps(entry)
      log('may start', guide.id, reason ?? 'now')
      if (reason && reason !== 'tried') later(reason)
      if (reason || !hasSettled(guide.id)) continue
      tried.set(guide.id, location.href)
      void begin(entry, { by: 'auto' }).then((result) => result.ok && guide.kind !== 'checklist' && area.write(shownKey, { at: [...shownAt(), clock.now()].slice(-20) }))
    }
  }

  return {
    evaluate(entries, read) {
      if (document.hidden) return
      resumeOpen(entries, read)
      if (mayAutoStart()) startAlone(entries, read)
    },
    explain(entry) {
      const { reasons, ...judgement } = judge(entry, facts())
      if (!judgement.ok) return { reason: judgement.reason, reasons }
      return { reason: knowledge.answer() === undefined ? 'state_unknown' : mayAutoStart() ? (keeps(entry) ?? 'eligible') : 'auto_start_off', reasons }
    },
  }
}
