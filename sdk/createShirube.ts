// The core, always loaded: who is here, what happens, and on its way out with it. Guides are decided on in a chunk of
// their own, fetched when there are any. Nothing here throws into the page.
import type { Core, Decide } from './decide.ts'
import { guardDoors } from './guardDoors.ts'
import { createIdentity } from './identity/identity.ts'
import { createSession } from './identity/session.ts'
import { inert } from './inert.ts'
import { localeOf } from './lib/localeOf.ts'
import { parseJson } from './lib/parseJson.ts'
import { isRecord } from './protocol/isRecord.ts'
import { request, type Answer } from './lib/request.ts'
import { openGround } from './openGround.ts'
import { openQueue } from './openQueue.ts'
import type { Action } from './protocol/guide.schema.ts'
import type { Happening, TrackedEvent } from './queue/tracker.ts'
import type { Switches } from './readSwitches.ts'
import type { ActResult } from './runner/runner.types.ts'
import type { InitOptions, Properties, Shirube, State } from './shirube.types.ts'

export interface Instance {
  readonly api: Shirube
  readonly writeKey: string | undefined
  /** What a second `init` brings: guides, user, account. */
  readonly join: (options: InitOptions) => void
}

/** `onEnd`: the instance undid itself, by `destroy()` or because it turned itself off. */
export function createShirube(options: InitOptions, switches: Switches, onEnd: () => void): Instance {
  const ground = openGround(options, switches, () => end())
  const { area, name, newId, clock, guard, events, report, endpoint } = ground
  const { who, ...identity } = createIdentity({ area, name: `${name}-who`, newId, now: clock.now })
  const session = createSession(area, `${name}-session`, clock.now)
  const locale = (): string => localeOf(options.locale ?? (document.documentElement.lang || navigator.language))
  const past: TrackedEvent[] = []
  const seen = new Set<string>()
  const inline: unknown[] = []
  let decide: Decide | null = null
  let loading: Promise<Decide | null> | null = null
  let settled = false
  let ended = false
  let bare: State = inert.state()

  const queue = openQueue(ground, { who, locale, onFound: (event) => past.push(event), onDelivered: () => decide?.onDelivered() })
  const guidesUrl = endpoint && `${endpoint}/v1/guides?writeKey=${encodeURIComponent(options.writeKey ?? '')}`
  const published = guidesUrl ? request(guidesUrl) : null
  const core: Core = { ground, who, session, locale, queue, past, happened: (event) => seen.has(event), guidesUrl, published, send: happen, setTrait: (path, value) => tell({ [path.replace('user.traits.', '')]: value }) }

  function load(): Promise<Decide | null> {
    return (loading ??= import('./decide.ts')
      .then(({ openDecide }) => {
        if (ended) return null
        const opened = openDecide(core)
        opened.addInline(inline)
        return (decide = opened)
      })
      .catch((cause: unknown) => {
        loading = null
        report('SB1032', 'a part of Shirube did not load', cause)
        return null
      }))
  }
  async function lookForGuides(): Promise<void> {
    const { status = 0, text = '' } = (await published) ?? ({} as Partial<Answer>) // local mode: no answer
    const list = parseJson(text)?.['guides'] as readonly unknown[] | undefined // whatever it is, `decide` reads it again
    settled = true
    // Unreachable: the last good copy may know some.
    if ((endpoint && status !== 200) || list?.length) await load()
    else events.emit('state', verbs.state())
  }

  function happen(happening: Happening): void {
    session()
    const event = queue.send(happening)
    if (!event) return
    if (happening.type === 'track') seen.add(happening.event)
    if (decide) decide.onEvent(event)
    else if (past.push(event) > 1_000) past.shift()
    if (happening.type === 'track') events.emit('event', { name: happening.event, properties: event.properties ?? {} })
  }
  /** `left`: somebody else is here now, or the account is another. */
  function arrive(left: boolean): void {
    if (left) seen.clear()
    if (decide) decide.onIdentity(left)
    else events.emit('state', verbs.state())
    const { userId, accountId } = who()
    events.emit('identity', { userId, accountId })
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
    const id = typeof value === 'number' ? `${value}` : value
    if (typeof id === 'string' && id && id.length <= 256 && !id.startsWith('anon-')) return id
    report('SB1013', `an id has 1-256 characters and does not start with 'anon-': ${String(id)}`)
    return ''
  }
  const bag = (value: unknown): Properties => (isRecord(value) ? value : {})
  const act = (action: Action, guideId: unknown): ActResult => decide?.act(action, guideId === undefined ? undefined : String(guideId)) ?? { ok: false, reason: 'nothing_open' }

  const verbs: Shirube = {
    identify(userId, given) {
      const id = idOf(userId)
      const traits = bag(given)
      const change = id ? identity.identify(id, traits) : 'none'
      if (change === 'none') return
      if (change === 'switched') forgetPerson()
      happen({ type: 'identify', traits })
      if (change !== 'told') arrive(change === 'switched')
    },
    group(accountId, given) {
      const id = accountId === null ? null : idOf(accountId)
      const traits = bag(given)
      const change = id === '' ? 'none' : identity.group(id, traits)
      if (change === 'none') return
      if (id) happen({ type: 'group', groupId: id, traits })
      if (change === 'switched') arrive(true)
    },
    reset() {
      identity.reset()
      forgetPerson()
      arrive(true)
    },
    track(event, properties) {
      if (typeof event !== 'string' || !event || event.length > 200 || event.startsWith('$')) report('SB1012', `an event name has 1-200 characters and does not start with '$': ${String(event)}`)
      else happen({ type: 'track', event, properties: bag(properties) })
    },
    page: (title, properties) => happen({ type: 'page', ...(title && { name: String(title) }), properties: bag(properties) }),
    async start(guideId, given) {
      const invoker = document.activeElement
      await load()
      return decide?.start(String(guideId), given?.step, invoker) ?? { ok: false, reason: ended ? 'inert' : 'chunk_failed' }
    },
    next: (guideId) => act({ next: true }, guideId),
    back: (guideId) => act({ back: true }, guideId),
    goTo: (stepId, guideId) => act({ goTo: String(stepId) }, guideId),
    complete: (guideId) => act({ complete: true }, guideId),
    dismiss: (guideId) => act({ dismiss: true }, guideId),
    snooze: (duration = '1d', guideId) => act({ snooze: String(duration) }, guideId),
    state: ((guideId?: string) => {
      const { userId, anonymousId, accountId } = who()
      // Until there are guides: who is here, and nothing else.
      const plain = JSON.stringify({ ...inert.state(), ready: settled, user: { id: userId, anonymousId }, account: accountId ? { id: accountId } : null })
      if (plain !== JSON.stringify(bare)) bare = JSON.parse(plain, (_, part: unknown) => Object.freeze(part)) as State // written on the line before
      const state = decide?.state() ?? bare
      return guideId === undefined ? state : state.guides.find(({ id }) => id === guideId)
    }) as Shirube['state'], // an arrow cannot declare overloads
    on: events.on,
    subscribe: (listener) => events.on('state', () => listener()),
    explain: (guideId) => decide?.explain(String(guideId)) ?? { id: String(guideId), showing: false, reason: 'unknown_guide', reasons: [] },
    flush: queue.flush,
    destroy: () => end(),
  }

  function end(): void {
    if (ended) return
    ended = true
    ground.end()
    decide = null
    onEnd()
  }
  function join({ guides = [], user, account }: InitOptions): void {
    if (decide) decide.addInline(guides)
    else inline.push(...guides)
    if (user) verbs.identify(user.id, user.traits)
    if (account) verbs.group(account.id, account.traits)
    if (guides.length) void load()
  }
  ground.hear(window, 'storage', () => identity.reread() && arrive(true))
  guard('init', () => join(options), undefined)
  void guard('guides', lookForGuides, undefined)

  // After the end every door answers as the inert instance does.
  return { api: guardDoors(() => (ended ? inert : verbs), guard), writeKey: options.writeKey, join }
}
