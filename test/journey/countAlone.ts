// A second opinion: activation counted from exported raw events by the sentences of the definitions, importing nothing of the
// product. Plain loops over plain JSON, so that it can be read and checked by eye.

export interface RawEvent {
  readonly account: string | null
  readonly ts: number
  readonly id: string
  readonly type: string
  readonly name: string
  readonly properties: Record<string, unknown>
  readonly traits: Record<string, unknown>
}
export interface Count {
  readonly numerator: number
  readonly denominator: number
  readonly immature: number
}

const day = 86_400_000
const windowMs = 14 * day

/** `first-message` and three joined, not revoked teammates, both within 14 days of the account's start. */
function activatedAt(events: readonly RawEvent[], start: number): number | null {
  const order = [...events].sort((a, b) => a.ts - b.ts || (a.id < b.id ? -1 : 1))
  const message = order.find((e) => e.type === 'track' && e.name === 'Message Posted')?.ts
  const joined = new Map<string, { first: number; last: number; lastId: string }>()
  const revoked = new Map<string, { ts: number; id: string }>()
  for (const e of order) {
    const who = e.properties.inviteeId
    if (e.type !== 'track' || typeof who !== 'string') continue
    if (e.name === 'Teammate Joined') joined.set(who, { first: joined.get(who)?.first ?? e.ts, last: e.ts, lastId: e.id })
    if (e.name === 'Invite Revoked') revoked.set(who, { ts: e.ts, id: e.id })
  }
  const stays = [...joined].map(([who, j]) => {
    const r = revoked.get(who)
    const gone = r !== undefined && (r.ts > j.last || (r.ts === j.last && r.id > j.lastId))
    return { from: j.first, until: gone && r ? r.ts : Infinity }
  })
  const three = stays.map((s) => s.from).sort((a, b) => a - b).find((t) => stays.filter((s) => s.from <= t && t < s.until).length >= 3)
  if (message === undefined || three === undefined) return null
  if (three > start + windowMs) return null
  const both = Math.max(message, three)
  return both <= start + windowMs ? both : null
}

export function countActivation(events: readonly RawEvent[], period: { readonly from: number; readonly until: number }, now: number): Count {
  const accounts = new Map<string, RawEvent[]>()
  for (const e of events) if (e.account !== null) accounts.set(e.account, [...(accounts.get(e.account) ?? []), e])
  let numerator = 0
  let denominator = 0
  let immature = 0
  for (const own of accounts.values()) {
    const created = own.filter((e) => e.type === 'group').map((e) => Date.parse(String(e.traits.createdAt))).filter((t) => !Number.isNaN(t))
    const start = created.length ? Math.min(...created) : Math.min(...own.map((e) => e.ts))
    if (start < period.from || start >= period.until) continue
    if (start + windowMs > now) {
      immature++
      continue
    }
    denominator++
    if (activatedAt(own, start) !== null) numerator++
  }
  return { numerator, denominator, immature }
}
