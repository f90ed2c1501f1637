// Some hundred accounts over ten weeks, up to `now`. Pure: the same seed and now give the same parcels, to the last id.
import { setUp } from '../guides/setUp.ts'
import { welcome } from '../guides/welcome.ts'
import type { Fact, SampleAccount } from './account.ts'
import { after, before, dayMs, hourMs, rewriteDaysAgo, weeks } from './habits.ts'
import { liveAccount } from './liveAccount.ts'
import { packParcels, type Parcel } from './mess.ts'
import { companyName } from './names.ts'
import { createRandom } from './random.ts'
import { welcomeBefore } from './welcomeBefore.ts'
import type { Locale } from '../shapes.ts'

export interface Simulation {
  accounts: readonly SampleAccount[]
  /** In true time; for tests and counts by hand. */
  facts: readonly { account: SampleAccount; facts: readonly Fact[] }[]
  parcels: readonly Parcel[]
  /** Events on the wire, repeats included. */
  events: number
}

/** @param now end of the story, ms since epoch */
export function simulate({ seed, now, accounts: count = 280 }: { seed: number; now: number; accounts?: number }): Simulation {
  const lives = Array.from({ length: count }, (_, index) => {
    // Each account has chance of its own: one more account changes nothing in the others.
    const random = createRandom(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b))
    const locale: Locale = random.chance(0.6) ? 'ja' : 'en'
    const startAt = startOf(now, index / count, random.next(), random.next(), locale)
    const account: SampleAccount = { id: `sample-${String(index + 1).padStart(3, '0')}`, name: companyName(locale, index), plan: random.pick(['trial', 'trial', 'team', 'business']), locale, startAt }
    const isNew = startAt > now - rewriteDaysAgo * dayMs
    return { account, facts: liveAccount(account, { random, now, habits: isNew ? after : before, tour: isNew ? welcome : welcomeBefore, checklist: setUp }) }
  })
  const parcels = packParcels(lives, createRandom(seed))
  return { accounts: lives.map(({ account }) => account), facts: lives, parcels, events: parcels.reduce((sum, parcel) => sum + parcel.events.length, 0) }
}

/** Evenly over the weeks with some spread, mostly on working days and in working hours. */
function startOf(now: number, share: number, spread: number, hour: number, locale: Locale): number {
  const zone = locale === 'ja' ? 9 * hourMs : hourMs
  const day = Math.floor((now - weeks * 7 * dayMs + (share + (spread - 0.5) * 0.03) * weeks * 7 * dayMs + zone) / dayMs)
  const weekday = new Date(day * dayMs).getUTCDay()
  // Sunday is 0. Four of five weekend sign-ups belong to the Friday or Monday beside it.
  const shifted = spread < 0.8 ? day + (weekday === 0 ? 1 : weekday === 6 ? -1 : 0) : day
  return Math.min(shifted * dayMs + 9 * hourMs + hour * 10 * hourMs - zone, now - 10 * 60_000)
}
