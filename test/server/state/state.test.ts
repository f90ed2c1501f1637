import { conditionKey } from 'shirube/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startCollector, type TestCollector } from '../../support/startCollector.ts'

let running: TestCollector
beforeEach(async () => {
  running = await startCollector()
  await running.publish(project)
})
afterEach(() => running.close())

const invited = { event: 'Invited', by: 'user' as const, atLeast: 2 }
const project = {
  milestones: [
    { id: 'first', name: 'F', unit: 'account', event: 'Made', count: 'events', atLeast: 2 },
    { id: 'private', name: 'P', unit: 'account', event: 'Made', count: 'events', atLeast: 1 },
  ],
  goals: [{ id: 'activation', name: 'A', unit: 'account', requires: ['first'], within: '14d' }],
  guides: [
    { id: 'list', kind: 'checklist', title: 'L', items: [{ id: 'a', title: 'A', done: { goal: 'activation' } }, { id: 'b', title: 'B', done: invited }] },
    { id: 'tour', kind: 'tour', trigger: { on: 'load' }, steps: [{ id: 'one', type: 'modal', title: 'One', body: 'x' }, { id: 'two', type: 'modal', title: 'Two', body: 'x' }] },
  ],
}

let made = 0
const at = (seconds: number) => new Date(Date.UTC(2026, 10, 21) + seconds * 1000).toISOString()
const event = (name: string, seconds: number, more: Record<string, unknown> = {}) => ({ type: 'track', event: name, messageId: `st-${++made}`, userId: 'me', timestamp: at(seconds), context: { groupId: 'acme' }, ...more })
async function send(...batch: Record<string, unknown>[]): Promise<void> {
  const receipt = await (await running.post('/v1/batch', { batch, writeKey: running.keys.server })).json()
  expect(receipt.rejected).toEqual([])
}
const ask = (who: Record<string, unknown>) => running.post('/v1/state', JSON.stringify({ writeKey: running.keys.browser, anonymousId: 'anon-1', ...who }), { 'content-type': 'text/plain' })
const state = async (who: Record<string, unknown> = { userId: 'me', accountId: 'acme' }) => (await ask(who)).json()

describe('POST /v1/state', () => {
  it('answers somebody nobody has heard of with what is pending', async () => {
    expect(await state()).toEqual({
      asOf: running.clock.now,
      user: { id: 'me' },
      account: { id: 'acme', seq: 0 },
      counts: { [conditionKey(invited)]: 0 },
      milestones: { first: { state: 'pending', value: 0, atLeast: 2 } },
      goals: { activation: { state: 'pending' } },
      guides: {},
      attention: { shown: [] },
      guidesVersion: expect.stringMatching(/^[0-9a-f]{16}$/),
    })
  })

  it('tells how far the account is and whether it was you or a teammate, without a name', async () => {
    await send(event('Made', 0), event('Made', 10, { userId: 'kana@example.com' }))
    const mine = await state()
    expect(mine.milestones.first).toMatchObject({ state: 'reached', value: 2, reachedAt: Date.parse(at(10)), by: 'teammate' })
    expect(mine.goals.activation).toMatchObject({ state: 'reached', reachedAt: Date.parse(at(10)) })
    expect((await state({ userId: 'kana@example.com', accountId: 'acme' })).milestones.first.by).toBe('you')
    expect((await state({ accountId: 'acme' })).milestones.first.by).toBe('teammate')
    expect(JSON.stringify(mine)).not.toContain('kana')
  })

  it('counts what conditions ask, for the person that asks', async () => {
    await send(event('Invited', 0), event('Invited', 1), event('Invited', 2, { userId: 'other' }))
    expect((await state()).counts[conditionKey(invited)]).toBe(2)
    expect((await state({ userId: 'other', accountId: 'acme' })).counts[conditionKey(invited)]).toBe(1)
  })

  it('counts the acts of a page that names no account in the only one this person is in, and never says which', async () => {
    await send(event('Made', 0), event('Invited', 1, { context: {} }), event('Invited', 2, { context: {} }), event('$guide_started', 3, { context: {}, properties: { guideId: 'list', kind: 'checklist', version: 1, hash: 'x', runId: 'r5', locale: 'en', trigger: 'auto' } }))
    const mine = await state({ userId: 'me' })
    expect(mine).toMatchObject({ account: null, counts: { [conditionKey(invited)]: 2 }, milestones: { first: { value: 1 } }, guides: { list: { runId: 'r5' } } })
    expect(JSON.stringify(mine)).not.toContain('acme')
    await send(event('Made', 4, { context: { groupId: 'globex' } }))
    expect(await state({ userId: 'me' })).toMatchObject({ account: null, milestones: { first: { value: 0 } } })
  })

  it('gives nothing of an account to whoever is not in it, and nothing of another one', async () => {
    await send(event('Made', 0), event('Made', 1))
    expect(await state({ userId: 'stranger' })).toMatchObject({ account: null, milestones: { first: { state: 'pending', value: 0 } } })
    expect(await state({})).toMatchObject({ account: null, milestones: { first: { state: 'pending', value: 0 } } })
    expect(await state({ userId: 'me', accountId: 'globex' })).toMatchObject({ milestones: { first: { state: 'pending', value: 0 } } })
  })

  it('never leaks traits, and only names what published content refers to', async () => {
    await send({ type: 'identify', messageId: 'i1', userId: 'me', timestamp: at(0), traits: { email: 'secret@example.com', salary: 7 }, context: { groupId: 'acme' } }, { type: 'group', messageId: 'g1', userId: 'me', groupId: 'acme', timestamp: at(0), traits: { plan: 'enterprise-secret' } }, event('Made', 1), event('Made', 2))
    const text = await (await ask({ userId: 'me', accountId: 'acme' })).text()
    for (const word of ['secret', 'salary', 'private', 'enterprise']) expect(text).not.toContain(word)
    expect(JSON.parse(text)).toMatchObject({ user: { firstSeen: Date.parse(at(0)) }, account: { firstSeen: Date.parse(at(0)) } })
  })

  it('gives the progress of a tour wherever the person is, of a checklist only in its account', async () => {
    const run = (guideId: string, kind: string, runId: string) => ({ properties: { guideId, kind, version: 1, hash: 'x', runId, locale: 'en', trigger: 'auto' } })
    await send(event('$guide_started', 0, run('tour', 'tour', 'r1')), event('$step_shown', 1, { properties: { ...run('tour', 'tour', 'r1').properties, stepId: 'two', index: 1 } }), event('$guide_started', 2, run('list', 'checklist', 'r2')))
    const here = await state()
    expect(here.guides.tour).toMatchObject({ runId: 'r1', status: 'in_progress', stepId: 'two', runs: 1, startedAt: Date.parse(at(0)) })
    expect(here.guides.list).toMatchObject({ runId: 'r2', status: 'in_progress' })
    expect(here.attention.shown).toEqual([Date.parse(at(0))])
    const elsewhere = await state({ userId: 'me', accountId: 'globex' })
    expect(elsewhere.guides.list).toBeUndefined()
    expect(elsewhere.guides.tour).toMatchObject({ runId: 'r1' })
    await send(event('$guide_completed', 5, run('tour', 'tour', 'r1')))
    expect((await state()).guides.tour).toMatchObject({ status: 'completed', lastOutcomeAt: Date.parse(at(5)) })
    expect((await state({ userId: 'other', accountId: 'acme' })).guides).toEqual({})
  })

  it('keeps the progress of a browser in which nobody is signed in', async () => {
    await send({ type: 'track', event: '$guide_started', messageId: 'an1', anonymousId: 'anon-1', timestamp: at(0), properties: { guideId: 'tour', kind: 'tour', version: 1, hash: 'x', runId: 'r9', locale: 'en', trigger: 'user' } })
    expect((await state({})).guides.tour).toMatchObject({ runId: 'r9', runs: 1 })
    expect((await state({ anonymousId: 'anon-2' })).guides).toEqual({})
  })

  it('refuses questions that are none', async () => {
    expect((await ask({ anonymousId: '' })).status).toBe(400)
    expect((await ask({ userId: 7 })).status).toBe(400)
    expect((await ask({ accountId: 'x'.repeat(300) })).status).toBe(400)
    expect((await running.post('/v1/state', 'x'.repeat(4_097))).status).toBe(413)
    expect((await running.post('/v1/state', { anonymousId: 'a', writeKey: 'wrong' })).status).toBe(401)
    expect((await running.post('/v1/state', '[1]')).status).toBe(400)
  })
})
