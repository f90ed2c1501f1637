// evaluate(): the one function that events, answers, addresses, identity and focus wake. Nothing polls.
import { onUrlChange } from './lib/urlChange.ts'
import { openRun, type OpenRun } from './run.ts'
import type { RunHost } from './run.types.ts'

export interface RunsDeps extends Omit<RunHost, 'mayAutoStart' | 'wake' | 'isCurrent'> {
  /** Something `state()` shows may have changed. */
  readonly onChange: () => void
}

export interface Runs {
  /** Many at once are one evaluation. */
  readonly wake: () => void
  /** What runs for the person who is here; null before there was anything to look at. */
  readonly run: () => OpenRun | null
  readonly open: () => OpenRun
  readonly onEvent: (name: string, properties: Readonly<Record<string, unknown>>) => void
  /** Surfaces close, runs stay open. */
  readonly leave: () => void
}

export function openRuns(deps: RunsDeps): Runs {
  const { ground, knowledge, facts, onChange } = deps
  const { guard, options, switches } = ground
  let run: OpenRun | null = null
  let woken = false
  let ended = false

  function open(): OpenRun {
    if (run) return run
    const mine = openRun({
      ...deps,
      wake,
      mayAutoStart: () => options.autoStart !== false && !switches.quiet && knowledge.answer() !== undefined,
      isCurrent: () => run === mine,
    })
    return (run = mine)
  }
  function evaluate(): void {
    // A page without guides is not looked at.
    if (!ended && knowledge.isReady() && knowledge.guides.entries().length) open().evaluate(facts())
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
    // Still the current one while it leaves: what was shown is told to have closed.
    if (run) void guard('runner', run.leave, undefined)
    run = null
  }
  guard('url', () => ground.onEnd(onUrlChange(() => guard('url', wake, undefined))), undefined)
  ground.onEnd(() => {
    ended = true
    leave()
  })

  return {
    wake,
    run: () => run,
    open,
    onEvent(name, properties) {
      if (run) guard('runner', () => run?.runner.onEvent(name, properties), undefined)
      wake()
    },
    leave,
  }
}
