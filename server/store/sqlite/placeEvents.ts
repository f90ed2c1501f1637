// What one transaction does with new events: take ids, learn facts, move what late facts re-judge, append the rest at its home.
// The result depends on the set of events, not on their order or on how they were split.
import { anonymousHome, idOfHome, isAccountHome, userHome } from '../home.ts'
import type { EventOutcome, StampedEvent } from '../StampedEvent.ts'
import type { HomeChanges, PlacedEvent, Restart } from '../Store.ts'
import type { AccountTable } from './accountTable.ts'
import type { Belonging } from './belonging.ts'
import { placedFromRow, type EventTable } from './eventTable.ts'
import type { MessageTable } from './messageTable.ts'
import type { PersonTable } from './personTable.ts'

export interface PlaceEventsDeps {
  messages: MessageTable
  events: EventTable
  belonging: Belonging
  accounts: AccountTable
  people: PersonTable
  personKey: (environment: number, userId: string) => Uint8Array
}

export type PlaceEvents = (events: readonly StampedEvent[]) => { outcomes: EventOutcome[]; changes: HomeChanges }

export function createPlaceEvents({ messages, events, belonging, accounts, people, personKey }: PlaceEventsDeps): PlaceEvents {
  return (stamped) => {
    const outcomes = stamped.map((event) => messages.take(event))
    const fresh = stamped.filter((_, i) => outcomes[i] === 'stored')
    const { others, ...moved } = rejudge(learn(fresh))
    const placed = fresh.map(place)
    const restarted = new Map<string, Restart>(others.map((one) => [`${one.environment}/${one.home}/${idOfHome(one.home)}`, one]))
    for (const event of [...moved.gained, ...placed]) {
      const { environment, home, user, userId } = event
      for (const began of people.see(event)) restarted.set(`${environment}/${began}/${userId}`, { environment, home: began, user })
      if (isAccountHome(home) && accounts.see(event)) restarted.set(`${environment}/${home}`, { environment, home, user: null })
    }
    return { outcomes, changes: { fresh: placed, ...moved, restarted: [...restarted.values()] } }
  }

  /** Facts in these events; answers the births whose events they may move. */
  function learn(fresh: readonly StampedEvent[]): Map<number, Set<string>> {
    const births = new Map<number, Set<string>>()
    const mark = (environment: number, homes: readonly string[]) => {
      const marked = births.get(environment) ?? new Set()
      for (const home of homes) marked.add(home)
      births.set(environment, marked)
    }
    for (const event of fresh) {
      const { environment, userId, ts, messageId } = event
      if (userId === null) continue
      if (isAccountHome(event.home) && belonging.addMembership(environment, { userId, user: personKey(environment, userId), account: event.home, ts })) {
        mark(environment, belonging.birthsOf(environment, userId))
      }
      for (const from of linkedHomes(event)) {
        if (!belonging.addLink(environment, { from, toUser: userId, ts, messageId })) continue
        mark(environment, from.startsWith('u:') ? belonging.birthsOf(environment, from.slice(2)) : [from])
      }
    }
    return births
  }

  function rejudge(births: Map<number, Set<string>>): Pick<HomeChanges, 'gained' | 'lost'> & { others: Restart[] } {
    const gained: PlacedEvent[] = []
    const lost = new Map<string, { environment: number; home: string }>()
    /** Whose events these turned out not to be. */
    const others = new Map<string, Restart>()
    for (const [environment, homes] of births) {
      for (const birth of homes) {
        for (const row of events.ungrouped(environment, birth)) {
          const to = belonging.resolve(environment, birth, row.ts)
          if (to.home === row.home && to.userId === row.user_id) continue
          events.move(row, to)
          messages.moved(environment, row.message_id, birth, to.home)
          if (row.user_id !== null && row.user_id !== to.userId) others.set(`${environment}/${row.user_id}`, { environment, home: userHome(row.user_id), user: personKey(environment, row.user_id) })
          lost.set(`${environment}/${row.home}`, { environment, home: row.home })
          gained.push(placedFromRow({ ...row, home: to.home, user_id: to.userId }, personKey))
        }
      }
    }
    for (const { environment, home, user } of others.values()) {
      if (user) people.recountSelf(environment, idOfHome(home), user, belonging.memberships(environment, idOfHome(home)).map((one) => one.account))
    }
    for (const { environment, home } of lost.values()) {
      if (!isAccountHome(home)) continue
      accounts.recount(environment, home)
      people.recount(environment, home)
    }
    return { gained, lost: [...lost.values()], others: [...others.values()] }
  }

  function place(event: StampedEvent): PlacedEvent {
    const { environment, ts, messageId } = event
    const at = isAccountHome(event.home) ? { home: event.home, userId: event.userId } : belonging.resolve(environment, event.home, ts)
    events.append(event, at.home, at.userId)
    if (at.home !== event.home) messages.moved(environment, messageId, event.home, at.home)
    const { type, name, receivedAt, flags, properties, traits, context } = event
    const user = at.userId === null ? null : personKey(environment, at.userId)
    return { environment, messageId, ts, type, name, receivedAt, flags, properties, traits, context, home: at.home, userId: at.userId, user }
  }
}

/** The ids this event says are the same person. */
function linkedHomes({ type, anonymousId, previousId }: StampedEvent): string[] {
  if (type === 'identify' && anonymousId !== null) return [anonymousHome(anonymousId)]
  return type === 'alias' && previousId !== null ? [anonymousHome(previousId), userHome(previousId)] : []
}
