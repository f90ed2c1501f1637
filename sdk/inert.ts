// The instance that does nothing: bad options, `?shirube=off`, no document, or the SDK turned off for the page.
import type { Shirube, State } from './shirube.types.ts'

const state: State = { ready: false, user: { id: null, anonymousId: '' }, account: null, guides: [], milestones: {}, goals: {} }
const nothing = (): void => {}
const stop = (): (() => void) => nothing
const refuse = (): { ok: false; reason: 'inert' } => ({ ok: false, reason: 'inert' })

export const inert: Shirube = Object.freeze({
  identify: nothing,
  group: nothing,
  reset: nothing,
  track: nothing,
  page: nothing,
  start: async () => refuse(),
  next: refuse,
  back: refuse,
  goTo: refuse,
  complete: refuse,
  dismiss: refuse,
  snooze: refuse,
  state: ((guideId?: string) => (guideId === undefined ? state : undefined)) as Shirube['state'], // an arrow cannot declare overloads
  on: stop,
  subscribe: stop,
  explain: (id: string) => ({ id, showing: false, reason: 'inert', reasons: [] }) as const,
  flush: async () => ({ stored: 0, duplicates: 0, rejected: 0, waiting: 0 }),
  destroy: nothing,
})
