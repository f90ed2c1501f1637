// Daily talk: on working days, in working hours, more with more people, until the account falls silent.
import type { Diary, SamplePerson } from './account.ts'
import { dayMs, hourMs } from './habits.ts'

const zoneMs = { ja: 9 * hourMs, en: 1 * hourMs } as const
const longestDays = 45

export function talk({ account, random, track }: Diary, people: readonly SamplePerson[], until: number): void {
  const [owner, ...others] = people
  if (!owner) return
  const zone = zoneMs[account.locale]
  const firstMidnight = Math.floor((account.startAt + zone) / dayMs) * dayMs - zone
  // A new tool is talked about in its first weeks; later a few signs of life are enough to tell that it lives.
  for (let day = 0; day < longestDays; day += 1) {
    const midnight = firstMidnight + day * dayMs
    const weekday = new Date(midnight + zone).getUTCDay()
    const quiet = weekday === 0 || weekday === 6 ? 0.12 : 0.8
    if (midnight > until || !random.chance(day < 10 ? quiet : quiet * 0.45)) continue
    const count = random.whole(1, Math.min(1 + others.length, 4))
    for (let index = 0; index < count; index += 1) {
      const at = midnight + 9 * hourMs + random.between(0, 9 * hourMs)
      const who = random.pick([owner, ...others])
      if (at > account.startAt + hourMs && at < until) track(at, who, 'Message Posted', { channelId: `${account.id}-ch-${random.whole(1, 2)}`, length: random.whole(4, 240) })
    }
    if (random.chance(0.02)) track(midnight + 15 * hourMs, owner, 'Channel Created', { channelId: `${account.id}-ch-${day + 3}` })
  }
}
