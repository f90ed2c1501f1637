// Activation and onboarding by the millisecond: who is counted, in which period, in which week.
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { accountAnswerSchema, goalReportSchema, type GoalReport } from 'shirube/protocol'
import { goals } from '../../../demo/guides/milestones.ts'
import { project } from '../../../demo/guides/project.ts'
import { setUp } from '../../../demo/guides/setUp.ts'
import { welcome } from '../../../demo/guides/welcome.ts'
import { act, activated, day, hour, now, openReportWorld, signUp, threeJoin, type ReportWorld } from './reportWorld.ts'

let world: ReportWorld
beforeAll(async () => {
  world = await openReportWorld()
})
afterAll(() => world.close())

const activation = (days = 56): Promise<GoalReport> => world.ask(`/api/reports/activation?days=${days}`, goalReportSchema)
const window = 14 * day

describe('GET /api/reports/activation', () => {
  it('has no rate, no range and no median when nobody signed up', async () => {
    const report = await activation()
    expect(report).toMatchObject({
      asOf: now,
      zone: 'Asia/Tokyo',
      sample: false,
      definition: { id: 'activation', version: 1, windowMs: window, requires: [{ id: 'first-message' }, { id: 'teammates-invited' }] },
      period: { from: now - 56 * day, until: now },
      previousPeriod: { from: now - 112 * day, until: now - 56 * day },
      current: { numerator: 0, denominator: 0, immature: 0, excluded: {}, range: null },
      difference: null,
      timeToReachMs: { n: 0, median: null, p90: null, previousMedian: null },
      publishes: [],
    })
    expect(report.weeks).toHaveLength(10)
  })

  it('counts to the millisecond, and only whose window has passed', async () => {
    const start = now - 40 * day
    await world.send([
      // In time, the last of its milestones at the very end of the window.
      ...activated('on-time', start, start + window),
      ...activated('fast', start, start + 3 * hour),
      // A millisecond later is late.
      ...activated('late', start, start + window + 1),
      // The message was late, not the teammates.
      signUp('late-message', start),
      ...threeJoin('late-message', start + day),
      act('late-message', 'late-message-owner', start + window + 1, 'Message Posted'),
      signUp('missed', start),
      act('missed', 'missed-owner', start + hour, 'Message Posted'),
      // Window closing this millisecond: old enough. One millisecond younger: not, although it is there already.
      signUp('just-mature', now - window),
      ...activated('just-immature', now - window + 1, now - window + 1 + day),
      // Period limits, from ≤ start < until.
      ...activated('first-of-period', now - 56 * day, now - 55 * day),
      ...activated('last-before', now - 56 * day - 1, now - 55 * day),
      ...activated('first-before', now - 112 * day, now - 111 * day),
      ...activated('too-old', now - 112 * day - 1, now - 111 * day),
    ])
    const { current, previous, timeToReachMs } = await activation()
    // on-time, fast, first-of-period of those and late, late-message, missed, just-mature.
    expect(current).toMatchObject({ numerator: 3, denominator: 7, immature: 1, excluded: {} })
    expect(previous).toMatchObject({ numerator: 2, denominator: 2, immature: 0, excluded: {} })
    expect(timeToReachMs).toEqual({ n: 3, median: day, p90: window, previousMedian: day })
  })

  it('takes another period as asked', async () => {
    const { current, previous, period } = await activation(28)
    expect(period).toEqual({ from: now - 28 * day, until: now })
    expect(current).toMatchObject({ numerator: 0, denominator: 1, immature: 1 })
    // on-time, fast, first-of-period of those and late, late-message, missed.
    expect(previous).toMatchObject({ numerator: 3, denominator: 6, excluded: {} })
  })

  it('names the accounts of which no start is known, once', async () => {
    // A browser's event of so long ago counts nowhere, and it is all there is of this account.
    await world.post('/v1/batch', { batch: [{ type: 'track', event: 'Looked Around', userId: 'u', timestamp: new Date(now - 40 * day).toISOString(), context: { groupId: 'no-start' } }], writeKey: world.keys.browser })
    const report = await activation()
    expect(report.current).toMatchObject({ numerator: 3, denominator: 7, immature: 1, excluded: { no_start: 1 } })
    expect([report.previous, ...report.weeks].map((rate) => rate.excluded)).toEqual(Array.from({ length: 11 }, () => ({})))
  })

  it('names the account that has more members than can be judged, and says nothing more of it', async () => {
    const own = await openReportWorld()
    onTestFinished(() => own.close())
    const crowd = Array.from({ length: 10_001 }, (_, i) => act('crowd', 'crowd-owner', now - 19 * day, 'Teammate Joined', { inviteeId: `m${i}` }))
    await own.send([...activated('small', now - 20 * day, now - 19 * day), signUp('crowd', now - 20 * day), act('crowd', 'crowd-owner', now - 19 * day, 'Message Posted'), ...crowd])
    expect((await own.ask('/api/reports/activation', goalReportSchema)).current).toMatchObject({ numerator: 1, denominator: 1, excluded: { over_limit: 1 } })
    const { timeline } = await own.ask('/api/accounts/crowd', accountAnswerSchema)
    expect(timeline.filter((e) => e.code === 'teammates-invited').map((e) => e.detail.to)).not.toContain('over_limit')
  })

  it('cuts weeks at Monday midnight in Tokyo', async () => {
    const monday = Date.UTC(2026, 9, 4, 15)
    await world.send([signUp('sunday-night', monday - 1), ...activated('monday', monday, monday + day)])
    const { weeks } = await activation()
    expect(weeks.map((w) => w.weekStart)).toEqual(Array.from({ length: 10 }, (_, i) => Date.UTC(2026, 10, 15, 15) - (9 - i) * 7 * day))
    const week = (start: number) => weeks.find((w) => w.weekStart === start)
    // "on-time", "fast", "late", "late-message" and "missed" began on 13 October, in the next week.
    expect(week(monday)).toMatchObject({ numerator: 1, denominator: 1, immature: 0 })
    expect(week(monday - 7 * day)).toMatchObject({ numerator: 0, denominator: 1 })
    // last-before and first-of-period, 27 September.
    expect(week(monday - 14 * day)).toMatchObject({ numerator: 2, denominator: 2 })
    expect(week(monday + 7 * day)).toMatchObject({ numerator: 2, denominator: 5, excluded: {} })
    // 8 November 09:00 in Tokyo: the week of the 2nd.
    expect(week(Date.UTC(2026, 10, 1, 15))).toMatchObject({ numerator: 0, denominator: 1, immature: 1 })
  })

  it('marks changes of guides, not their first version', async () => {
    world.clock.now += 1_000
    const guides = [{ ...welcome, priority: 61 }, setUp]
    await world.publish({ ...project, guides })
    expect((await activation()).publishes).toEqual([{ at: now + 1_000, kind: 'guide', id: 'welcome', version: 2 }])
    world.clock.now = now
  })

  it.each(['0', '731', '1.5', '-1', 'many', '1e2', ' 56'])('refuses days=%s and says so', async (days) => {
    expect(await world.refused(`/api/reports/activation?days=${encodeURIComponent(days)}`)).toEqual({ status: 400, code: 'bad_field', details: { field: 'days' } })
  })
})

describe('GET /api/reports/onboarding', () => {
  it('asks for all four milestones within thirty days', async () => {
    const start = now - 50 * day
    const also = (account: string, at: number): object[] => [act(account, `${account}-owner`, at, 'Profile Filled'), act(account, `${account}-owner`, at, 'Channel Created')]
    await world.send([
      ...activated('onboarded', start, start + day), ...also('onboarded', start + 30 * day),
      ...activated('onboarded-late', start, start + day), ...also('onboarded-late', start + 30 * day + 1),
      // Teammates within 14 days are part of it, however long the goal's own window is.
      ...activated('mates-late', start, start + window + 1), ...also('mates-late', start + day),
    ])
    const report = await world.ask('/api/reports/onboarding?days=56', goalReportSchema)
    expect(report.definition).toMatchObject({ id: 'onboarding', windowMs: 30 * day })
    // Those three, monday, sunday-night, first-of-period and the five of 13 October; just-mature and just-immature are too new.
    expect(report.current).toMatchObject({ numerator: 1, denominator: 11, immature: 2, excluded: {} })
    expect(report.timeToReachMs).toMatchObject({ n: 1, median: 30 * day })
  })

  it('is not there when no such goal is published', async () => {
    const bare = await openReportWorld({ milestones: project.milestones, goals: goals.filter((g) => g.id === 'activation') })
    expect(await bare.refused('/api/reports/onboarding')).toMatchObject({ status: 404, code: 'unknown_goal' })
    await bare.close()
  })
})
