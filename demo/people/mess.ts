// What the wire does to the truth: wrong clocks, late and repeated and out-of-order events. The collector must not mind.
import type { Fact, SampleAccount } from './account.ts'
import { uuidAt, type Random } from './random.ts'

export interface SampleEvent {
  type: Fact['type']
  messageId: string
  timestamp: string
  userId?: string
  anonymousId?: string
  event?: string
  name?: string
  groupId?: string
  properties?: Fact['properties']
  traits?: Fact['traits']
  context: { groupId?: string; locale?: string; library: { name: string; version: string } }
}
/** One request's events; all were stamped by a clock that is wrong by this much. */
export interface Parcel { skewMs: number; events: SampleEvent[] }

const parcelSize = 250
const library = { browser: { name: 'shirube', version: '0.1.0' }, server: { name: 'tsunagu-server', version: '0.1.0' } } as const

/** @param lives facts per account, any order */
export function packParcels(lives: readonly { account: SampleAccount; facts: readonly Fact[] }[], random: Random): Parcel[] {
  const truth = lives.flatMap(({ account, facts }) => facts.map((fact) => ({ account, fact }))).sort((a, b) => a.fact.at - b.fact.at)
  const queue: { place: number; skewMs: number; event: SampleEvent }[] = []
  truth.forEach(({ account, fact }, place) => {
    const event = putOnWire(account, fact, random)
    const skewMs = fact.fromServer ? 0 : fact.who.skewMs
    // A phone in a tunnel, a laptop closed for the weekend: one in nine arrives well after its neighbours.
    const late = random.chance(0.11) ? random.wait(400) : 0
    queue.push({ place: place + late, skewMs, event })
    // A lost answer: the same event once more, later.
    if (random.chance(0.03)) queue.push({ place: place + late + random.wait(500), skewMs, event })
  })
  queue.sort((a, b) => a.place - b.place)
  const parcels: Parcel[] = []
  const open = new Map<number, Parcel>()
  for (const { skewMs, event } of queue) {
    const parcel = open.get(skewMs) ?? { skewMs, events: [] }
    if (parcel.events.length === 0) {
      open.set(skewMs, parcel)
      parcels.push(parcel)
    }
    parcel.events.push(event)
    if (parcel.events.length >= parcelSize) open.delete(skewMs)
  }
  return parcels
}

function putOnWire(account: SampleAccount, fact: Fact, random: Random): SampleEvent {
  const { who, type, name, properties, traits } = fact
  const skewMs = fact.fromServer ? 0 : who.skewMs
  // A few events come from an old client that does not name the account; the memberships do.
  const named = type === 'track' && (fact.fromServer || !random.chance(0.02))
  return {
    type,
    messageId: uuidAt(random, fact.at),
    timestamp: new Date(Math.round(fact.at + skewMs)).toISOString(),
    ...(fact.anonymous ? { anonymousId: who.anonymousId } : { userId: who.id }),
    ...(type === 'identify' ? { anonymousId: who.anonymousId } : {}),
    ...(type === 'track' && name ? { event: name } : {}),
    ...(type === 'page' && name ? { name } : {}),
    ...(type === 'group' ? { groupId: account.id } : {}),
    ...(properties ? { properties } : {}),
    ...(traits ? { traits } : {}),
    context: { ...(named ? { groupId: account.id } : {}), locale: who.locale, library: fact.fromServer ? library.server : library.browser },
  }
}
