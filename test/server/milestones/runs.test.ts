// Runs as SDKs tell them: exactly one outcome, sums per account, `abandoned` by the collector alone.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { at, openTestStore, startOfTest, type TestStore } from '../../support/openTestStore.ts'

const dayMs = 86_400_000
let t: TestStore
let made = 0
beforeEach(async () => void (t = await openTestStore({ now: startOfTest + 5 * dayMs })))
afterEach(() => t.store.close())

const told = (day: number, event: string, more: object = {}, who: object = {}) =>
  at(day, { userId: 'u', context: { groupId: 'A' }, messageId: `e${made++}`, event, properties: { guideId: 'tour-1', kind: 'tour', version: 3, runId: 'r1', ...more }, ...who })
const run = (runId = 'r1') => t.all<Record<string, unknown>>('SELECT status, outcome, outcome_at, outcome_reason, last_step, started_at, steps FROM run WHERE run_id = ?', [runId])[0]
const counts = () => JSON.parse(t.all<{ counts: string }>("SELECT counts FROM account_guide WHERE guide = 'tour-1'")[0]?.counts ?? '{}')

describe('a run', () => {
  it('goes from seen to its outcome, with what happened at each step', async () => {
    await t.send([told(1, '$guide_started', { trigger: 'auto' }), told(1, '$step_shown', { stepId: 'one', index: 0 }), told(1.1, '$step_completed', { stepId: 'one', how: 'click' }), told(1.2, '$step_shown', { stepId: 'two', index: 1 }), told(1.3, '$guide_dismissed', { reason: 'close' })])
    expect(run()).toMatchObject({ outcome: 'dismissed', outcome_reason: 'close', last_step: 'two', started_at: startOfTest + dayMs })
    expect(counts()).toEqual({ dismissed: 1, 'exit/two/closed': 1, people: 1, 'shown/one': 1, 'shown/two': 1, started: 1, 'wentOn/one': 1 })
  })
  it('keeps the earliest of several outcomes, whichever arrives first', async () => {
    await t.send([told(1, '$guide_started'), told(3, '$guide_dismissed', { reason: 'skip' })])
    await t.send([told(2, '$guide_completed')])
    expect([run()?.['outcome'], counts()]).toEqual(['completed', { completed: 1, people: 1, started: 1 }])
  })
  it('that nobody saw is in no figure', async () => {
    await t.send([told(1, '$guide_dismissed', { reason: 'close' })])
    expect([run()?.['started_at'], counts()]).toEqual([null, {}])
  })
  it('pauses and is taken up again, and is snoozed until its time', async () => {
    await t.send([told(1, '$guide_started'), told(2, '$guide_paused')])
    expect(run()?.['status']).toBe('paused')
    await t.send([told(4, '$guide_snoozed', { until: startOfTest + 9 * dayMs }), told(3, '$guide_resumed')])
    expect(t.all('SELECT status, snoozed_until FROM run')).toEqual([{ status: 'snoozed', snoozed_until: startOfTest + 9 * dayMs }])
  })
  it('counts people once however often they start', async () => {
    await t.send([told(1, '$guide_started'), told(2, '$guide_started', { runId: 'r2' }), told(2, '$guide_started', { runId: 'r3' }, { userId: 'v' })])
    expect(counts()).toMatchObject({ started: 3, people: 2, open: 3 })
  })
  it('ignores what names no run', async () => {
    await t.send([told(1, '$guide_started', { runId: 7 }), told(1, '$guide_started', { guideId: '../x' }), told(1, '$step_shown', { stepId: '__proto__' })])
    expect(t.all('SELECT run_id, steps FROM run')).toEqual([{ run_id: 'r1', steps: '{}' }])
  })
})

describe('a run left alone', () => {
  it('is abandoned after fourteen days, and yields to a late real outcome', async () => {
    await t.send([told(1, '$guide_started'), told(2, '$step_shown', { stepId: 'one' })])
    t.milestones.tick(startOfTest + 16 * dayMs - 1)
    expect(run()?.['outcome']).toBeNull()
    t.clock.now = startOfTest + 16 * dayMs
    t.milestones.tick(t.clock.now)
    expect(run()).toMatchObject({ outcome: 'abandoned', outcome_at: startOfTest + 16 * dayMs })
    expect(t.all("SELECT to_state, cause FROM transition WHERE kind = 'run'")).toEqual([{ to_state: 'abandoned', cause: 'tick' }])
    await t.send([told(3, '$guide_completed')])
    expect([run()?.['outcome'], counts()['abandoned'], counts()['completed'], t.milestones.check(1, 'a:A')]).toEqual(['completed', undefined, 1, []])
  })
  it('is open again when someone comes back to it', async () => {
    await t.send([told(1, '$guide_started')])
    t.clock.now = startOfTest + 20 * dayMs
    t.milestones.tick(t.clock.now)
    await t.send([told(19, '$guide_resumed')])
    expect([run()?.['outcome'], counts()]).toEqual([null, { open: 1, people: 1, started: 1 }])
  })
})

it('keeps who ticked an item first, for the whole account', async () => {
  const ticked = (day: number, userId: string, runId: string) => told(day, '$item_completed', { guideId: 'list', kind: 'checklist', runId, itemId: 'profile', how: 'manual' }, { userId })
  await t.send([ticked(3, 'v', 'rv'), ticked(2, 'u', 'ru')])
  const by = Buffer.from(t.store.personKey(1, 'u')).toString('hex')
  expect(t.all("SELECT ticks FROM account_guide WHERE guide = 'list'")).toEqual([{ ticks: JSON.stringify({ profile: { at: startOfTest + 2 * dayMs, by } }) }])
})

it('lists whose events belong to no account, and why', async () => {
  const post = (userId: string | null, groupId?: string) => at(3, { userId, anonymousId: 'n', messageId: `x${made++}`, event: 'Posted', context: groupId ? { groupId } : {} })
  await t.send([post('alone'), post('both', 'A'), post('both', 'B'), post('both'), post('both'), post(null)])
  expect(t.store.unassigned(1, 10)).toEqual({
    events: 3,
    anonymous: 1,
    people: [{ userId: 'both', events: 2, lastTs: startOfTest + 3 * dayMs, reason: 'several' }, { userId: 'alone', events: 1, lastTs: startOfTest + 3 * dayMs, reason: 'none' }],
  })
})
