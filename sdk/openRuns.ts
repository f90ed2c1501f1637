// evaluate(): the one function that events, answers, addresses, identity and focus wake. Here it only finds out whether
// anything might show; then the chunk `run` is fetched and decides with what it knows. Nothing polls.
import { isOpen } from './guides/progress.ts'
import { onUrlChange } from './lib/urlChange.ts'
import type { Facts } from './protocol/evaluate.ts'
import type { GuideEntry } from './guides/guideEntry.ts'
import { eligible, type Eligibility } from './targeting/eligible.ts'
import type { Ground } from './openGround.ts'
import type { Knowledge } from './openKnowledge.ts'
import type { OpenRun } from './run.ts'
import type { RunHost } from './run.types.ts'

export interface RunsDeps extends Pick<RunHost, 'who' | 'session' | 'locale' | 'send' | 'setTrait'> {
  readonly ground: Ground
  readonly knowledge: Knowledge
  readonly facts: (element: Facts['element']) => Facts
  /** Did this event happen in this page? */
  readonly happened: (event: string) => boolean
  /** Something `state()` shows may have changed. */
  readonly onChange: () => void
}

export interface Runs {
  /** Many at once are one evaluation. */
  readonly wake: () => void
  /** The chunk, when it is here. */
  readonly run: () => OpenRun | null
  /** Fetches it; null when it did not load. */
  readonly load: () => Promise<OpenRun | null>
  readonly onEvent: (name: string, properties: Readonly<Record<string, unknown>>) => void
  readonly judge: (entry: GuideEntry, facts?: Facts) => Eligibility
  readonly mayAutoStart: () => boolean
  /** Surfaces close, runs stay open. */
  readonly leave: () => void
}

export function openRuns(deps: RunsDeps): Runs {
  const { ground, knowledge, facts, happened, onChange } = deps
  const { guard, options, switches, report } = ground
  let run: OpenRun | null = null
  let loading: Promise<OpenRun | null> | null = null
  let woken = false

  const readFacts = (): Facts => facts(run?.element)
  const judge = ({ guide }: GuideEntry, read = readFacts()): Eligibility =>
    eligible(guide, { progress: knowledge.progress(guide.id), facts: read, happened, sessionStart: deps.session().startedAt })
  const mayAutoStart = (): boolean => options.autoStart !== false && !switches.quiet && knowledge.answer() !== undefined
  const mightShow = (entry: GuideEntry, read: Facts): boolean => {
    if (isOpen(knowledge.progress(entry.guide.id))) return true
    if (!mayAutoStart()) return false
    const { ok, reasons } = judge(entry, read)
    // Only the chunk can look at elements.
    return ok || reasons.some(({ code }) => code === 'element')
  }

  function load(): Promise<OpenRun | null> {
    const mine = (loading ??= import('./run.ts')
      .then(({ openRun }) => {
        // Somebody else came while it loaded.
        if (loading !== mine) return load()
        run = openRun({ ...deps, facts: readFacts, wake, judge, mayAutoStart, isCurrent: () => loading === mine })
        return run
      })
      .catch((cause: unknown) => {
        if (loading === mine) loading = null
        report('SB1032', 'a part of Shirube did not load', cause)
        return null
      }))
    return mine
  }

  function evaluate(): void {
    const entries = knowledge.guides.entries()
    // A page without guides is not looked at.
    if (!knowledge.isReady() || !entries.length) return
    const read = readFacts()
    if (run) run.evaluate(read)
    else if (!document.hidden && entries.some((entry) => mightShow(entry, read))) void load().then((opened) => opened && wake())
  }
  function wake(): void {
    if (woken) return
    woken = true
    void Promise.resolve().then(() => {
      woken = false
      guard('evaluate', evaluate, undefined)
      guard('state', onChange, undefined)
    })
  }
  function leave(): void {
    const left = run
    run = loading = null
    if (left) void guard('runner', left.leave, undefined)
  }
  guard('url', () => ground.onEnd(onUrlChange(() => guard('url', wake, undefined))), undefined)
  ground.onEnd(leave)

  return {
    wake,
    run: () => run,
    load,
    onEvent(name, properties) {
      if (run) guard('runner', () => run?.runner.onEvent(name, properties), undefined)
      wake()
    },
    judge,
    mayAutoStart,
    leave,
  }
}
