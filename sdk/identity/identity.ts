// Who is here: an anonymous id until somebody is identified, the user, the account. Kept in this browser and shared by its
// tabs. It never sends: each verb says what changed and the core acts on it.
import { isRecord } from '../protocol/isRecord.ts'
import type { SyncArea } from '../lib/syncArea.ts'

export type Traits = Readonly<Record<string, unknown>>
export interface Person {
  readonly anonymousId: string
  readonly userId: string | null
  readonly userTraits: Traits
  readonly accountId: string | null
  readonly accountTraits: Traits
  /** ms since epoch: first seen by this browser. */
  readonly firstSeen: number
}
/** `linked`: the anonymous history becomes the user's. `switched`: another person or account. `told`: only traits. */
export type Change = 'none' | 'told' | 'linked' | 'switched'

export interface IdentityDeps {
  readonly area: SyncArea
  /** Key in the area, one per write key. */
  readonly name: string
  readonly newId: () => string
  readonly now: () => number
}

export interface Identity {
  readonly who: () => Person
  /** From anonymous: `linked`. Over another user: everything is forgotten first, `switched`. */
  readonly identify: (userId: string, traits: Traits) => Change
  readonly group: (accountId: string | null, traits: Traits) => Change
  readonly reset: () => void
  /** Another tab may have changed who is here; true when it did. */
  readonly reread: () => boolean
}

export function createIdentity({ area, name, newId, now }: IdentityDeps): Identity {
  const nobody = (): Person => ({ anonymousId: `anon-${newId()}`, userId: null, userTraits: {}, accountId: null, accountTraits: {}, firstSeen: now() })
  const keep = (next: Person): void => {
    person = next
    area.write(name, next)
  }
  const stored = area.read(name)
  let person = isPerson(stored) ? stored : nobody()
  keep(person)

  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
  return {
    who: () => person,
    identify(userId, traits) {
      const before = person
      const fresh = before.userId && before.userId !== userId ? nobody() : before
      const next = { ...fresh, userId, userTraits: { ...fresh.userTraits, ...traits } }
      if (same(next, before)) return 'none'
      keep(next)
      return before.userId === userId ? 'told' : before.userId ? 'switched' : 'linked'
    },
    group(accountId, traits) {
      const before = person
      const next = { ...before, accountId, accountTraits: before.accountId === accountId ? { ...before.accountTraits, ...traits } : traits }
      if (same(next, before)) return 'none'
      keep(next)
      return before.accountId === accountId ? 'told' : 'switched'
    },
    reset: () => keep(nobody()),
    reread() {
      const before = person
      const current = area.read(name)
      if (isPerson(current)) person = current
      return before.userId !== person.userId || before.accountId !== person.accountId || before.anonymousId !== person.anonymousId
    },
  }
}

/** Stored by an older or newer release, or by somebody else. */
function isPerson(stored: unknown): stored is Person {
  if (!isRecord(stored)) return false
  const { anonymousId, userId, accountId, userTraits, accountTraits, firstSeen } = stored
  return !!anonymousId && [anonymousId, userId ?? '', accountId ?? ''].every((id) => typeof id === 'string') && isRecord(userTraits) && isRecord(accountTraits) && typeof firstSeen === 'number'
}
