// Turns a call into one event of Segment's wire shape; id and time are made here, once, and survive every retry.
import type { Person, Traits } from '../identity/identity.ts'
import type { WireEvent } from '../protocol/event.schema.ts'

export type TrackedEvent = WireEvent & { messageId: string; timestamp: string }

export type Happening =
  | { readonly type: 'track'; readonly event: string; readonly properties: Traits }
  | { readonly type: 'page'; readonly name?: string | undefined; readonly properties: Traits }
  | { readonly type: 'identify'; readonly traits: Traits }
  | { readonly type: 'group'; readonly groupId: string; readonly traits: Traits }

export interface TrackerDeps {
  readonly now: () => number
  readonly newId: () => string
  readonly who: () => Person
  readonly locale: () => string
  readonly version: string
}

export function createTracker({ now, newId, who, locale, version }: TrackerDeps): (happening: Happening) => TrackedEvent {
  // Without query and hash: they carry tokens and searches.
  const bare = (url: string): string => url.replace(/[?#].*/, '')
  return (happening) => {
    const { anonymousId, userId, accountId } = who()
    const page = { path: location.pathname, url: bare(location.href), title: document.title, referrer: bare(document.referrer) }
    return {
      ...happening,
      // Segment's page calls carry the page as properties too.
      ...(happening.type === 'page' && { properties: { ...page, ...happening.properties } }),
      messageId: newId(),
      timestamp: new Date(now()).toISOString(),
      anonymousId,
      ...(userId && { userId }),
      context: { library: { name: 'shirube', version }, locale: locale(), page, ...(accountId && { groupId: accountId }) },
    }
  }
}

/** What a full outbox keeps longest: who people are and how guides ended; page views go first. */
export const priorityOf = ({ type, event = '' }: { readonly type: string; readonly event?: string }): number => (type === 'page' ? 0 : type === 'track' && !/^\$(guide|item|survey)_/.test(event) ? 1 : 2)
