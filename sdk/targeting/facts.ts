// Everything impure (clock, address, identity, storage) is read once per evaluation and given here; from then on the
// evaluation is pure. `undefined` means "not answered yet", `null` "known to be absent".
import type { Facts } from '../protocol/evaluate.ts'

type Bag = Readonly<Record<string, unknown>>

export interface FactInput extends Omit<Facts, 'read'> {
  /** Null when nobody is known; firstSeen in ms since epoch. */
  readonly user: { readonly id?: string | null | undefined; readonly traits?: Bag | undefined; readonly firstSeen?: number | undefined; readonly sessions?: number | undefined } | null
  readonly account: { readonly id: string; readonly traits?: Bag | undefined; readonly firstSeen?: number | undefined } | null
  /** `path` is the pathname, with `#/…` for hash routers. */
  readonly page: { readonly path: string; readonly title?: string | undefined; readonly query?: Bag | undefined }
  readonly device: { readonly type: 'desktop' | 'tablet' | 'phone' }
  readonly locale: string
  readonly consent: string
  readonly answer?: Bag | undefined
}

export function buildFacts(input: FactInput): Facts {
  const read = (name: string): unknown => {
    let value: unknown = input
    const path = name.split('.')
    for (const key of path) {
      if (value === null || typeof value !== 'object') return value === null ? null : undefined
      // Own keys only: `user.traits.constructor` is nobody's trait.
      value = Object.hasOwn(value, key) ? (value as Bag)[key] : undefined // an object with this own key
    }
    // Open bags (traits, query, answers) are known whole: what they do not hold is absent, not unanswered.
    return value === undefined && path.length > 2 ? null : value
  }
  return { ...input, read }
}
