// LAZY, the chunk `decide`: fetched when this environment has guides at all. What is known of them and of this person,
// what may show, and what runs.
import type { Person } from './identity/identity.ts'
import type { Session } from './identity/session.ts'
import type { Answer } from './lib/request.ts'
import { openKnowledge } from './openKnowledge.ts'
import type { Queue } from './openQueue.ts'
import { openRuns } from './openRuns.ts'
import { createPicture, type Picture } from './picture.ts'
import type { Action } from './protocol/guide.schema.ts'
import { createRecentEvents } from './queue/recentEvents.ts'
import type { Happening, TrackedEvent } from './queue/tracker.ts'
import { readFacts } from './readFacts.ts'
import type { ActResult, StartResult } from './runner/runner.types.ts'
import type { Ground } from './openGround.ts'

/** What the core gives. */
export interface Core {
  readonly ground: Ground
  readonly who: () => Person
  readonly session: () => Session
  readonly locale: () => string
  readonly queue: Pick<Queue, 'waiting'>
  readonly send: (happening: Happening) => void
  readonly setTrait: (path: string, value: unknown) => void
  /** Own acts so far, with those an earlier page left behind. */
  readonly past: readonly TrackedEvent[]
  /** Did this event happen in this page? */
  readonly happened: (event: string) => boolean
  /** Null in local mode. */
  readonly guidesUrl: string | null
  /** What it answered to the core. */
  readonly published: Promise<Answer> | null
}

export interface Decide extends Picture {
  readonly addInline: (guides: readonly unknown[]) => void
  /** Something was sent on its way; a track event may move guides. */
  readonly onEvent: (event: TrackedEvent) => void
  /** Some of what was on its way has arrived. */
  readonly onDelivered: () => void
  /** Somebody said who they are, or is somebody else now: `left` closes what is on screen. */
  readonly onIdentity: (left: boolean) => void
  readonly wake: () => void
  readonly start: (id: string, step: string | undefined, invoker: Element | null) => Promise<StartResult>
  readonly act: (action: Action, id: string | undefined) => ActResult
}

export function openDecide(core: Core): Decide {
  const { ground, who, session, locale, queue, past } = core
  const { guard, clock, events } = ground
  const recent = createRecentEvents()
  /** Own events that content speaks of, on their way. */
  const awaited = new Set<string>()
  let lastState: unknown

  const knowledge = openKnowledge(ground, { ...core, onAsk: async () => recent.asking(await queue.waiting()), onChange: () => runs.wake() })
  const runs = openRuns({
    ...core,
    knowledge,
    facts: () => readFacts({ now: clock.now(), person: who(), session: session(), locale: locale(), answer: knowledge.answer(), recent, progress: knowledge.progress }),
    onChange() {
      const state = picture.state()
      if (state === lastState) return
      lastState = state
      events.emit('state', state)
    },
  })
  const picture = createPicture(knowledge, runs, who, ground.options.actions ?? {})

  function note(event: TrackedEvent): void {
    if (event.type === 'page') return
    recent.add(event)
    // Content that speaks of an event has its name in quotes somewhere.
    if (event.type !== 'track' || JSON.stringify([knowledge.guides.entries(), knowledge.guides.published().milestones]).includes(JSON.stringify(event.event))) awaited.add(event.messageId)
  }
  past.forEach(note)

  return {
    ...picture,
    addInline: knowledge.addInline,
    onEvent(event) {
      note(event)
      if (event.type === 'track') runs.onEvent(event.event ?? '', event.properties ?? {})
      else runs.wake()
    },
    onDelivered: () =>
      guard('state', async () => {
        if (!awaited.size) return
        const waiting = await queue.waiting()
        const arrived = [...awaited].filter((id) => !waiting.has(id) && awaited.delete(id))
        if (arrived.length) await knowledge.refreshState()
      }, undefined),
    onIdentity(left) {
      if (left) runs.leave()
      void guard('identity', knowledge.forget, undefined)
      runs.wake()
    },
    wake: runs.wake,
    start: (id, step, invoker) => runs.open().start(id, { by: 'user', step, invoker }),
    act(action, id) {
      if (id !== undefined && !knowledge.guides.find(id)) return { ok: false, reason: 'unknown_guide' }
      return runs.run()?.runner.act(action, id) ?? { ok: false, reason: 'nothing_open' }
    },
  }
}
