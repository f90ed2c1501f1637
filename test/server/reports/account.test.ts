// One account: goals, milestones with who did what, people, and a timeline whose pages lose and double nothing.
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accountAnswerSchema, type AccountAnswer, type TimelineEntry } from 'shirube/protocol'
import { milestonesOf } from '../../../server/milestones/milestonesOf.ts'
import { told, walked } from './guideRuns.ts'
import { act, activated, day, hour, join, named, now, openReportWorld, signUp, threeJoin, type ReportWorld } from './reportWorld.ts'

let world: ReportWorld
beforeEach(async () => {
  world = await openReportWorld()
})
afterEach(() => world.close())

const ask = (id: string, query = '') => world.ask(`/api/accounts/${encodeURIComponent(id)}${query}`, accountAnswerSchema)
const milestone = (answer: AccountAnswer, id: string) => answer.milestones.find((m) => m.id === id)

describe('GET /api/accounts/:id', () => {
  it('tells how it stands, by whom, and who did what towards it', async () => {
    const start = now - 10 * day
    await world.send([
      signUp('acme', start, { name: 'Acme', plan: 'team', seats: 12 }),
      named('acme', 'acme-owner', start, 'Hana Ito'), named('acme', 'acme-mate2', start + 3 * day, 'Ryo Sato'),
      act('acme', 'acme-owner', start + hour, 'Message Posted'), act('acme', 'acme-owner', start + 2 * hour, 'Message Posted'),
      ...threeJoin('acme', start + 3 * day),
      // A double click: the same teammate again. And one who never came is taken back.
      act('acme', 'acme-mate0', start + 3 * day - 2 * hour + 1, 'Teammate Joined', { inviteeId: 'acme-inv0' }), act('acme', 'acme-owner', start + day, 'Invite Revoked', { inviteeId: 'nobody' }),
    ])
    const answer = await ask('acme')
    expect(answer).toMatchObject({
      asOf: now, zone: 'Asia/Tokyo', sample: false,
      account: { accountId: 'acme', name: 'Acme', plan: 'team', startedAt: start, users: 4, reached: 2, required: 2, activation: 'reached', onboarding: 'open' },
      traits: { name: 'Acme', plan: 'team', seats: 12 },
      reasons: [], timelineNext: null,
    })
    expect(answer.goals).toMatchObject([
      { definition: { id: 'activation', windowMs: 14 * day }, state: 'reached', reachedAt: start + 3 * day, dueAt: start + 14 * day, mature: false },
      { definition: { id: 'onboarding' }, state: 'pending', reachedAt: null, dueAt: start + 30 * day, mature: false },
    ])
    expect(milestone(answer, 'first-message')).toMatchObject({ goals: ['activation', 'onboarding'], state: 'reached', value: 1, atLeast: 1, reachedAt: start + hour, late: false, by: 'Hana Ito', parts: [{ at: start + hour, who: 'Hana Ito', what: 'Message Posted' }] })
    expect(milestone(answer, 'teammates-invited')).toMatchObject({ value: 3, atLeast: 3, reachedAt: start + 3 * day, by: 'Ryo Sato' })
    expect(milestone(answer, 'teammates-invited')?.parts.map((p) => [p.at - start, p.who, p.what])).toEqual([
      [3 * day - 2 * hour, 'acme-mate0', 'Teammate Joined'],
      [3 * day - hour, 'acme-mate1', 'Teammate Joined'],
      [3 * day, 'Ryo Sato', 'Teammate Joined'],
    ])
    expect(milestone(answer, 'profile-filled')).toMatchObject({ state: 'pending', value: 0, reachedAt: null, by: null, parts: [] })
    expect(answer.timeline.map((e) => [e.kind, e.code]).slice(0, 3)).toEqual([['goal', 'activation'], ['milestone', 'teammates-invited'], ['event', 'Teammate Joined']])
    expect(answer.timeline.at(-1)).toMatchObject({ kind: 'account', at: start })
  })

  it('says late for what came late, and counts it as missed', async () => {
    const start = now - 20 * day
    await world.send(activated('acme', start, start + 15 * day))
    const answer = await ask('acme')
    expect(answer.account).toMatchObject({ activation: 'late', onboarding: 'missed' })
    expect(answer.goals[0]).toMatchObject({ state: 'missed', mature: true })
    expect(milestone(answer, 'teammates-invited')).toMatchObject({ state: 'reached', late: true })
  })

  it('shows what holds after a late event moved or withdrew it, once', async () => {
    const start = now - 20 * day
    await world.send(activated('acme', start, start + 3 * day))
    await world.send([act('acme', 'acme-owner', start + 1, 'Message Posted')])
    await world.send([act('acme', 'acme-owner', start + 3 * day - 1, 'Invite Revoked', { inviteeId: 'acme-inv0' })])
    const answer = await ask('acme')
    expect(answer.account.activation).toBe('missed')
    const told_ = answer.timeline.filter((e) => e.kind === 'milestone' || e.kind === 'goal').map((e) => [e.code, e.detail.to, e.at - start])
    expect(told_).toEqual([['activation', 'missed', 14 * day], ['first-message', 'reached', 1]])
  })

  it('finds who did what behind any number of other events', async () => {
    const other = await openReportWorld({ milestones: [{ id: 'big', name: 'Big', unit: 'account', event: 'Paid', where: [{ fact: 'properties.amount', op: 'gt', value: 100 }], count: 'events', atLeast: 1 }] })
    await other.send([...Array.from({ length: 150 }, (_, i) => act('acme', 'u', now - 9 * day + i, 'Paid', { amount: 1 })), act('acme', 'u', now - 8 * day, 'Paid', { amount: 101 })])
    const answer = await other.ask('/api/accounts/acme', accountAnswerSchema)
    expect(milestone(answer, 'big')?.parts).toEqual([{ at: now - 8 * day, who: 'u', what: 'Paid' }])
    await other.close()
  })

  it('lists its people with what they did and the guide they are in', async () => {
    await world.send([
      signUp('acme', now - 9 * day), named('acme', 'acme-owner', now - 9 * day, 'Hana Ito'), act('acme', 'acme-owner', now - 9 * day + hour, 'Message Posted'),
      ...walked({ account: 'acme', user: 'mate', guide: 'welcome', run: 'r' }, now - 2 * day, ['hello'], 'add-channel'),
      ...walked({ account: 'acme', user: 'done', guide: 'welcome', run: 'r2' }, now - 2 * day, ['hello']), told({ account: 'acme', user: 'done', guide: 'welcome', run: 'r2' }, now - day, '$guide_completed'),
    ])
    const { people } = await ask('acme')
    expect(people).toEqual([
      { userId: 'acme-owner', name: 'Hana Ito', firstSeenAt: now - 9 * day, lastSeenAt: now - 9 * day + hour, events: 1, openGuide: null },
      { userId: 'done', name: 'done', firstSeenAt: now - 2 * day, lastSeenAt: now - day, events: 4, openGuide: null },
      { userId: 'mate', name: 'mate', firstSeenAt: now - 2 * day, lastSeenAt: now - 2 * day, events: 4, openGuide: { id: 'welcome', name: 'Welcome tour', stepId: 'add-channel' } },
    ])
  })

  it.each(['..', 'a/b', '50%', '%2F', '"><img src=x onerror=alert(1)>', '株式会社', 'a?b#c', "' OR 1=1 --"])('finds an account called %s', async (id) => {
    await world.send([join(id, 'u', now - day)])
    if (id === '..') return // No path can hold it; the list shows it all the same.
    expect((await ask(id)).account.accountId).toBe(id)
  })

  it('answers 404 for an account nobody named, and 400 for a page that is none', async () => {
    expect(await world.refused('/api/accounts/nobody')).toMatchObject({ status: 404, code: 'unknown_account' })
    await world.send([signUp('acme', now - day)])
    for (const before of ['x', '-1', '1.2.3', '1e9']) expect(await world.refused(`/api/accounts/acme?before=${before}`)).toEqual({ status: 400, code: 'bad_field', details: { field: 'before' } })
  })
})

describe('the timeline', () => {
  async function walk(id: string): Promise<TimelineEntry[][]> {
    const pages: TimelineEntry[][] = []
    for (let next: string | null = ''; next !== null; ) {
      const answer: AccountAnswer = await ask(id, next === '' ? '' : `?before=${next}`)
      pages.push(answer.timeline)
      next = answer.timelineNext
    }
    return pages
  }

  it('loses and doubles nothing over its pages, however many things happened at once', async () => {
    let turn = 0
    await fc.assert(
      // Clumps of events of one millisecond, some larger than a page.
      fc.asyncProperty(fc.array(fc.record({ gap: fc.constantFrom(1, 5, day), count: fc.oneof(fc.constantFrom(1, 2), fc.integer({ min: 35, max: 130 })) }), { maxLength: 5 }), async (clumps) => {
        const id = `timeline-${++turn}`
        let at = now - 60 * day
        const events = clumps.flatMap(({ gap, count }) => {
          at += gap
          return Array.from({ length: count }, (_, i) => act(id, `u${i % 3}`, at, i % 7 === 0 ? 'Message Posted' : 'Looked', { n: `${at}/${i}` }))
        })
        await world.send([signUp(id, now - 60 * day), ...events])
        const pages = await walk(id)
        const entries = pages.flat()
        expect(entries.filter((e) => e.kind === 'event').map((e) => e.detail.n).sort()).toEqual(events.map((e) => Reflect.get(Reflect.get(e, 'properties'), 'n')).sort())
        expect(entries.map((e) => e.at)).toEqual(entries.map((e) => e.at).sort((a, b) => b - a))
        expect(new Set(entries.map((e) => JSON.stringify(e))).size).toBe(entries.length)
        for (const page of pages.slice(0, -1)) expect(page).toHaveLength(40)
      }),
      { numRuns: 25 },
    )
  })

  it('tells who never came back to a guide, until they do', async () => {
    const run = { account: 'acme', user: 'ann', guide: 'welcome', run: 'r' }
    const at = now - 10 * day
    await world.send([signUp('acme', at), named('acme', 'ann', at, 'Ann'), ...walked(run, at, ['hello'])])
    const left = async () => (await walk('acme')).flat().filter((e) => e.code === '$guide_abandoned')
    expect(await left()).toEqual([])
    world.clock.now = now + 5 * day
    milestonesOf(world.store).tick(world.clock.now)
    expect(await left()).toEqual([{ at: at + 60_000 + 14 * day, kind: 'guide', code: '$guide_abandoned', who: 'Ann', detail: { guideId: 'welcome', guide: 'Welcome tour' } }])
    await world.send([told(run, now, '$guide_completed')])
    expect(await left()).toEqual([])
  })

  it('names guides and items, and leaves out single steps', async () => {
    const run = { account: 'acme', guide: 'set-up', run: 'r', kind: 'checklist' }
    await world.send([signUp('acme', now - day), told(run, now - hour, '$guide_started', { trigger: 'auto' }), told(run, now - hour + 1, '$item_completed', { itemId: 'channel' }), told({ ...run, guide: 'welcome', run: 'r2', kind: 'tour' }, now - hour, '$step_shown', { stepId: 'hello', index: 0 })])
    expect((await walk('acme')).flat().filter((e) => e.kind === 'guide').map((e) => [e.code, e.detail.guide, e.detail.item])).toEqual([
      ['$item_completed', 'Set-up checklist', { en: 'Create a channel', ja: 'チャンネルを作る' }],
      ['$guide_started', 'Set-up checklist', undefined],
    ])
  })
})
