// Any order, repetition and splitting of one set of events leaves the same rows, through the real door and database,
// late facts that move events between homes included; and counting again finds nothing else.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Milestone } from 'shirube/protocol'
import { at, openTestStore, type TestStore } from '../../support/openTestStore.ts'

const events = { unit: 'account', event: 'Posted' } as const
const milestones: Milestone[] = [
  { ...events, id: 'count', name: 'x', count: 'events', atLeast: 2, within: { of: 'account_start', for: '3d' } },
  { ...events, id: 'sum', name: 'x', count: { sum: 'properties.n' }, atLeast: 3 },
  { ...events, id: 'members', name: 'x', count: { distinct: 'properties.n' }, atLeast: 2, minus: { event: 'Removed', match: 'properties.n' }, latch: false },
  { ...events, id: 'people', name: 'x', count: { distinct: 'user' }, atLeast: { percentOf: 'account.traits.seats', percent: 50 } },
  { ...events, id: 'days', name: 'x', count: 'daysActive', atLeast: 2, within: { of: 'count', for: '2d' } },
  { ...events, id: 'rolling', name: 'x', count: 'events', atLeast: 2, within: { rolling: '19d' } },
  { ...events, id: 'mine', name: 'x', unit: 'user', count: 'events', atLeast: 2, within: { of: 'first_event', for: '1d' } },
]
const guide = { kind: 'checklist', id: 'list', items: [{ id: 'i', title: 'x', done: { event: 'Posted', by: 'user', atLeast: 2 } }] }
const goals = [{ id: 'activation', name: 'x', unit: 'account' as const, requires: ['count', 'members'], within: '4d' }]

const who = fc.record({ userId: fc.constantFrom('u', 'v', null), anonymousId: fc.constantFrom('n', null), groupId: fc.constantFrom('A', 'B', null) }).filter((one) => one.userId !== null || one.anonymousId !== null)
const kind = fc.constantFrom('Posted', 'Posted', 'Posted', 'Removed', 'identify', 'group', 'alias', '$guide_started', '$step_shown', '$guide_paused', '$guide_completed', '$item_completed')
const anEvent = fc.record({ who, kind, day: fc.integer({ min: 0, max: 6 }), n: fc.integer({ min: 0, max: 2 }) })
type AnEvent = typeof anEvent extends fc.Arbitrary<infer T> ? T : never

function wire({ who: { groupId, ...ids }, kind: name, day, n }: AnEvent, i: number): Record<string, unknown> {
  const base = { ...ids, messageId: `m${i}`, context: groupId === null ? {} : { groupId } }
  if (name === 'identify') return at(day, { ...base, type: 'identify', traits: { plan: n } })
  if (name === 'group') return at(day, { ...base, type: 'group', groupId: groupId ?? 'A', traits: { seats: n + 1, ...(n === 2 && { createdAt: '2026-11-02' }) } })
  if (name === 'alias') return at(day, { ...base, type: 'alias', previousId: 'n', userId: ids.userId ?? 'v' })
  return at(day, { ...base, event: name, properties: name.startsWith('$') ? { guideId: 'list', kind: 'checklist', version: 1, runId: `r${ids.userId}`, stepId: `s${n}`, itemId: `i${n}`, trigger: 'auto' } : { n } })
}

const tables = ['event', 'account', 'membership', 'person', 'user_home', 'link', 'trait_history', 'tally', 'member', 'recent', 'reached', 'goal_state', 'run', 'account_guide'] as const
async function rowsAfter(batches: readonly (readonly unknown[])[]): Promise<Record<string, unknown[]>> {
  const t = await openTestStore()
  try {
    await t.milestones.setPublished(1, { milestones: milestones.map((body) => ({ version: 1, body })), goals: goals.map((body) => ({ version: 1, body })), guides: [{ version: 1, body: guide }] })
    for (const batch of batches) await t.send(batch)
    t.milestones.tick(t.clock.now)
    for (const home of ['a:A', 'a:B', 'u:u', 'u:v', 'n:n']) expect(t.milestones.check(1, home)).toEqual([])
    return Object.fromEntries(tables.map((table) => [table, rowsOf(t, table)]))
  } finally {
    await t.store.close()
  }
}

function rowsOf(t: TestStore, table: string): string[] {
  const names = new Map(['u', 'v', '0', '1', '2', 'number:0', 'number:1', 'number:2'].map((one) => [Buffer.from(t.store.personKey(1, one)).toString('hex'), one]))
  const plain = (key: string, value: unknown): unknown => {
    // History of arrival, and memberships' last join, are not promised to be equal.
    if (key === 'seq' || key === 'last_join') return undefined
    // Ties between people go by their keyed names, and the key is random.
    if (key === 'ticks') return Object.entries(JSON.parse(String(value)) as Record<string, { at: number }>).map(([item, { at: when }]) => [item, when]).sort() // written by runTable
    if (value instanceof Uint8Array) return names.get(Buffer.from(value).toString('hex')) ?? Buffer.from(value).toString('hex')
    return typeof value === 'string' ? [...names].reduce((text, [hex, name]) => text.replaceAll(hex, name), value) : value
  }
  return t
    .all<Record<string, unknown>>(`SELECT * FROM ${table}`)
    .map((row) => JSON.stringify(Object.fromEntries(Object.entries(row).map(([key, value]) => [key, key === 'traits' || key === 'trait_times' ? sorted(value) : plain(key, value)]))))
    .sort()
}
const sorted = (json: unknown): unknown => Object.entries(JSON.parse(String(json))).sort(([a], [b]) => (a < b ? -1 : 1))

it('leaves the same rows for any order, repetition and splitting', async () => {
  const shuffled = fc.array(anEvent, { minLength: 1, maxLength: 12 }).chain((list) => {
    const sent = list.map(wire)
    return fc.record({ sent: fc.constant(sent), order: fc.shuffledSubarray([...sent, ...sent.slice(0, 3)], { minLength: sent.length + Math.min(3, sent.length) }), cuts: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 15, maxLength: 15 }) })
  })
  await fc.assert(
    fc.asyncProperty(shuffled, async ({ sent, order, cuts }) => {
      const rest = [...order]
      const batches = cuts.map((size) => rest.splice(0, size)).filter((batch) => batch.length > 0)
      expect(await rowsAfter(batches)).toEqual(await rowsAfter([sent]))
    }),
    { numRuns: Number(process.env['SHIRUBE_RUNS'] ?? 100) },
  )
}, 60_000)
