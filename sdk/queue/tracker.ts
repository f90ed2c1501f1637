// Turns a call into one event of Segment's wire shape; id and time are made here, once, and survive every retry.
import type { Person, Traits } from '../identity/identity.ts'
import type { WireEvent } from '../protocol/event.schema.ts'
import type { Priority } from './bounds.ts'

export type TrackedEvent = WireEvent & { messageId: string; timestamp: string }

export type Happening =
  | { readonly type: 'track'; readonly event: string; readonly properties?: Traits | undefined }
  | { readonly type: 'page'; readonly name?: string | undefined; readonly properties?: Traits | undefined }
  | { readonly type: 'identify'; readonly traits?: Traits | undefined }
  | { readonly type: 'group'; readonly groupId: string; readonly traits?: Traits | undefined }

export interface TrackerDeps {
  readonly now: () => number
  readonly newId: () => string
  readonly who: () => Person
  readonly locale: () => string
  readonly version: string
}

export function createTracker({ now, newId, who, locale, version }: TrackerDeps): (happening: Happening) => TrackedEvent {
  return (happening) => {
    const { anonymousId, userId, accountId } = who()
    const page = readPage()
    return {
      ...happening,
      // Segment's page calls carry the page as properties too.
      ...(happening.type === 'page' ? { properties: { ...page, ...happening.properties } } : {}),
      messageId: newId(),
      timestamp: new Date(now()).toISOString(),
      anonymousId,
      ...(userId ? { userId } : {}),
      context: { library: { name: 'shirube', version }, locale: locale(), page, ...(accountId ? { groupId: accountId } : {}) },
    }
  }
}

/** Without query and hash: they carry tokens and searches. */
function readPage(): Record<string, string> {
  const bare = (url: string): string => url.replace(/[?#].*$/, '')
  return { path: location.pathname, url: bare(location.href), title: document.title, referrer: bare(document.referrer) }
}

/** What a full outbox keeps longest: who people are and how guides ended; page views go first. */
export function priorityOf({ type, event }: WireEvent): Priority {
  if (type === 'page') return 0
  return type !== 'track' || /^\$(guide_(completed|dismissed|blocked|superseded)|item_completed|survey_answered)$/.test(event ?? '') ? 2 : 1
}
