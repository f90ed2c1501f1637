// Joins the parts to one instance: the verbs of the public API on one side, identity, queue, knowledge and guides on the
// other. Nothing here throws into the page.
import { openDecide } from './decideRun.ts'
import { guardDoors } from './guardDoors.ts'
import { createIdentity } from './identity/identity.ts'
import { createSession } from './identity/session.ts'
import { inert } from './inert.ts'
import { isRecord } from './lib/parseJson.ts'
import { openGround } from './openGround.ts'
import { openKnowledge } from './openKnowledge.ts'
import { openQueue } from './openQueue.ts'
import { createPicture } from './picture.ts'
import type { Action } from './protocol/guide.schema.ts'
import { createRecentEvents } from './queue/recentEvents.ts'
import type { Happening } from './queue/tracker.ts'
import { readFacts } from './readFacts.ts'
import type { Switches } from './readSwitches.ts'
import type { ActResult } from './runner/runner.types.ts'
import type { InitOptions, Properties, Shirube } from './shirube.types.ts'

export interface Instance {
  readonly api: Shirube
  readonly writeKey: string | undefined
  /** What a second `init` brings: guides, user, account. */
  readonly join: (options: InitOptions) => void
}

/** `onEnd`: the instance undid itself, by `destroy()` or because it turned itself off. */
export function createShirube(options: InitOptions, switches: Switches, onEnd: () => void): Instance {
  const ground = openGround(options, switches, () => end())
  const { area, name, newId, clock, guard, events, report } = ground
  const { who, ...identity } = createIdentity({ area, name: `${name}-who`, newId, now: clock.now })
  const session = createSession(area, `${name}-session`, clock.now)
  const locale = (): string => options.locale ?? (document.documentElement.lang || navigator.language)
  const recent = createRecentEvents()
  /** Own events that published content speaks of, on their way. */
  const awaited = new Set<string>()
  let ended = false
  let lastState: unknown

  const knowledge = openKnowledge(ground, { who, onAsk: async () => recent.asking(await queue.waiting()), onChange: () => decide.wake() })
  const queue = openQueue(ground, {
    who,
    locale,
    recent,
    onDelivered: () =>
      awaited.size &&
      guard('state', async () => {
        const waiting = await queue.waiting()
        const arrived = [...awaited].filter((id) => !waiting.has(id) && awaited.delete(id))
        if (arrived.length) await knowledge.refreshState()
      }, undefined),
  })
  const decide = openDecide({
    ground,
    knowledge,
    who,
    session,
    locale,
    facts: (element) => readFacts({ now: clock.now(), person: who(), session: session(), locale: locale(), answer: knowledge.answer(), recent, progress: knowledge.progress, element }),
    send: happen,
    setTrait: (path, value) => tell({ [path.replace('user.traits.', '')]: value }),
    onChange() {
      const state = picture.state()
      if (state === lastState) return
      lastState = state
      events.emit('state', state)
    },
  })
  const picture = createPicture(knowledge, decide, who)

  function happen(happening: Happening): void {
    session()
    const event = queue.send(happening)
    if (!event) return
    if (happening.type !== 'track') {
      if (happening.type !== 'page') awaited.add(event.messageId)
      return decide.wake()
    }
    // Content that speaks of an event has its name in quotes somewhere.
    if (JSON.stringify([knowledge.guides.entries(), knowledge.guides.published().milestones]).includes(JSON.stringify(happening.event))) awaited.add(event.messageId)
    decide.happened(happening.event, event.properties ?? {})
    events.emit('event', { name: happening.event, properties: event.properties ?? {} })
  }
  /** Somebody else is here now, or the account is another: surfaces close, the rest is asked anew. */
  function arrive(): void {
    decide.leave()
    meet()
    void guard('identity', knowledge.forget, undefined)
  }
  function meet(): void {
    const { userId, accountId } = who()
    events.emit('identity', { userId, accountId })
    decide.wake()
  }
  function forgetPerson(): void {
    area.write(`${name}-session`, null)
    area.write(`${name}-shown`, null)
  }
  function tell(traits: Properties): void {
    const { userId } = who()
    if (userId) identity.identify(userId, traits)
    happen({ type: 'identify', traits })
  }
  const idOf = (value: unknown): string => {
    const id = typeof value === 'number' ? String(value) : value
    if (typeof id === 'string' && id && id.length <= 256 && !id.startsWith('anon-')) return id
    report('SB1013', `an id has 1-256 characters and does not start with 'anon-': ${String(id)}`)
    return ''
  }
  const bag = (value: unknown): Properties => (isRecord(value) ? value : {})
  const act = (action: Action, guideId?: unknown): ActResult => {
    const id = guideId === undefined ? undefined : String(guideId)
    if (id !== undefined && !knowledge.guides.find(id)) return { ok: false, reason: 'unknown_guide' }
    return decide.run()?.runner.act(action, id) ?? { ok: false, reason: 'nothing_open' }
  }

  const verbs: Shirube = {
    identify(userId, given) {
      const id = idOf(userId)
      const traits = bag(given)
      const { anonymousId } = who()
      const change = id ? identity.identify(id, traits) : 'none'
      if (change === 'none') return
      if (change === 'switched') forgetPerson()
      happen({ type: 'identify', traits })
      if (change === 'switched') arrive()
      if (change !== 'linked') return
      void guard('identity', () => knowledge.records.link(anonymousId, who()).then(knowledge.forget), undefined)
      meet()
    },
    group(accountId, given) {
      const id = accountId === null ? null : idOf(accountId)
      const traits = bag(given)
      const change = id === '' ? 'none' : identity.group(id, traits)
      if (change === 'none') return
      if (id) happen({ type: 'group', groupId: id, traits })
      if (change === 'switched') arrive()
    },
    reset() {
      identity.reset()
      forgetPerson()
      arrive()
    },
    track(event, properties) {
      if (typeof event !== 'string' || !event || event.length > 200 || event.startsWith('$')) report('SB1012', `an event name has 1-200 characters and does not start with '$': ${String(event)}`)
      else happen({ type: 'track', event, properties: bag(properties) })
    },
    page: (title, properties) => happen({ type: 'page', ...(title && { name: String(title) }), properties: bag(properties) }),
    async start(guideId, given) {
      const invoker = document.activeElement
      const run = await decide.load()
      return run ? run.start(String(guideId), { by: 'user', step: given?.step, invoker }) : { ok: false, reason: 'chunk_failed' }
    },
    next: (guideId) => act({ next: true }, guideId),
    back: (guideId) => act({ back: true }, guideId),
    goTo: (stepId, guideId) => act({ goTo: String(stepId) }, guideId),
    complete: (guideId) => act({ complete: true }, guideId),
    dismiss: (guideId) => act({ dismiss: true }, guideId),
    snooze: (duration = '1d', guideId) => act({ snooze: String(duration) }, guideId),
    state: ((guideId?: string) => (guideId === undefined ? picture.state() : picture.state().guides.find(({ id }) => id === guideId))) as Shirube['state'], // an arrow cannot declare overloads
    on: events.on,
    subscribe: (listener) => events.on('state', () => listener()),
    explain: (guideId) => picture.explain(String(guideId)),
    flush: queue.flush,
    destroy: () => end(),
  }

  function end(): void {
    if (ended) return
    ended = true
    ground.end()
    onEnd()
  }
  function join({ guides, user, account }: InitOptions): void {
    if (guides) knowledge.guides.addInline(guides)
    if (user) verbs.identify(user.id, user.traits)
    if (account) verbs.group(account.id, account.traits)
    decide.wake()
  }
  ground.hear(window, 'storage', () => identity.reread() && arrive())
  guard('init', () => join(options), undefined)

  // After the end every door answers as the inert instance does.
  return { api: guardDoors(() => (ended ? inert : verbs), guard), writeKey: options.writeKey, join }
}
