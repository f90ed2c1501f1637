// What runs for one person: joins the runner to the core and holds what only running guides use: who starts when,
// navigation, texts, the live stream, the talk between tabs.
import { fillBody } from './guides/bodies.ts'
import type { Live } from './guides/openLive.ts'
import { openChannel } from './lib/channel.ts'
import { isRecord } from './protocol/isRecord.ts'
import type { Text } from './protocol/scalar.schema.ts'
import { chooseText, fillText } from './protocol/text.ts'
import { createRunner } from './runner/createRunner.ts'
import type { Runner } from './runner/runner.types.ts'
import { openStage } from './openStage.ts'
import { openStarts, type Starts } from './openStarts.ts'
import type { RunHost } from './run.types.ts'
import { createPageWatch } from './targets/watch.ts'

export interface OpenRun extends Omit<Starts, 'leave'> {
  readonly runner: Runner
  /** Surfaces close, runs stay open. */
  readonly leave: () => Promise<void>
}

export function openRun(host: RunHost): OpenRun {
  const { ground, knowledge, who, locale, facts, send, setTrait, wake, isCurrent } = host
  const { options, guard, clock, endpoint, name, events } = ground
  const { records, guides } = knowledge
  const owned = <Args extends unknown[]>(act: (...args: Args) => void) => (...args: Args): void => (isCurrent() ? guard('guide', () => act(...args), undefined) : undefined)
  const report = (cause: unknown): void => guard('runner', () => { throw cause }, undefined)
  const choose = (text: Text): string => chooseText(text, locale(), guides.published().settings?.locale)
  // The owner is the person of this run, also when a late write comes after somebody else arrived.
  let owner = who()

  const channel = openChannel(name, (message) => guard('channel', () => receive(message), undefined))
  const stage = openStage(ground, () => channel.post({ wantsStage: true }))
  const page = createPageWatch(report)
  const runner = createRunner({
    now: clock.now,
    newId: ground.newId,
    progress: {
      get: (guide) => records.get(who(), guide),
      async put(guide, progress) {
        if (isCurrent()) owner = who()
        await records.put(owner, guide, progress)
        channel.post({ changed: true })
      },
    },
    emit: owned((event, properties) => send({ type: 'track', event, properties })),
    track: owned((event, properties = {}) => send({ type: 'track', event, properties })),
    facts,
    locale,
    theme: () => ({ ...guides.published().settings?.theme, ...options.theme }),
    text: (text) => fillText(choose(text), facts().read),
    rich: (text) => fillBody(choose(text), facts().read),
    navigate: async (url) => (await import('./navigate.ts')).navigate(url, options, guides.published().settings?.origins ?? []),
    milestoneBy: (id) => knowledge.answer()?.milestones[id]?.by,
    calls: options.actions ?? {},
    setTrait: owned(setTrait),
    start: owned((id) => void guard('start', () => starts.start(id, { by: 'user' }), undefined)),
    holdsStage: stage.holds,
    changed: owned(() => {
      sync()
      wake()
    }),
    announce: owned((event, detail) => {
      events.emit(event, { guideId: '', ...detail })
      if (event === 'shown' || event === 'closed') document.dispatchEvent(new CustomEvent(`shirube:${event}`, { detail }))
    }),
    report,
    quiet: ground.switches.quiet,
  }, (kind) => (kind === 'tour' ? import('./surfaces/tour.ts') : import('./surfaces/checklist.ts')), page)
  const starts = openStarts(host, runner, page, () => sync())

  let live: Promise<Live> | undefined
  /** Tours never need it: fetched with the first surface that does. */
  const openStream = async (): Promise<Live> =>
    (await import('./guides/openLive.ts')).openLive({
      ...ground,
      question: knowledge.question,
      onNotice(notice) {
        channel.post({ notice })
        hear(notice)
      },
    })
  function wantLive(wanted: boolean): void {
    if (wanted || live) void guard('live', async () => (await (live ??= openStream())).want(wanted), undefined)
  }
  const hear = (notice: unknown): void => void (notice === 'guides' ? knowledge.refreshGuides : knowledge.refreshState)()
  function receive(message: unknown): void {
    if (!isRecord(message)) return
    if (message['notice']) hear(message['notice'])
    // Whoever looks at the page gets the run; a hidden tab gives it up and takes it back when looked at again.
    if (message['wantsStage'] && document.hidden) void guard('runner', leave, undefined)
    if (message['changed']) void guard('channel', () => records.load(who()).then(wake), undefined)
  }
  function sync(): void {
    wantLive(!!endpoint && isCurrent() && !document.hidden && runner.needsLiveState())
    // A tour open here keeps the stage, on screen or waiting; nothing else does.
    if (!starts.isStarting() && !guides.entries().some(({ guide }) => guide.kind !== 'checklist' && runner.state(guide.id)?.status === 'in_progress')) stage.release()
  }
  async function leave(): Promise<void> {
    wantLive(false)
    starts.leave()
    try {
      await runner.leave()
    } finally {
      stage.release()
      // After the end nothing of ours stays, also when a surface could not close.
      ground.onEnd(() => document.querySelector('shirube-root')?.remove())
    }
  }

  return {
    ...starts,
    runner,
    evaluate(read) {
      runner.evaluate()
      starts.evaluate(read)
      sync()
    },
    async leave() {
      await leave()
      channel.close()
    },
  }
}
