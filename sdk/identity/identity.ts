// Who is here: an anonymous id until somebody is identified, the user, the account. Kept in this browser and shared by its
// tabs. It never sends: each verb says what changed and the core acts on it.
import { isRecord } from '../lib/parseJson.ts'
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
  /** Another tab changed who is here. */
  readonly onRemoteChange: () => void
}

export interface Identity {
  readonly who: () => Person
  /** From anonymous: `linked`. Over another user: everything is forgotten first, `switched`. */
  readonly identify: (userId: string, traits: Traits) => Change
  readonly group: (accountId: string | null, traits: Traits) => Change
  readonly setTrait: (name: string, value: unknown) => void
  readonly reset: () => void
  readonly destroy: () => void
}

export function createIdentity({ area, name, newId, now, onRemoteChange }: IdentityDeps): Identity {
  const nobody = (): Person => ({ anonymousId: `anon-${newId()}`, userId: null, userTraits: {}, accountId: null, accountTraits: {}, firstSeen: now() })
  const idOrNull = (value: unknown): string | null => (typeof value === 'string' && value ? value : null)
  // Stored by an older or newer release, or by somebody else: taken field by field.
  const read = (): Person | undefined => {
    const stored = area.read(name)
    const anonymousId = idOrNull(stored?.['anonymousId'])
    if (!stored || !anonymousId) return undefined
    const bag = (value: unknown): Traits => (isRecord(value) ? value : {})
    return {
      anonymousId,
      userId: idOrNull(stored['userId']),
      userTraits: bag(stored['userTraits']),
      accountId: idOrNull(stored['accountId']),
      accountTraits: bag(stored['accountTraits']),
      firstSeen: typeof stored['firstSeen'] === 'number' ? stored['firstSeen'] : now(),
    }
  }
  const keep = (next: Person): void => {
    person = next
    area.write(name, { ...next })
  }
  let person = read()
  if (!person) keep(nobody())
  const who = (): Person => person ?? nobody()

  const stop = area.onChange(name, () => {
    const before = who()
    person = read() ?? before
    const now = who()
    if (before.userId !== now.userId || before.accountId !== now.accountId || before.anonymousId !== now.anonymousId) onRemoteChange()
  })

  return {
    who,
    identify(userId, traits) {
      const before = who()
      const same = before.userId === userId
      const fresh = before.userId && !same ? nobody() : before
      const userTraits = { ...fresh.userTraits, ...traits }
      if (same && JSON.stringify(userTraits) === JSON.stringify(before.userTraits)) return 'none'
      keep({ ...fresh, userId, userTraits })
      return same ? 'told' : before.userId ? 'switched' : 'linked'
    },
    group(accountId, traits) {
      const before = who()
      const same = before.accountId === accountId
      const accountTraits = same ? { ...before.accountTraits, ...traits } : traits
      if (same && (accountId === null || JSON.stringify(accountTraits) === JSON.stringify(before.accountTraits))) return 'none'
      keep({ ...before, accountId, accountTraits: accountId === null ? {} : accountTraits })
      return same ? 'told' : 'switched'
    },
    setTrait(trait, value) {
      const before = who()
      keep({ ...before, userTraits: { ...before.userTraits, [trait]: value } })
    },
    reset: () => keep(nobody()),
    destroy: stop,
  }
}
