// "Where do people stop?": reached so far, in time and late, with the median of all who got there.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { milestonesReportSchema } from 'shirube/protocol'
import { act, activated, day, hour, now, openReportWorld, signUp, threeJoin, type ReportWorld } from './reportWorld.ts'

let world: ReportWorld
beforeAll(async () => {
  world = await openReportWorld()
})
afterAll(() => world.close())

const ask = (query = 'goal=activation&days=56') => world.ask(`/api/reports/milestones?${query}`, milestonesReportSchema)

describe('GET /api/reports/milestones', () => {
  it('names every milestone of the goal when nobody signed up', async () => {
    const report = await ask()
    expect(report).toMatchObject({ started: 0, reachedAll: 0, period: { from: now - 56 * day, until: now } })
    expect(report.lines.map((l) => [l.id, l.reached, l.inTime, l.late, l.medianMs])).toEqual([['first-message', 0, 0, 0, null], ['teammates-invited', 0, 0, 0, null]])
  })

  it('counts each account once per milestone, also the late ones, and says how many those are', async () => {
    const start = now - 40 * day
    await world.send([
      ...activated('a', start, start + 2 * day),
      ...activated('b', start, start + 14 * day),
      ...activated('c', start, start + 20 * day),
      signUp('d', start), act('d', 'd-owner', start + 5 * hour, 'Message Posted'), act('d', 'd-owner', start + 6 * hour, 'Message Posted'),
      signUp('e', start),
      // Two of three, and a third who was taken back before: not there.
      signUp('f', start), ...threeJoin('f', start + day).slice(0, 2), act('f', 'x', start + 2 * hour, 'Teammate Joined', { inviteeId: 'x' }), act('f', 'f-owner', start + 3 * hour, 'Invite Revoked', { inviteeId: 'x' }),
      ...activated('earlier', now - 57 * day, now - 56 * day),
    ])
    const report = await ask()
    expect(report).toMatchObject({ started: 6, reachedAll: 2 })
    // Messages after 1, 1, 1 and 5 hours; teammates after 2, 14 and 20 days.
    expect(report.lines).toMatchObject([
      { id: 'first-message', reached: 4, inTime: 4, late: 0, medianMs: hour },
      { id: 'teammates-invited', reached: 3, inTime: 2, late: 1, medianMs: 14 * day },
    ])
  })

  it('takes the goal and the period that are asked for', async () => {
    const onboarding = await ask('goal=onboarding&days=84')
    expect(onboarding.lines.map((l) => [l.id, l.reached])).toEqual([['profile-filled', 0], ['channel-created', 0], ['first-message', 5], ['teammates-invited', 4]])
    expect(onboarding).toMatchObject({ started: 7, reachedAll: 0, definition: { id: 'onboarding' } })
  })

  it('says 404 for a goal nobody published', async () => {
    expect(await world.refused('/api/reports/milestones?goal=constructor')).toMatchObject({ status: 404, code: 'unknown_goal' })
  })
})
