// The first weeks of one account: sign-up, tour, set-up, invitations, daily talk, silence.
import type { Checklist, Tour } from 'shirube/protocol'
import { createDiary, type Diary, type Fact, type SampleAccount, type SamplePerson } from './account.ts'
import { keepChecklist, takeTour } from './guideRuns.ts'
import { dayMs, fallsSilent, hourMs, neverStarted, tooLate, tourHelps, type Habits } from './habits.ts'
import { bringTeam, meetPerson } from './team.ts'
import { talk } from './talk.ts'
import type { Random } from './random.ts'

export interface LifeDeps { random: Random; now: number; habits: Habits; tour: Tour; checklist: Checklist }

export function liveAccount(account: SampleAccount, { random, now, habits, tour, checklist }: LifeDeps): readonly Fact[] {
  const diary = createDiary(account, random, now)
  const owner = meetPerson(account, random, 1)
  const start = account.startAt
  arrive(diary, owner)
  if (random.chance(neverStarted)) return diary.facts

  const tourEnd = random.chance(habits.takesTour) ? takeTour(diary, tour, owner, start + 20_000, habits) : undefined
  const likelier = (probability: number): number => probability + (tourEnd === undefined ? 0 : (1 - probability) * tourHelps)
  /** Whoever is shown around acts within the hour; others come to it in a day or three. */
  const soon = (): number => (tourEnd === undefined ? start + random.wait(20 * hourMs) : Math.max(start + 60_000, tourEnd - random.between(20_000, 120_000)))

  const profile = random.chance(likelier(habits.profile)) ? start + random.wait(5 * hourMs) : undefined
  const channel = random.chance(likelier(habits.channel)) ? soon() : undefined
  const message = random.chance(likelier(habits.message)) ? soon() + 15_000 : undefined
  if (profile !== undefined) diary.track(profile, owner, 'Profile Filled')
  if (channel !== undefined) diary.track(channel, owner, 'Channel Created', { channelId: `${account.id}-ch-2` })
  if (message !== undefined) diary.track(message, owner, 'Message Posted', { channelId: `${account.id}-ch-1`, length: random.whole(6, 180) })

  // Hardly anyone invites colleagues into a place where they have not spoken themselves.
  const willInvite = random.chance(likelier(habits.invites) * (message === undefined ? 0.25 : 1))
  const firstInvite = start + random.wait(30 * hourMs) + (random.chance(tooLate) ? 15 * dayMs : 0)
  const team = willInvite ? bringTeam(diary, owner, firstInvite, habits) : { people: [], thirdAt: undefined }
  keepChecklist(diary, checklist, owner, start, { profile, channel, message, teammates: team.thirdAt })

  const engaged = message !== undefined
  const lastDay = !engaged || random.chance(team.people.length < 2 ? fallsSilent * 1.8 : fallsSilent * 0.5) ? start + random.wait(6 * dayMs) : Infinity
  if (engaged) talk(diary, [owner, ...team.people], Math.min(lastDay, now))
  return diary.facts
}

/** Looks at the public pages, signs up, names the workspace. */
function arrive(diary: Diary, owner: SamplePerson): void {
  const { account, random } = diary
  const start = account.startAt
  if (random.chance(0.3)) diary.add({ at: start - random.wait(25 * 60_000), who: owner, type: 'page', name: 'Pricing', properties: { path: '/pricing' }, anonymous: true })
  const createdAt = new Date(start).toISOString()
  diary.add({ at: start - 40_000, who: owner, type: 'identify', traits: { name: owner.name, role: 'owner', title: '', createdAt, sample: true } })
  diary.add({ at: start, who: owner, type: 'group', traits: { name: account.name, createdAt, plan: account.plan, sample: true } })
  diary.track(start + 300, owner, 'Workspace Created', { name: account.name })
}
