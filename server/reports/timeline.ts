// What happened in one account: acts, guides, milestones, people, merged newest first and cut into pages by time.
import type { TimelineEntry } from 'shirube/protocol'
import type { Ask } from './ask.ts'
import type { AccountFacts } from './accountRows.ts'
import type { PersonFacts } from './people.ts'
import { guideName, type PublishedSet } from './published.ts'
import { eventsBefore, type StoredEvent } from './storedEvents.ts'

const pageSize = 40

interface TransitionRow {
  at: number
  kind: string
  ref: string
  to_state: string
}

export interface TimelinePage {
  readonly entries: TimelineEntry[]
  /** Pass as `before` for what is older; null: this is all. */
  readonly next: string | null
}

export function timelinePage(ask: Ask, account: AccountFacts, people: ReadonlyMap<string, PersonFacts>, set: PublishedSet): TimelinePage {
  const { read, environment, params } = ask
  const before = params.before === undefined || params.before === '' ? Number.MAX_SAFE_INTEGER : Number(params.before)
  const limit = pageSize * 2
  const who = (userId: string | null): string | null => (userId === null ? null : (people.get(userId)?.name ?? userId))
  const acts = eventsBefore(ask, account.home, before, limit).map((e) => actEntry(e, who(e.userId), set))
  const changes = read
    .all<TransitionRow>("SELECT at, kind, ref, to_state FROM transition WHERE environment = ? AND home = ? AND at < ? AND length(subject) = 0 AND kind IN ('milestone', 'goal') ORDER BY at DESC LIMIT ?", [environment, account.home, before, limit])
    .filter((t) => ['reached', 'lost', 'missed'].includes(t.to_state))
    .map((t): TimelineEntry => ({ at: t.at, kind: t.kind === 'goal' ? 'goal' : 'milestone', code: t.ref, who: null, detail: { to: t.to_state } }))
  const joined = [...people.values()].filter((p) => p.firstSeenAt < before).map((p): TimelineEntry => ({ at: p.firstSeenAt, kind: 'person', code: p.userId, who: p.name, detail: {} }))
  const started: TimelineEntry[] = account.startedAt !== null && account.startedAt < before ? [{ at: account.startedAt, kind: 'account', code: account.accountId, who: null, detail: {} }] : []
  const all = [...acts, ...changes, ...joined, ...started].sort((a, b) => b.at - a.at || rank[b.kind] - rank[a.kind])
  const last = all[pageSize - 1]
  // A page never ends between entries of one millisecond, because the next one begins strictly before it.
  const entries = last && all.length > pageSize ? all.filter((e) => e.at >= last.at) : all
  const oldest = entries.at(-1)
  return { entries, next: oldest && entries.length < all.length ? String(oldest.at) : null }
}

// Of one instant: what was reached stands above what was done for it.
const rank: Readonly<Record<TimelineEntry['kind'], number>> = { goal: 5, milestone: 4, guide: 3, event: 2, person: 1, account: 0 }

function actEntry(event: StoredEvent, who: string | null, set: PublishedSet): TimelineEntry {
  if (!event.name.startsWith('$')) return { at: event.ts, kind: 'event', code: event.name, who, detail: event.properties }
  const guide = set.guides.find((g) => g.body.id === event.properties.guideId)?.body
  const item = guide?.kind === 'checklist' ? guide.items.find((i) => i.id === event.properties.itemId) : undefined
  const title = item && (typeof item.title === 'string' ? item.title : Object.values(item.title)[0])
  return { at: event.ts, kind: 'guide', code: event.name, who, detail: { ...event.properties, ...(guide ? { guide: guideName(guide) } : {}), ...(title ? { item: title } : {}) } }
}
