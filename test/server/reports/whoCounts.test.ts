// Whom figures count: people that nobody named are people too, and a milestone of people is not one of accounts.
import { describe, expect, it, onTestFinished } from 'vitest'
import { accountAnswerSchema, accountsAnswerSchema, checklistReportSchema, guideFunnelSchema, guidesAnswerSchema } from 'shirube/protocol'
import { told } from './guideRuns.ts'
import { act, day, hour, now, openReportWorld, signUp, type ReportWorld } from './reportWorld.ts'

const at = now - 5 * day
const posted = { id: 'posted', name: 'Posted', unit: 'user', event: 'Posted', count: 'events', atLeast: 1 }
const tour = { id: 'hello', kind: 'tour', milestone: 'posted', steps: [{ id: 'one', type: 'modal', title: 'Hello' }] }
const goal = { id: 'activation', name: 'Active', unit: 'user', requires: ['posted'], within: '1d' }

async function open(definitions: unknown): Promise<ReportWorld> {
  const world = await openReportWorld(definitions)
  onTestFinished(() => world.close())
  return world
}
const started = (account: string, user: string): object => told({ account, user, guide: 'hello', run: `${account}-${user}` }, at, '$guide_started')
const nameless = (browser: string): object => {
  const { userId: _user, context: _context, ...event } = started('', browser) as Record<string, unknown> // an event as its builder makes it
  return { ...event, anonymousId: browser }
}

describe('people in the figures of a guide', () => {
  it('are counted one by one also while nobody is named', async () => {
    const world = await open({ guides: [{ id: tour.id, kind: tour.kind, steps: tour.steps }] })
    await world.send([nameless('b1'), nameless('b2'), nameless('b3'), started('acme', 'ann')])
    expect(await world.ask('/api/reports/guide-funnel?guide=hello', guideFunnelSchema)).toMatchObject({ started: 4, people: 4, accounts: 1 })
    expect((await world.ask('/api/guides', guidesAnswerSchema)).guides).toMatchObject([{ id: 'hello', started: 4, people: 4 }])
  })
})

describe('a milestone that counts people', () => {
  it('is the result of a guide by those who started it and are named', async () => {
    const world = await open({ milestones: [posted], guides: [tour] })
    await world.send([started('acme', 'ann'), started('acme', 'bob'), started('other', 'eve'), nameless('b1'), act('acme', 'ann', at + hour, 'Posted'), act('acme', 'never-started-it', at, 'Posted')])
    const { milestone } = await world.ask('/api/reports/guide-funnel?guide=hello', guideFunnelSchema)
    expect(milestone).toEqual({ id: 'posted', name: 'Posted', unit: 'user', reached: 1, of: 3 })
  })

  it('makes no goal of accounts: reports say so, and no account is called late or stuck for it', async () => {
    const world = await open({ milestones: [posted], goals: [goal] })
    await world.send([signUp('acme', at), act('acme', 'ann', at + hour, 'Posted')])
    for (const path of ['activation', 'milestones', 'stuck']) expect(await world.refused(`/api/reports/${path}`), path).toMatchObject({ status: 404, code: 'unknown_goal' })
    expect(await (await world.api('GET', '/api/reports/activation')).json()).toMatchObject({ error: { message: expect.stringMatching(/“activation” counts people/) } })
    expect((await world.ask('/api/accounts', accountsAnswerSchema)).rows).toMatchObject([{ accountId: 'acme', activation: 'none', required: 0 }])
    expect(await world.ask('/api/accounts/acme', accountAnswerSchema)).toMatchObject({ account: { activation: 'none', required: 0 }, goals: [], reasons: [] })
  })
})

describe('a checklist that only pages carry', () => {
  it('is one in its results too, with the items that were ticked', async () => {
    const world = await open({})
    const list = { account: 'acme', guide: 'of-the-page', run: 'r1', kind: 'checklist', version: null }
    await world.send([signUp('acme', at), told(list, at, '$guide_started'), told(list, at + hour, '$item_completed', { itemId: 'second' }), told(list, at + hour, '$item_completed', { itemId: 'first' })])
    expect(await world.ask('/api/reports/guide-funnel?guide=of-the-page', guideFunnelSchema)).toMatchObject({ kind: 'checklist', steps: [] })
    expect(await world.ask('/api/reports/checklist?guide=of-the-page', checklistReportSchema)).toMatchObject({ name: 'of-the-page', items: [{ id: 'first', title: 'first', done: 1, of: 1 }, { id: 'second', done: 1, of: 1 }] })
  })
})
