// What happened in one account: acts, guides, milestones, people, merged newest first and cut into pages.
import type { TimelineEntry } from 'shirube/protocol'
import { readAbandoned } from './abandoned.ts'
import { badField, type Ask } from './ask.ts'
import type { AccountFacts } from './accountRows.ts'
import { readChanges } from './changes.ts'
import type { PersonFacts } from './people.ts'
import { guideName, type PublishedSet } from './published.ts'
import { eventsUpTo, type StoredEvent } from './storedEvents.ts'

const pageSize = 40

export interface TimelinePage {
  readonly entries: TimelineEntry[]
  /** Pass as `before` for what is older; null: this is all. */
  readonly next: string | null
}

/** `<ms>`: what is older than that. `<ms>.<n>`: what is not newer, less the first n of that very millisecond. */
function readCursor(ask: Ask): { readonly upTo: number; readonly skip: number } {
  const text = ask.params.before
  if (text === undefined || text === '') return { upTo: Number.MAX_SAFE_INTEGER, skip: 0 }
  const [, at, skip] = /^([0-9]{1,15})(?:\.([0-9]{1,6}))?$/.exec(text) ?? []
  if (at === undefined) throw badField(ask, 'before', 'the timelineNext of the page before')
  return skip === undefined ? { upTo: Number(at) - 1, skip: 0 } : { upTo: Number(at), skip: Number(skip) }
}

export function timelinePage(ask: Ask, account: AccountFacts, people: ReadonlyMap<string, PersonFacts>, set: PublishedSet): TimelinePage {
  const { upTo, skip } = readCursor(ask)
  // Of the acts as many as could stand on this page, and one to know whether another follows: merged, the first of them are exact.
  const limit = skip + pageSize + 1
  const who = (userId: string | null): string | null => (userId === null ? null : (people.get(userId)?.name ?? userId))
  const acts = eventsUpTo(ask, account.home, upTo, limit).map((e) => actEntry(e, who(e.userId), set))
  const left = readAbandoned(ask, account.home)
    .filter((run) => run.at <= upTo)
    .map((run): TimelineEntry => ({ at: run.at, kind: 'guide', code: '$guide_abandoned', who: who(run.userId), detail: guideDetail(run.guide, set) }))
  const changes = readChanges(ask, account.home).filter((e) => e.at <= upTo)
  const joined = [...people.values()].filter((p) => p.firstSeenAt <= upTo).map((p): TimelineEntry => ({ at: p.firstSeenAt, kind: 'person', code: p.userId, who: p.name, detail: {} }))
  const started: TimelineEntry[] = account.startedAt !== null && account.startedAt <= upTo ? [{ at: account.startedAt, kind: 'account', code: account.accountId, who: null, detail: {} }] : []
  // Array.sort is stable: equal ones stay as their source gave them.
  const all = [...changes, ...acts, ...left, ...joined, ...started].sort((a, b) => b.at - a.at || rank[b.kind] - rank[a.kind])
  const entries = all.slice(skip, skip + pageSize)
  const oldest = entries.at(-1)
  if (!oldest || all.length <= skip + pageSize) return { entries, next: null }
  const shown = entries.filter((e) => e.at === oldest.at).length + (oldest.at === upTo ? skip : 0)
  return { entries, next: `${oldest.at}.${shown}` }
}

// Of one instant: what was reached stands above what was done for it. Acts and guides are merged before, so they share a rank.
const rank: Readonly<Record<TimelineEntry['kind'], number>> = { goal: 4, milestone: 3, guide: 2, event: 2, person: 1, account: 0 }

function actEntry(event: StoredEvent, who: string | null, set: PublishedSet): TimelineEntry {
  if (!event.name.startsWith('$')) return { at: event.ts, kind: 'event', code: event.name, who, detail: event.properties }
  const guide = guideNamed(event.properties.guideId, set)
  const item = guide?.kind === 'checklist' ? guide.items.find((i) => i.id === event.properties.itemId) : undefined
  return { at: event.ts, kind: 'guide', code: event.name, who, detail: { ...event.properties, ...guideDetail(event.properties.guideId, set), ...(item ? { item: item.title } : {}) } }
}

const guideNamed = (id: unknown, set: PublishedSet) => set.guides.find((g) => g.body.id === id)?.body

function guideDetail(id: unknown, set: PublishedSet): TimelineEntry['detail'] {
  const guide = guideNamed(id, set)
  return { guideId: id, ...(guide ? { guide: guideName(guide) } : {}) }
}
