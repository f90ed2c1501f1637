// What is known in this page: guides, this person's progress, and the collector's last answer. Loads, keeps and joins it;
// tells when any of it changed.
import { createGuideList, type GuideList } from './guides/loadGuides.ts'
import { createProgressRecords, type ProgressRecords } from './guides/loadProgress.ts'
import { createStateLoader } from './guides/loadState.ts'
import type { Person } from './identity/identity.ts'
import { request, type Answer } from './lib/request.ts'
import type { Progress, StateAnswer, StateRequest } from './protocol/state.schema.ts'
import type { Ground } from './openGround.ts'

/** On focus the collector is asked at most this often. */
const focusMs = 60_000

export interface KnowledgeDeps {
  readonly who: () => Person
  /** Null in local mode. */
  readonly guidesUrl: string | null
  /** The core's own question for the published guides. */
  readonly published: Promise<Answer> | null
  /** A question to the collector leaves; the result is called when its answer has come. */
  readonly onAsk: () => Promise<() => void>
  readonly onChange: () => void
}

export interface Knowledge {
  readonly guides: GuideList
  readonly records: ProgressRecords
  readonly progress: (guideId: string) => Progress | undefined
  /** Undefined: not answered yet; null: local mode, nobody will answer. */
  readonly answer: () => StateAnswer | undefined | null
  /** Key and identity as every question carries them. */
  readonly question: () => StateRequest
  /** Resolves when what this browser kept has been read and the host's own guides are listed. */
  readonly ready: () => Promise<unknown>
  /** The host's own guides; never rejects. */
  readonly addInline: (guides: readonly unknown[]) => void
  readonly isReady: () => boolean
  /** Resolves when the published guides came, or did not. */
  readonly loaded: Promise<void>
  /** Somebody else is here: the last answer is not about them. */
  readonly forget: () => Promise<void>
  readonly refreshState: () => Promise<void>
  readonly refreshGuides: () => Promise<void>
}

export function openKnowledge(ground: Ground, { who, guidesUrl, published, onAsk, onChange }: KnowledgeDeps): Knowledge {
  const { endpoint, options, store, clock, guard, report, hear } = ground
  const writeKey = options.writeKey ?? ''
  let answer: StateAnswer | undefined | null = endpoint ? undefined : null
  let isReady = false
  let adding = 0
  let added: Promise<void> | undefined
  let recalled: Promise<void> | undefined
  let askedAt = 0

  const guides = createGuideList({
    request,
    store,
    url: guidesUrl,
    onRefused: (id, why) => report('SB1011', `guide '${id}' is skipped: ${why}`),
  })
  const records = createProgressRecords(store)
  const question = (): StateRequest => {
    const { anonymousId, userId, accountId } = who()
    const { version } = guides.published()
    return { writeKey, anonymousId, ...(userId && { userId }), ...(accountId && { accountId }), ...(version && { guidesVersion: version }) }
  }
  const state =
    endpoint &&
    createStateLoader({
      request,
      store,
      url: `${endpoint}/v1/state`,
      clock,
      random: Math.random,
      who,
      question,
      onAsk,
      onAnswer(given) {
        answer = given
        changed()
        if (given.guidesVersion !== guides.published().version) void refreshGuides()
      },
    })
  if (state) ground.onEnd(state.destroy)

  /** The collector's records join ours whenever either side learns something. */
  function changed(): void {
    for (const [id, told] of Object.entries(answer?.guides ?? {})) {
      const entry = guides.find(id)
      if (entry && told.updatedAt > (records.get(who(), entry.guide)?.updatedAt ?? 0)) void guard('progress', () => records.put(who(), entry.guide, told), undefined)
    }
    onChange()
  }
  const quietly = async (feature: string, run: () => Promise<unknown>): Promise<void> => void (await guard(feature, run, undefined))
  // Nobody's state is asked while there is no guide that could need it.
  const refreshState = (): Promise<void> =>
    quietly('state', async () => {
      if (!state || !guides.entries().length) return
      askedAt = clock.now()
      await state.refresh()
    })
  const take = (asked: () => Promise<boolean>): Promise<void> =>
    quietly('guides', async () => {
      if (!(await asked())) return
      changed()
      if (!answer) await refreshState()
    })
  const refreshGuides = (): Promise<void> => take(guides.load)
  const recall = (): Promise<void> =>
    quietly('storage', async () => {
      const person = who()
      // What was seen before somebody said who they are is theirs.
      const [kept] = await Promise.all([state ? state.restore() : undefined, records.load(person)])
      if (kept && !answer && person === who()) answer = kept
    })

  hear(document, 'visibilitychange', () => {
    if (document.hidden) return
    // Other tabs may have gone further.
    void quietly('storage', () => recall().then(changed))
    // Either way: a clock that was set back does not keep it from being asked.
    if (Math.abs(clock.now() - askedAt) < focusMs) return
    askedAt = clock.now()
    void (guides.entries().length ? refreshState : refreshGuides)()
  })

  const read = quietly('storage', async () => {
    await Promise.all([guides.restore(), recall()])
    isReady = true
    changed()
    // A kept copy names guides before the collector does: the question leaves at once.
    void refreshState()
  })

  return {
    guides,
    records,
    progress(guideId) {
      const entry = guides.find(guideId)
      return entry && records.get(who(), entry.guide)
    },
    answer: () => answer,
    question,
    ready: () => Promise.all([read, added, recalled]),
    addInline(given) {
      adding++
      const before = added
      added = quietly('guides', async () => {
        await before
        await guides.addInline(given)
      }).then(() => {
        adding--
        onChange()
        void read.then(refreshState)
      })
    },
    isReady: () => isReady && !adding,
    loaded: take(async () => !!published && guides.receive(await published)),
    async forget() {
      if (state) answer = undefined
      adding++
      await (recalled = recall())
      adding--
      changed()
      await refreshState()
    },
    refreshState,
    refreshGuides,
  }
}
