// state(): frozen pictures of what the page shows and knows, the same object until something changed. And explain().
import type { Person } from './identity/identity.ts'
import { inert } from './inert.ts'
import type { Reason } from './protocol/evaluate.ts'
import type { Runs } from './openRuns.ts'
import type { Knowledge } from './openKnowledge.ts'
import type { Explanation, GuideState, State } from './shirube.types.ts'

export interface Picture {
  /** Looks again; the object of last time when it says the same. */
  readonly state: () => State
  readonly explain: (guideId: string) => Explanation
}

export function createPicture({ guides, progress, answer, isReady }: Knowledge, runs: Runs, who: () => Person, actions: object): Picture {
  const known = new Map<string, { readonly text: string; readonly value: unknown }>()
  const keep = <T>(name: string, value: T): T => {
    const text = JSON.stringify(value)
    let entry = known.get(name)
    // A copy, frozen from the leaves up: what was joined into it stays free.
    if (entry?.text !== text) known.set(name, (entry = { text, value: JSON.parse(text, (_, part: unknown) => Object.freeze(part)) }))
    return entry.value as T // made from a T of this name
  }
  let last = { text: '', state: inert.state() }
  return {
    state() {
      const { userId, anonymousId, accountId } = who()
      const { milestones = {}, goals = {} } = answer() ?? {}
      const list = guides.entries().map(({ guide, source }): GuideState => {
        const { id, kind } = guide
        const { status = 'not_started', runId, stepId, items = {} } = progress(id) ?? {}
        const run = runs.run()
        return keep(id, {
          id,
          kind,
          source,
          status,
          ...(runId && { runId }),
          ...(stepId && { stepId }),
          ...(guide.kind === 'checklist' && { items: guide.items.map((item) => ({ id: item.id, done: !!items[item.id] })) }),
          ...run?.runner.state(id),
          ...(run?.refusal(id) && { reason: run.refusal(id) }),
        })
      })
      const next = { ready: isReady(), user: { id: userId, anonymousId }, account: accountId ? { id: accountId } : null, guides: list, milestones, goals }
      const text = JSON.stringify(next)
      if (text === last.text) return last.state
      // The guides are the kept ones, so that an unchanged guide is the same object in a changed state.
      last = { text, state: Object.freeze({ ...keep('', { ...next, guides: [] }), guides: Object.freeze(list) }) }
      return last.state
    },
    explain(id) {
      const entry = guides.find(id)
      const run = runs.run()
      // Their buttons are drawn disabled.
      const missing = [...`${JSON.stringify(entry)}`.matchAll(/"call":"([^"]+)/g)].flatMap(([, subject = '']): Reason[] => (Object.hasOwn(actions, subject) ? [] : [{ code: 'action_missing', result: 'fail', subject }]))
      const no = (reason: Explanation['reason'], reasons: Explanation['reasons'] = []): Explanation => ({ id, showing: reason === 'showing', reason, reasons: [...reasons, ...missing] })
      if (!entry) return no(guides.wasRefused(id) ? 'not_accepted' : 'unknown_guide')
      if (run?.runner.state(id)?.status === 'in_progress') return no('showing')
      const { reason, reasons } = run?.explain(entry) ?? { reason: 'state_unknown' }
      return no(reason, reasons)
    },
  }
}
