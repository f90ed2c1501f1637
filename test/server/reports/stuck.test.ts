// "Who needs me today?" to the millisecond: the three reasons, who is never listed, and the order.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accountAnswerSchema, stuckReportSchema } from 'shirube/protocol'
import { act, activated, day, hour, now, openReportWorld, signUp, threeJoin, type ReportWorld } from './reportWorld.ts'

let world: ReportWorld
beforeEach(async () => {
  world = await openReportWorld()
})
afterEach(() => world.close())

const stuck = (query = '') => world.ask(`/api/reports/stuck${query}`, stuckReportSchema)
const reasons = async (account: string) => (await stuck()).accounts.find((a) => a.accountId === account)?.reasons.map((r) => r.code) ?? []
/** Something of no meaning to any milestone: the account is there. */
const seen = (account: string, at: number): object => act(account, `${account}-owner`, at, 'Looked Around')

describe('GET /api/reports/stuck', () => {
  it('lists who never started after three days, not at the third', async () => {
    await world.send([signUp('new', now - 3 * day), seen('new', now), signUp('older', now - 3 * day - 1), seen('older', now)])
    expect(await reasons('new')).toEqual([])
    expect((await stuck()).accounts).toMatchObject([
      { accountId: 'older', name: 'older', plan: null, day: 4, leftMs: 11 * day - 1, reached: 0, required: 2, stuckAt: { id: 'first-message', value: 0, atLeast: 1 }, reasons: [{ code: 'never_started', sinceMs: 3 * day + 1 }] },
    ])
  })

  it('lists who stalled after seven days without a milestone, with how far it got', async () => {
    const start = now - 8 * day
    await world.send([
      signUp('moving', start), act('moving', 'moving-owner', now - 7 * day, 'Message Posted'), seen('moving', now),
      signUp('stalled', start), act('stalled', 'stalled-owner', now - 7 * day - 1, 'Message Posted'), ...threeJoin('stalled', now - hour).slice(0, 2),
    ])
    expect(await reasons('moving')).toEqual([])
    expect((await stuck()).accounts).toMatchObject([{ accountId: 'stalled', reached: 1, stuckAt: { id: 'teammates-invited', value: 2, atLeast: 3 }, reasons: [{ code: 'stalled', sinceMs: 7 * day + 1 }] }])
  })

  it('lists who fell silent after five days; last seen is known to the hour', async () => {
    const start = now - 6 * day
    await world.send([
      signUp('heard', start), act('heard', 'heard-owner', now - 5 * day, 'Message Posted'),
      signUp('silent', start), act('silent', 'silent-owner', now - 5 * day - hour, 'Message Posted'),
    ])
    expect(await reasons('heard')).toEqual([])
    expect((await stuck()).accounts).toMatchObject([{ accountId: 'silent', lastSeenAt: now - 5 * day - hour, reasons: [{ code: 'silent', sinceMs: 5 * day + hour }] }])
  })

  it('gives every reason there is, the most telling first', async () => {
    await world.send([signUp('gone', now - 10 * day), signUp('both', now - 10 * day), act('both', 'both-owner', now - 9 * day, 'Message Posted')])
    expect(await reasons('gone')).toEqual(['never_started', 'silent'])
    expect(await reasons('both')).toEqual(['stalled', 'silent'])
    const { reasons: own } = await world.ask('/api/accounts/gone', accountAnswerSchema)
    expect(own.map((r) => r.code)).toEqual(['never_started', 'silent'])
  })

  it('never lists a goal that is closed, in whatever way', async () => {
    await world.send([
      ...activated('reached', now - 13 * day, now - 12 * day),
      signUp('missed', now - 14 * day - 1),
      ...activated('late', now - 20 * day, now - 5 * day),
      signUp('last-moment', now - 14 * day + 1),
    ])
    expect((await stuck()).accounts.map((a) => [a.accountId, a.leftMs])).toEqual([['last-moment', 1]])
  })

  it('puts the one with the least time left first, and equal ones by id', async () => {
    await world.send([signUp('c', now - 5 * day), signUp('a', now - 5 * day), signUp('b', now - 12 * day), signUp('d', now - 6 * day, { plan: 'team', name: 'Dee' })])
    expect((await stuck()).accounts.map((a) => [a.accountId, (a.leftMs ?? 0) / day])).toEqual([['b', 2], ['d', 8], ['a', 9], ['c', 9]])
    expect((await stuck()).accounts[1]).toMatchObject({ name: 'Dee', plan: 'team' })
  })

  it('asks for another goal by name', async () => {
    await world.send([...activated('activated', now - 20 * day, now - 19 * day)])
    expect((await stuck()).accounts).toEqual([])
    expect((await stuck('?goal=onboarding')).accounts).toMatchObject([{ accountId: 'activated', reached: 2, required: 4, leftMs: 10 * day, stuckAt: { id: 'profile-filled' } }])
    expect(await world.refused('/api/reports/stuck?goal=other')).toMatchObject({ status: 404, code: 'unknown_goal' })
  })
})
