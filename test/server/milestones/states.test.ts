// Milestone states as the ingest door leaves them: through real events, a real database, and time.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Goal, Guide, Milestone } from 'shirube/protocol'
import { conditionKey } from 'shirube/protocol'
import { at, openTestStore, startOfTest, type TestStore } from '../../support/openTestStore.ts'

const dayMs = 86_400_000
const invited: Milestone = { id: 'invited', name: 'Invited', unit: 'account', event: 'Member joined', count: { distinct: 'properties.inviteeId' }, atLeast: 3, minus: { event: 'Invite revoked', match: 'properties.inviteeId' }, within: { of: 'account_start', for: '14d' } }
const posted: Milestone = { id: 'posted', name: 'Posted', unit: 'account', event: 'Message posted', count: 'events', atLeast: 2 }
const activation: Goal = { id: 'activation', name: 'Activation', unit: 'account', requires: ['invited', 'posted'], within: '14d' }
const publish = (t: TestStore, milestones: Milestone[], goals: Goal[] = [], guides: unknown[] = [], version = 1) =>
  t.milestones.setPublished(1, { milestones: milestones.map((body) => ({ version, body })), goals: goals.map((body) => ({ version, body })), guides: guides.map((body) => ({ version, body })) })
const inA = { context: { groupId: 'A' }, userId: 'u1' }
const joined = (day: number, inviteeId: string, id = `j-${inviteeId}-${day}`) => at(day, { ...inA, messageId: id, event: 'Member joined', properties: { inviteeId } })
const message = (day: number, id: string, who: object = inA) => at(day, { ...who, messageId: id, event: 'Message posted' })
const state = (t: TestStore, milestone: string, home = 'a:A') => t.all<{ status: string; value: number; crossed_at: number | null; in_time: number | null }>('SELECT status, value, crossed_at, in_time FROM reached WHERE environment = 1 AND home = ? AND milestone = ?', [home, milestone])[0]
const goal = (t: TestStore, id = 'activation') => t.all<{ status: string; reached_at: number | null }>('SELECT status, reached_at FROM goal_state WHERE home = ? AND goal = ?', ['a:A', id])[0]

let t: TestStore
beforeEach(async () => void (t = await openTestStore()))
afterEach(() => t.store.close())

describe('reaching', () => {
  it('crosses at the event that makes it enough, and the goal with its last milestone', async () => {
    await publish(t, [invited, posted], [activation])
    await t.send([message(1, 'm1'), message(2, 'm2'), joined(3, 'a'), joined(4, 'b')])
    expect(state(t, 'posted')).toMatchObject({ status: 'reached', crossed_at: startOfTest + 2 * dayMs })
    expect(state(t, 'invited')).toMatchObject({ status: 'pending', value: 2 })
    t.clock.now = startOfTest + 6 * dayMs
    await t.send([joined(5, 'c')])
    expect(state(t, 'invited')).toMatchObject({ status: 'reached', crossed_at: startOfTest + 5 * dayMs, in_time: 1 })
    expect(goal(t)).toMatchObject({ status: 'reached', reached_at: startOfTest + 5 * dayMs })
    expect(t.milestones.check(1, 'a:A')).toEqual([])
  })
  it('takes back a member that was revoked before enough had come', async () => {
    await publish(t, [invited])
    await t.send([joined(1, 'a'), joined(2, 'b'), at(2.5, { ...inA, messageId: 'r', event: 'Invite revoked', properties: { inviteeId: 'a' } }), joined(3, 'c')])
    expect(state(t, 'invited')).toMatchObject({ status: 'pending', value: 2 })
  })
  it('withdraws a crossing when a late revocation makes it wrong, and logs both', async () => {
    await publish(t, [invited])
    await t.send([joined(1, 'a'), joined(2, 'b'), joined(3, 'c')])
    await t.send([at(1.5, { ...inA, messageId: 'r', event: 'Invite revoked', properties: { inviteeId: 'a' } })])
    expect(state(t, 'invited')?.status).toBe('pending')
    expect(t.all<{ to_state: string }>("SELECT to_state FROM transition WHERE ref = 'invited' ORDER BY seq").map((row) => row.to_state)).toEqual(['reached', 'pending'])
  })
  it('keeps a crossing after its window as late; the goal is missed', async () => {
    await publish(t, [invited, posted], [activation])
    await t.send([message(0, 'm1'), message(1, 'm2'), joined(1, 'a'), joined(2, 'b'), joined(16, 'c')])
    expect(state(t, 'invited')).toMatchObject({ status: 'reached', in_time: 0 })
    expect(goal(t)?.status).toBe('missed')
  })
  it('moves the crossing back when an earlier event arrives late', async () => {
    await publish(t, [posted])
    await t.send([message(3, 'm3'), message(5, 'm5')])
    await t.send([message(1, 'm1')])
    expect(state(t, 'posted')?.crossed_at).toBe(startOfTest + 3 * dayMs)
    expect(t.milestones.check(1, 'a:A')).toEqual([])
  })
  it('counts nothing twice when the same batch comes again', async () => {
    await publish(t, [{ ...posted, atLeast: 5 }])
    const batch = [message(1, 'm1'), message(2, 'm2')]
    await t.send(batch)
    expect(await t.send(batch)).toMatchObject({ stored: 0, duplicates: 2 })
    expect(state(t, 'posted')?.value).toBe(2)
  })
  it('leaves old events of a browser key out of every milestone', async () => {
    await publish(t, [{ ...posted, atLeast: 1 }])
    await t.send([message(-25, 'm1')], { keyKind: 'browser' })
    expect([t.all('SELECT 1 FROM event').length, state(t, 'posted')]).toEqual([1, undefined])
  })
  it("counts people of a 'user' milestone one by one", async () => {
    await publish(t, [{ ...posted, unit: 'user', atLeast: 2 }])
    await t.send([message(1, 'm1'), message(2, 'm2', { ...inA, userId: 'u2' }), message(3, 'm3', { ...inA, userId: 'u2' })])
    expect(t.all('SELECT status, value FROM reached ORDER BY value')).toEqual([{ status: 'pending', value: 1 }, { status: 'reached', value: 2 }])
  })
  it('does not un-activate an account that buys more seats later', async () => {
    const share: Milestone = { ...posted, id: 'share', count: { distinct: 'user' }, atLeast: { percentOf: 'account.traits.seats', percent: 50 } }
    await publish(t, [share])
    const seats = (day: number, n: number) => at(day, { type: 'group', groupId: 'A', userId: 'u1', messageId: `g${day}`, traits: { seats: n } })
    await t.send([message(1, 'm1'), message(2, 'm2', { ...inA, userId: 'u2' }), seats(3, 4), seats(5, 100)])
    expect(state(t, 'share')).toMatchObject({ status: 'reached', crossed_at: startOfTest + 3 * dayMs })
    expect(t.milestones.check(1, 'a:A')).toEqual([])
  })
})

describe('publishing', () => {
  it('counts what was stored before, as if it had been published all along', async () => {
    await t.send([message(1, 'm1'), message(2, 'm2'), joined(3, 'a')])
    await publish(t, [posted, invited], [activation])
    expect([state(t, 'posted')?.status, state(t, 'invited')?.value, goal(t)?.status]).toEqual(['reached', 1, 'missed'])
    expect(t.milestones.check(1, 'a:A')).toEqual([])
  })
  it('moves a bar for everyone, and finds the rules again after a restart', async () => {
    await publish(t, [posted])
    await t.send([message(1, 'm1'), message(2, 'm2')])
    await publish(t, [{ ...posted, atLeast: 3 }], [], [], 2)
    expect(state(t, 'posted')).toMatchObject({ status: 'pending', value: 2 })
    await t.send([message(3, 'm3')])
    expect(state(t, 'posted')?.crossed_at).toBe(startOfTest + 3 * dayMs)
  })
  it('loses and doubles nothing that arrives while the past is being counted', async () => {
    const accounts = Array.from({ length: 40 }, (_, i) => ({ context: { groupId: `G${i}` }, userId: `v${i}` }))
    await t.send(accounts.map((who, i) => message(1, `a${i}`, who)))
    const counting = publish(t, [{ ...posted, atLeast: 9 }])
    await t.send(accounts.map((who, i) => message(2, `b${i}`, who)))
    await counting
    expect(new Set(accounts.map((_, i) => state(t, 'posted', `a:G${i}`)?.value))).toEqual(new Set([2]))
  })
  it('answers how often what a guide asks has happened, for the account and for the person', async () => {
    const done = { event: 'Message posted', atLeast: 3 }
    const own = { event: 'Message posted', by: 'user' as const }
    const guide: Partial<Guide> = { kind: 'checklist', id: 'c', items: [{ id: 'i', title: 'x', done }, { id: 'k', title: 'y', done: { all: [own] } }] }
    await publish(t, [], [], [guide])
    await t.send([message(1, 'm1'), message(2, 'm2', { ...inA, userId: 'u2' })])
    const counts = (userId: string, account: string | null) => t.milestones.counts({ environment: 1, person: `u:${userId}`, account, user: t.store.personKey(1, userId) }, t.clock.now)
    expect(counts('u2', 'a:A')).toEqual({ [conditionKey(done)]: 2, [conditionKey(own)]: 1 })
    expect(counts('nobody', null)).toEqual({ [conditionKey(done)]: 0, [conditionKey(own)]: 0 })
    await t.send([message(3, 'm3', { userId: 'alone' })])
    expect(counts('alone', null)).toEqual({ [conditionKey(done)]: 1, [conditionKey(own)]: 1 })
  })
})

describe('time', () => {
  it('misses a goal when its window passes without an event', async () => {
    t.clock.now = startOfTest + 3 * dayMs
    await publish(t, [posted], [{ ...activation, requires: ['posted'] }])
    await t.send([message(1, 'm1')])
    expect(goal(t)?.status).toBe('pending')
    t.clock.now = startOfTest + 15 * dayMs
    t.milestones.tick(t.clock.now)
    expect(goal(t)?.status).toBe('pending')
    t.clock.now += 1
    t.milestones.tick(t.clock.now)
    expect(goal(t)?.status).toBe('missed')
  })
})

it('takes up the counting of the past where a restart has cut it, and keeps its rules', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shirube-walk-'))
  try {
    const path = join(folder, 'a.db')
    let again = await openTestStore({ path })
    await again.send(Array.from({ length: 60 }, (_, i) => message(1, `w${i}`, { context: { groupId: `W${i}` }, userId: `w${i}` })))
    const walk = publish(again, [{ ...posted, atLeast: 2 }])
    // The walk stops with the store: only its first slice is done.
    await Promise.all([walk, again.store.close()])
    again = await openTestStore({ path })
    await again.send(Array.from({ length: 60 }, (_, i) => message(2, `x${i}`, { context: { groupId: `W${i}` }, userId: `w${i}` })))
    await publish(again, [{ ...posted, atLeast: 2 }])
    expect(again.all('SELECT status, value, count(*) AS n FROM reached GROUP BY 1, 2')).toEqual([{ status: 'reached', value: 2, n: 60 }])
    await again.store.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
