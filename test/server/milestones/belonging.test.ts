// Whose event it is: by what the event says, else by memberships and links, and late facts move what came before them.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Milestone } from 'shirube/protocol'
import { at, openTestStore, startOfTest, type TestStore } from '../../support/openTestStore.ts'

const dayMs = 86_400_000
const posted: Milestone = { id: 'posted', name: 'Posted', unit: 'account', event: 'Posted', count: 'events', atLeast: 100 }
const post = (day: number, messageId: string, who: object) => at(day, { ...who, messageId, event: 'Posted' })
const member = (day: number, userId: string, groupId: string) => at(day, { type: 'group', userId, groupId, messageId: `g-${userId}-${groupId}-${day}` })
const homeOf = (t: TestStore, birthOrName: string) => t.all<{ home: string }>("SELECT home FROM event WHERE json_extract(body, '$.messageId') = ?", [birthOrName])[0]?.home
const value = (t: TestStore, home: string) => t.all<{ value: number }>("SELECT value FROM reached WHERE home = ? AND milestone = 'posted'", [home])[0]?.value

let t: TestStore
beforeEach(async () => {
  t = await openTestStore()
  await t.milestones.setPublished(1, { milestones: [{ version: 1, body: posted }], goals: [], guides: [] })
})
afterEach(() => t.store.close())

describe('an event that names no account', () => {
  it('belongs to the one account its person is in, however early it was', async () => {
    await t.send([member(5, 'u', 'A'), post(1, 'early', { userId: 'u' }), post(9, 'late', { userId: 'u' })])
    expect([homeOf(t, 'early'), homeOf(t, 'late'), value(t, 'a:A')]).toEqual(['a:A', 'a:A', 2])
  })
  it('stays with the person while there is no account, or several', async () => {
    await t.send([post(1, 'none', { userId: 'lonely' }), member(1, 'u', 'A'), member(5, 'u', 'B'), post(6, 'both', { userId: 'u' })])
    expect([homeOf(t, 'none'), homeOf(t, 'both'), value(t, 'a:A'), value(t, 'a:B')]).toEqual(['u:lonely', 'u:u', undefined, undefined])
  })
  it('goes by the memberships of its own time', async () => {
    await t.send([member(1, 'u', 'A'), member(5, 'u', 'B'), post(3, 'before', { userId: 'u' })])
    expect(homeOf(t, 'before')).toBe('a:A')
  })
  it('moves when a membership becomes known later', async () => {
    await t.send([post(1, 'p1', { userId: 'u' }), post(2, 'p2', { userId: 'u' })])
    expect(homeOf(t, 'p1')).toBe('u:u')
    await t.send([member(3, 'u', 'A')])
    expect([homeOf(t, 'p1'), value(t, 'a:A')]).toEqual(['a:A', 2])
    expect(t.all("SELECT moved_to FROM message WHERE home = 'u:u'")).toEqual([{ moved_to: 'a:A' }, { moved_to: 'a:A' }])
  })
  it('leaves an account when a late fact makes it doubtful, and the account is counted again', async () => {
    await t.send([member(1, 'u', 'A'), post(6, 'p', { userId: 'u' }), post(7, 'own', { userId: 'u', context: { groupId: 'A' } })])
    expect(value(t, 'a:A')).toBe(2)
    await t.send([member(2, 'u', 'B')])
    expect([homeOf(t, 'p'), value(t, 'a:A'), t.milestones.check(1, 'a:A')]).toEqual(['u:u', 1, []])
  })
  it('gives a person’s first event its account’s start, even when it moved there', async () => {
    await t.send([post(1, 'p1', { userId: 'u' }), member(4, 'u', 'A')])
    expect(t.all("SELECT started_at, started_source FROM account WHERE home = 'a:A'")).toEqual([{ started_at: startOfTest + dayMs, started_source: 'first_event' }])
    await t.send([at(5, { type: 'group', groupId: 'A', userId: 'u', messageId: 'g', traits: { createdAt: new Date(startOfTest - 3 * dayMs).toISOString() } })])
    expect(t.all("SELECT started_at, started_source FROM account WHERE home = 'a:A'")).toEqual([{ started_at: startOfTest - 3 * dayMs, started_source: 'created_at' }])
  })
})

describe('an anonymous event', () => {
  const anonymous = { anonymousId: 'browser' }
  const identify = (day: number, userId: string) => at(day, { type: 'identify', userId, ...anonymous, messageId: `i-${userId}-${day}` })
  it('becomes the person’s at the identify, and the account’s with the membership, in any order', async () => {
    await t.send([post(1, 'p', anonymous)])
    expect(homeOf(t, 'p')).toBe('n:browser')
    await t.send([identify(2, 'u')])
    expect(homeOf(t, 'p')).toBe('u:u')
    await t.send([member(3, 'u', 'A')])
    expect([homeOf(t, 'p'), value(t, 'a:A')]).toEqual(['a:A', 1])
    expect(t.all("SELECT user_id FROM event WHERE birth = 'n:browser'")).toEqual([{ user_id: 'u' }])
  })
  it('belongs to the earliest identify, also when that one arrives last', async () => {
    await t.send([post(1, 'p', anonymous), member(1, 'u', 'A'), member(1, 'v', 'B'), identify(5, 'v')])
    expect([homeOf(t, 'p'), value(t, 'a:B')]).toEqual(['a:B', 1])
    await t.send([identify(4, 'u')])
    expect([homeOf(t, 'p'), value(t, 'a:A'), value(t, 'a:B'), t.milestones.check(1, 'a:B')]).toEqual(['a:A', 1, undefined, []])
  })
  it('follows an alias as it follows an identify, also over a renamed user', async () => {
    await t.send([post(1, 'p', anonymous), identify(2, 'old'), at(3, { type: 'alias', previousId: 'old', userId: 'new', messageId: 'al' }), member(4, 'new', 'A')])
    expect(homeOf(t, 'p')).toBe('a:A')
  })
  it('survives aliases that go in a circle', async () => {
    await t.send([at(1, { type: 'alias', previousId: 'x', userId: 'y', messageId: '1' }), at(2, { type: 'alias', previousId: 'y', userId: 'x', messageId: '2' }), post(3, 'p', { userId: 'x' })])
    expect(homeOf(t, 'p')).toMatch(/^u:[xy]$/)
  })
})

describe('the same id', () => {
  it('with other content is a duplicate and a counted conflict; the first stays', async () => {
    await t.send([post(1, 'p', { userId: 'u', properties: { n: 1 } })])
    expect(await t.send([post(1, 'p', { userId: 'u', properties: { n: 2 } })])).toMatchObject({ stored: 0, duplicates: 1 })
    expect(await t.send([post(1, 'p', { userId: 'u', context: { groupId: 'B' }, properties: { n: 1 } })])).toMatchObject({ stored: 0, duplicates: 1 })
    expect(t.all<{ n: number }>("SELECT json_extract(body, '$.properties.n') AS n FROM event")).toEqual([{ n: 1 }])
    expect(t.all('SELECT sum(count) AS n FROM conflict')).toEqual([{ n: 2 }])
  })
  it('is another event in another environment', async () => {
    await t.send([post(1, 'p', { userId: 'u' })])
    expect(await t.send([post(1, 'p', { userId: 'u' })], { environment: 2 })).toMatchObject({ stored: 1 })
  })
})

it('erases sample accounts, their people and their events, and nothing else', async () => {
  await t.send([member(1, 's', 'sample-1'), post(2, 'p', { userId: 's' }), at(0, { type: 'identify', userId: 's', anonymousId: 'sb', messageId: 'i' }), member(1, 'u', 'A'), post(2, 'q', { userId: 'u' })])
  expect(t.store.eraseSample(1)).toEqual({ accounts: 1, events: 3 })
  expect(t.all('SELECT DISTINCT home FROM event')).toEqual([{ home: 'a:A' }])
  expect(t.all('SELECT home FROM account UNION SELECT home FROM user_home UNION SELECT home FROM link UNION SELECT home FROM person')).toEqual([{ home: 'a:A' }, { home: 'u:u' }])
  expect(await t.send([post(2, 'p', { userId: 's' })])).toMatchObject({ stored: 1 })
})
