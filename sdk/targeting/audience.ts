// Is this person among those the guide is for? Also asked before a resumed or snoozed run is offered.
import { judge } from '../guides/rules.ts'
import type { Facts, Reason } from '../protocol/evaluate.ts'
import type { Guide } from '../protocol/guide.schema.ts'

export type Audience = { readonly ok: true; readonly reasons: readonly Reason[] } | { readonly ok: false; readonly reason: 'audience' | 'audience_unknown'; readonly reasons: readonly Reason[] }

export function inAudience({ audience }: Pick<Guide, 'audience'>, facts: Facts): Audience {
  if (!audience) return { ok: true, reasons: [] }
  const { result, reasons } = judge(audience, facts)
  return result === 'pass' ? { ok: true, reasons } : { ok: false, reason: result === 'fail' ? 'audience' : 'audience_unknown', reasons }
}
