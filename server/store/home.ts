// Homes: the one text every row hangs on. An event's birth home comes from its own bytes, never from what the collector knows.

export const accountHome = (accountId: string): string => `a:${accountId}`
export const userHome = (userId: string): string => `u:${userId}`
export const anonymousHome = (anonymousId: string): string => `n:${anonymousId}`

export const isAccountHome = (home: string): boolean => home.startsWith('a:')
/** The id a home was made of. */
export const idOfHome = (home: string): string => home.slice(2)

/** The event belongs to an account by what it says itself: `groupId` first, then the person, then the browser. */
export function birthHome(ids: { groupId: string | null; userId: string | null; anonymousId: string | null }): string | null {
  if (ids.groupId !== null) return accountHome(ids.groupId)
  if (ids.userId !== null) return userHome(ids.userId)
  return ids.anonymousId === null ? null : anonymousHome(ids.anonymousId)
}

export interface Membership {
  /** An account's home. */
  account: string
  firstTs: number
  lastLeave: number | null
  lastJoin: number
}

/** Where a person's un-grouped event of that time belongs: the one account open then. None or several: null. The first membership reaches back to the beginning. */
export function accountAt(memberships: readonly Membership[], ts: number): string | null {
  const first = memberships.reduce((least, one) => Math.min(least, one.firstTs), Infinity)
  const open = memberships.filter((one) => (one.firstTs <= ts || one.firstTs === first) && (one.lastLeave === null || one.lastLeave < one.lastJoin || ts < one.lastLeave))
  const only = open.length === 1 ? open[0] : undefined
  return only ? only.account : null
}
