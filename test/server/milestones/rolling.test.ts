// Rolling milestones through the door, the database and time: reached, lost by time alone, reached again; and for any order of the
// same events, split in any way and with time passing between, as the reference says that reads every event at every instant.
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Goal, Milestone } from 'shirube/protocol'
import { naiveStanding, type NaiveEvent } from '../../sdk/protocol/reach/naiveReach.ts'
import { at, openTestStore, startOfTest, type TestStore } from '../../support/openTestStore.ts'

const dayMs = 86_400_000
const posts: Milestone = { id: 'posts', name: 'x', unit: 'account', event: 'Posted', count: 'events', atLeast: 2, within: { rolling: '3d' } }
const goal: Goal = { id: 'activation', name: 'x', unit: 'account', requires: ['posts'] }
const publish = (t: TestStore, milestones: readonly Milestone[], version = 1, goals: readonly Goal[] = []) =>
  t.milestones.setPublished(1, { milestones: milestones.map((body) => ({ version, body })), goals: goals.map((body) => ({ version, body })), guides: [] })
const posted = (day: number, id = `p${day}`, userId = 'u') => at(day, { event: 'Posted', userId, messageId: id, context: { groupId: 'A' } })

let t: TestStore
beforeEach(async () => void (t = await openTestStore({ now: startOfTest + 2 * dayMs })))
afterEach(() => t.store.close())

const row = (milestone = 'posts') => t.all<{ status: string; value: number; crossed_at: number | null }>("SELECT status, value, crossed_at FROM reached WHERE home = 'a:A' AND length(subject) = 0 AND milestone = ?", [milestone])[0]
function passTo(day: number): void {
  t.clock.now = startOfTest + day * dayMs
  t.milestones.tick(t.clock.now)
}

it('is reached, lost by time alone, and reached again; the first crossing and the goal stay', async () => {
  await publish(t, [posts], 1, [goal])
  await t.send([posted(0), posted(1)])
  expect(row()).toEqual({ status: 'reached', value: 2, crossed_at: startOfTest + dayMs })
  passTo(3.5)
  expect(row()).toEqual({ status: 'lost', value: 1, crossed_at: startOfTest + dayMs })
  await t.send([posted(3.5)])
  expect(row()).toEqual({ status: 'reached', value: 2, crossed_at: startOfTest + dayMs })
  passTo(30)
  expect(row()).toEqual({ status: 'lost', value: 0, crossed_at: startOfTest + dayMs })
  expect(t.all('SELECT status FROM goal_state')).toEqual([{ status: 'reached' }])
  expect(t.milestones.check(1, 'a:A')).toEqual([])
  const moves = t.all<{ to_state: string; at: number }>("SELECT to_state, at FROM transition WHERE ref = 'posts' ORDER BY seq").map((one) => [one.to_state, (one.at - startOfTest) / dayMs])
  expect(moves).toEqual([['reached', 1], ['lost', 3.5], ['reached', 3.5], ['lost', 30]])
})

it('was reached once, although it is over when the events arrive', async () => {
  t.clock.now = startOfTest + 20 * dayMs
  await publish(t, [posts])
  await t.send([posted(0), posted(1)])
  expect(row()).toEqual({ status: 'lost', value: 0, crossed_at: startOfTest + dayMs })
})

it('moves its crossing back for an event that arrives late, and only then', async () => {
  t.clock.now = startOfTest + 8 * dayMs
  await publish(t, [posts])
  await t.send([posted(6), posted(7)])
  await t.send([posted(2)])
  expect(row()?.crossed_at).toBe(startOfTest + 7 * dayMs)
  await t.send([posted(4)])
  expect(row()?.crossed_at).toBe(startOfTest + 4 * dayMs)
  await t.send([posted(7.5)])
  expect(row()?.crossed_at).toBe(startOfTest + 4 * dayMs)
})

it('knows the first crossing of what was stored before it was published, and of a bar that moved', async () => {
  t.clock.now = startOfTest + 9 * dayMs
  await t.send([posted(0), posted(1), posted(2), posted(8)])
  await publish(t, [posts])
  expect(row()).toMatchObject({ status: 'lost', crossed_at: startOfTest + dayMs })
  await publish(t, [{ ...posts, atLeast: 3 }], 2)
  expect(row()).toMatchObject({ status: 'lost', crossed_at: startOfTest + 2 * dayMs })
  await publish(t, [{ ...posts, atLeast: 4 }], 3)
  expect(row()).toMatchObject({ status: 'pending', value: 1, crossed_at: null })
})

const rolling = { name: 'x', event: 'Posted' } as const
const milestones: Milestone[] = [
  { ...rolling, id: 'count', unit: 'account', count: 'events', atLeast: 2, within: { rolling: '2d' } },
  { ...rolling, id: 'sum', unit: 'account', count: { sum: 'properties.n' }, atLeast: 3, within: { rolling: '3d' } },
  { ...rolling, id: 'days', unit: 'account', count: 'daysActive', atLeast: 2, within: { rolling: '2d' } },
  { ...rolling, id: 'things', unit: 'account', count: { distinct: 'properties.n' }, atLeast: 2, within: { rolling: '2d' } },
  { ...rolling, id: 'members', unit: 'account', count: { distinct: 'properties.n' }, atLeast: 2, minus: { event: 'Removed', match: 'properties.n' }, within: { rolling: '3d' } },
  { ...rolling, id: 'mine', unit: 'user', count: 'events', atLeast: 2, within: { rolling: '2d' } },
]
const anEvent = fc.record({ name: fc.constantFrom('Posted', 'Posted', 'Posted', 'Removed'), userId: fc.constantFrom('u', 'v'), hasAccount: fc.boolean(), halfDay: fc.integer({ min: 0, max: 12 }), n: fc.integer({ min: 0, max: 2 }) })
const world = fc.array(anEvent, { minLength: 1, maxLength: 10 }).chain((list) => {
  const sent = list.map(({ name, userId, hasAccount, halfDay, n }, i) => at(halfDay / 2, { event: name, userId, messageId: `m${i}`, properties: { n }, ...(hasAccount && { context: { groupId: 'A' } }) }))
  return fc.record({ order: fc.shuffledSubarray([...sent, ...sent.slice(0, 2)], { minLength: sent.length }), cuts: fc.array(fc.record({ size: fc.integer({ min: 1, max: 4 }), hours: fc.integer({ min: 0, max: 30 }) }), { minLength: 12, maxLength: 12 }), last: fc.integer({ min: 0, max: 4 }) })
})

it('stands as the reference says, whatever the order and whenever it arrives', async () => {
  await fc.assert(
    fc.asyncProperty(world, async ({ order, cuts, last }) => {
      const one = await openTestStore({ now: startOfTest + 6 * dayMs })
      try {
        await publish(one, milestones)
        const rest = [...order]
        for (const { size, hours } of cuts) {
          const batch = rest.splice(0, size)
          if (batch.length > 0) await one.send(batch)
          one.clock.now += hours * 3_600_000
          one.milestones.tick(one.clock.now)
        }
        one.clock.now += last * dayMs
        one.milestones.tick(one.clock.now)
        compare(one)
      } finally {
        await one.store.close()
      }
    }),
    { numRuns: Number(process.env['SHIRUBE_RUNS'] ?? 100) },
  )
}, 60_000)

function compare(one: TestStore): void {
  const stored = one.all<{ ts: number; message_id: Uint8Array; name: string; user_id: string; body: string }>("SELECT ts, message_id, name, user_id, body FROM event WHERE home = 'a:A'")
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
  const events = stored.map((event): NaiveEvent => {
    const { properties }: { properties: Record<string, unknown> } = JSON.parse(event.body)
    return { ts: event.ts, id: hex(event.message_id), name: event.name, user: event.user_id, properties }
  })
  for (const milestone of milestones) {
    for (const user of milestone.unit === 'user' ? ['u', 'v'] : ['']) {
      const { state, crossed } = naiveStanding(milestone, { events, traits: [], accountStart: 0, now: one.clock.now, user })
      const subject = user === '' ? new Uint8Array(0) : one.store.personKey(1, user)
      const found = one.all<{ status: string; crossed_at: number | null; crossed_id: Uint8Array | null }>("SELECT status, crossed_at, crossed_id FROM reached WHERE home = 'a:A' AND milestone = ? AND subject = ?", [milestone.id, subject])[0]
      expect({ milestone: milestone.id, state: found?.status ?? 'pending', at: found?.crossed_at ?? null, id: found?.crossed_id ? hex(found.crossed_id) : null }).toEqual({ milestone: milestone.id, state, at: crossed?.ts ?? null, id: crossed?.id ?? null })
    }
  }
}
