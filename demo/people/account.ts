// One simulated account as it would have happened, in true time. What the wire then does to it is mess.ts's business.
import type { Random } from './random.ts'
import type { Locale } from '../shapes.ts'

export interface SamplePerson { id: string; name: string; title: string; anonymousId: string; locale: Locale; /** How wrong this person's clock is, ms. */ skewMs: number }
export interface SampleAccount { id: string; name: string; plan: string; locale: Locale; startAt: number }
export type WireProperties = Record<string, string | number | boolean | null>

/** One fact in true time, not yet on the wire. */
export interface Fact {
  at: number
  who: SamplePerson
  type: 'track' | 'identify' | 'group' | 'page'
  /** Event name of a track, name of a page. */
  name?: string
  properties?: WireProperties
  traits?: WireProperties
  /** Before sign-up: only the browser is known. */
  anonymous?: true
  /** Sent by Tsunagu's server, whose clock is right. */
  fromServer?: true
}

export interface Diary {
  account: SampleAccount
  random: Random
  /** Facts after now never happened. */
  add(fact: Fact): void
  track(at: number, who: SamplePerson, name: string, properties?: WireProperties, fromServer?: true): void
  facts: readonly Fact[]
}

export function createDiary(account: SampleAccount, random: Random, now: number): Diary {
  const facts: Fact[] = []
  function add(fact: Fact): void {
    if (fact.at <= now) facts.push(fact)
  }
  return {
    account,
    random,
    facts,
    add,
    track: (at, who, name, properties = {}, fromServer) => add({ at, who, type: 'track', name, properties, ...(fromServer ? { fromServer } : {}) }),
  }
}
