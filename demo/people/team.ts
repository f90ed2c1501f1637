// Invitations, the people who come by them, and those who are taken back.
import type { Diary, SampleAccount, SamplePerson } from './account.ts'
import { dayMs, hourMs, revokes, type Habits } from './habits.ts'
import { jobTitle, personName } from './names.ts'
import type { Random } from './random.ts'

export function meetPerson(account: SampleAccount, random: Random, number: number): SamplePerson {
  // One in twelve clocks is wrong: minutes mostly, now and then hours.
  const skewMs = random.chance(0.08) ? Math.round(random.between(-1, 1) * (random.chance(0.25) ? 5 * hourMs : 9 * 60_000)) : 0
  const id = account.id.replace('sample-', 'sample-user-')
  return { id: `${id}-${number}`, name: personName(account.locale, random), title: jobTitle(account.locale, random), anonymousId: `sample-anon-${random.hex(16)}`, locale: account.locale, skewMs }
}

export interface Team {
  people: SamplePerson[]
  /** When the third distinct invitee was in, or undefined. */
  thirdAt: number | undefined
}

export function bringTeam(diary: Diary, owner: SamplePerson, first: number, habits: Habits): Team {
  const { account, random, track } = diary
  const people: SamplePerson[] = []
  const stays: { from: number; until: number }[] = []
  let at = first
  const count = random.whole(...habits.invited)
  for (let number = 1; number <= count; number += 1) {
    const inviteeId = `${account.id}-inv-${number}`
    track(at, owner, 'Teammate Invited', { inviteeId })
    const sent = at
    at += random.chance(0.7) ? random.wait(50_000) : random.wait(20 * hourMs)
    if (random.chance(habits.joins)) {
      const person = meetPerson(account, random, number + 1)
      const joined = sent + random.wait(7 * hourMs)
      const traits = { name: person.name, role: 'member', title: random.chance(0.5) ? person.title : '', createdAt: new Date(joined).toISOString(), sample: true }
      diary.add({ at: joined - 5_000, who: person, type: 'identify', traits })
      diary.add({ at: joined + 200, who: person, type: 'group', traits: { name: account.name, sample: true } })
      track(joined, person, 'Teammate Joined', { inviteeId, invitedBy: owner.id }, true)
      // Joined twice by a double click: the same member, told again.
      if (random.chance(0.03)) track(joined + 800, person, 'Teammate Joined', { inviteeId, invitedBy: owner.id }, true)
      let until = Infinity
      if (random.chance(revokes / 3)) {
        until = joined + random.wait(3 * dayMs)
        track(until, owner, 'Invite Revoked', { inviteeId, memberId: person.id }, true)
        track(until, owner, 'Teammate Removed', { inviteeId, memberId: person.id }, true)
      }
      people.push(person)
      stays.push({ from: joined, until })
    } else if (random.chance(0.12)) track(sent + random.wait(2 * dayMs), owner, 'Invite Revoked', { inviteeId }, true)
  }
  const third = stays.map(({ from }) => from).sort((a, b) => a - b).find((moment) => stays.filter(({ from, until }) => from <= moment && moment < until).length >= 3)
  return { people, thirdAt: third }
}
