import { describe, expect, it } from 'vitest'
import { eventSchema, limits } from 'shirube/protocol'
import { project } from '../../demo/guides/project.ts'
import { dayMs } from '../../demo/people/habits.ts'
import { simulate, type Simulation } from '../../demo/people/simulate.ts'

const now = Date.parse('2026-11-22T03:00:00Z')
const sample = simulate({ seed: 20, now })
const onWire = sample.parcels.flatMap(({ events }) => events)
const once = [...new Map(onWire.map((event) => [event.messageId, event])).values()]

/** Counted from the diaries by plain loops: first message and three invitees at one time, within 14 days. */
function isActivated({ account, facts }: Simulation['facts'][number]): boolean {
  const end = account.startAt + 14 * dayMs
  const inOrder = [...facts].sort((a, b) => a.at - b.at).filter(({ at }) => at <= end)
  const inside = new Set<unknown>()
  let three = false
  for (const { name, properties } of inOrder) {
    if (name === 'Teammate Joined') inside.add(properties?.['inviteeId'])
    if (name === 'Invite Revoked') inside.delete(properties?.['inviteeId'])
    three ||= inside.size >= 3
  }
  return three && inOrder.some(({ name }) => name === 'Message Posted')
}
const mature = sample.facts.filter(({ account }) => account.startAt + 14 * dayMs <= now)
const share = (lives: Simulation['facts']): number => lives.filter(isActivated).length / lives.length

describe('the sample people', () => {
  it('are the same for the same seed and others for another', () => {
    expect(simulate({ seed: 20, now }).parcels).toEqual(sample.parcels)
    expect(simulate({ seed: 21, now }).parcels).not.toEqual(sample.parcels)
  })

  it('carry ids that say what they are, everywhere', () => {
    for (const event of once) {
      expect(event.userId ?? 'sample-').toMatch(/^sample-/)
      expect(event.anonymousId ?? 'sample-').toMatch(/^sample-/)
      expect(event.context.groupId ?? event.groupId ?? 'sample-000').toMatch(/^sample-\d{3}$/)
    }
    expect(once.filter(({ type }) => type === 'group').every(({ traits }) => traits?.['sample'] === true)).toBe(true)
  })

  it('send only events that the protocol takes, within its limits', () => {
    for (const event of once) {
      expect(eventSchema.safeParse(event).success).toBe(true)
      expect(event.messageId.length).toBeLessThanOrEqual(limits.messageIdLength)
      expect(event.type !== 'track' || event.event).toBeTruthy()
    }
    expect(sample.parcels.every(({ events }) => events.length <= limits.batchEvents)).toBe(true)
  })

  it('name guides, steps and items that exist', () => {
    const tour = project.guides?.find(({ id }) => id === 'welcome')
    const list = project.guides?.find(({ id }) => id === 'set-up')
    const steps = new Set(tour?.kind === 'tour' ? tour.steps.map(({ id }) => id) : [])
    const items = new Set(list?.kind === 'checklist' ? list.items.map(({ id }) => id) : [])
    for (const { event, properties } of once) {
      if (!event?.startsWith('$')) continue
      expect(['welcome', 'set-up']).toContain(properties?.['guideId'])
      expect(properties).toMatchObject({ version: null, hash: expect.stringMatching(/^[0-9a-f]{16}$/), runId: expect.any(String), locale: expect.stringMatching(/^(ja|en)$/) })
      if (properties?.['stepId'] !== undefined) expect(steps).toContain(properties['stepId'])
      if (properties?.['itemId'] !== undefined) expect(items).toContain(properties['itemId'])
    }
  })

  it('end every run at most once', () => {
    const ends = new Map<unknown, number>()
    for (const { event, properties } of once) if (/^\$guide_(completed|dismissed)$/.test(event ?? '')) ends.set(properties?.['runId'], (ends.get(properties?.['runId']) ?? 0) + 1)
    expect(ends.size).toBeGreaterThan(50)
    expect(Math.max(...ends.values())).toBe(1)
  })

  it('do nothing in the future and began within ten weeks', () => {
    for (const { account, facts } of sample.facts) {
      expect(account.startAt).toBeGreaterThan(now - 73 * dayMs)
      for (const { at } of facts) expect(at).toBeLessThanOrEqual(now)
    }
  })

  it('live messily: repeated, late, out of order, with wrong clocks', () => {
    expect(onWire.length - once.length).toBeGreaterThan(once.length / 50)
    expect(sample.parcels.filter(({ skewMs }) => Math.abs(skewMs) > 60_000).length).toBeGreaterThan(20)
    const right = sample.parcels.filter(({ skewMs }) => skewMs === 0).flatMap(({ events }) => events.map(({ timestamp }) => Date.parse(timestamp)))
    expect(right.filter((at, index) => at < (right[index - 1] ?? 0)).length).toBeGreaterThan(right.length / 20)
    expect(once.filter(({ type, context }) => type === 'track' && context.groupId === undefined).length).toBeGreaterThan(50)
    expect(once.filter(({ userId, anonymousId }) => userId === undefined && anonymousId !== undefined).length).toBeGreaterThan(20)
  })

  it('tell a believable story: a third activated, better after the new tour, most lost at inviting', () => {
    expect(share(mature)).toBeGreaterThan(0.28)
    expect(share(mature)).toBeLessThan(0.45)
    const half = Math.floor(mature.length * 0.7)
    expect(share(mature.slice(half)) - share(mature.slice(0, half))).toBeGreaterThan(0.1)
    const did = (name: string): number => sample.facts.filter(({ facts }) => facts.some((fact) => fact.name === name)).length
    const [messages, activated] = [did('Message Posted'), sample.facts.filter(isActivated).length]
    expect(messages - activated).toBeGreaterThan(sample.facts.length - messages)
  })

  it('have names that differ', () => {
    expect(new Set(sample.accounts.map(({ name }) => name)).size).toBe(sample.accounts.length)
  })
})
