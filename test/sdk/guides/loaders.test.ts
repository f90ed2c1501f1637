// The three loaders over a fake network and a store in memory.
import { describe, expect, it } from 'vitest'
import { createGuideList } from '../../../sdk/guides/loadGuides.ts'
import { createProgressRecords } from '../../../sdk/guides/loadProgress.ts'
import { createStateLoader } from '../../../sdk/guides/loadState.ts'
import type { Answer } from '../../../sdk/lib/request.ts'
import type { Person } from '../../../sdk/identity/identity.ts'
import type { Checklist, Tour } from '../../../sdk/protocol/guide.schema.ts'
import type { Progress, StateAnswer } from '../../../sdk/protocol/state.schema.ts'
import { createMemoryStore } from '../../../sdk/storage/memoryStore.ts'
import { createFakeClock, settle } from '../../support/fakeClock.ts'

const tour: Tour = { id: 'welcome', kind: 'tour', steps: [{ id: 'a', type: 'modal', title: 'Hello' }] }
const list: Checklist = { id: 'setup', kind: 'checklist', title: 'Set up', items: [{ id: 'a', title: 'A', manual: true }] }
const answer = (body: unknown, status = 200): Answer => ({ status, text: JSON.stringify(body), retryAfter: null })
const published = (version: string, guides: unknown[] = [tour]): unknown => ({ version, guides: guides.map((guide) => ({ version: 2, hash: 'h', guide })), milestones: [], goals: [], settings: {} })

describe('the list of guides', () => {
  const open = (answers: Answer[], store = createMemoryStore()) => {
    const refused: string[] = []
    return { refused, store, guides: createGuideList({ request: async () => answers.shift() ?? answer(null, 0), store, url: 'https://c/v1/guides', onRefused: (id) => refused.push(id) }) }
  }

  it('lets inline win whole over published', async () => {
    const { guides } = open([answer(published('1'))])
    await guides.load()
    expect(guides.find('welcome')).toMatchObject({ source: 'published', version: 2, hash: 'h' })
    await guides.addInline([{ ...tour, priority: 1 }])
    expect(guides.find('welcome')).toMatchObject({ source: 'inline', version: null })
    expect(guides.entries()).toHaveLength(1)
  })

  it('skips a broken guide alone', async () => {
    const { guides, refused } = open([answer(published('1', [null, { id: 'x', kind: 'hologram' }, tour, 7]))])
    await guides.load()
    expect(guides.entries().map(({ guide }) => guide.id)).toEqual(['welcome'])
    expect(refused).toContain('x')
    expect(guides.wasRefused('x')).toBe(true)
  })

  it('keeps the last good copy over errors, garbage and the next visit', async () => {
    const { guides, store } = open([answer(published('1')), answer('nonsense'), answer({ guides: 'no list' }), answer(null, 500)])
    expect([await guides.load(), await guides.load(), await guides.load(), await guides.load()]).toEqual([true, false, false, false])
    expect(guides.entries()).toHaveLength(1)
    const later = open([], store).guides
    await later.restore()
    expect(later.find('welcome')).toBeDefined()
  })

  it('never puts the stored copy over what came meanwhile', async () => {
    const { guides, store } = open([answer(published('2', []))])
    await store.setMany([['guides', JSON.stringify(published('1'))]])
    await guides.load()
    await guides.restore()
    expect(guides.entries()).toEqual([])
  })

  it('changes nothing when the same version comes again', async () => {
    const { guides } = open([answer(published('1')), answer(published('1'))])
    await guides.load()
    const before = guides.entries()
    expect(await guides.load()).toBe(false)
    expect(guides.entries()).toBe(before)
  })
})

describe('the state of a person', () => {
  const state = (asOf: number): StateAnswer => ({ asOf, user: {}, account: null, counts: {}, milestones: {}, goals: {}, guides: {}, attention: { shown: [] }, guidesVersion: '1' })
  const setup = (reply: (n: number) => Promise<Answer>) => {
    const clock = createFakeClock()
    let person: Person = { anonymousId: 'anon-1', userId: 'u1', accountId: null, userTraits: {}, accountTraits: {}, firstSeen: 0 }
    const got: StateAnswer[] = []
    let asked = 0
    const loader = createStateLoader({
      request: () => reply(asked++),
      store: createMemoryStore(),
      url: 'https://c/v1/state',
      clock,
      random: () => 0.5,
      who: () => person,
      question: () => ({ writeKey: 'wk', anonymousId: person.anonymousId }),
      onAsk: async () => () => {},
      onAnswer: (given) => got.push(given),
    })
    return { clock, loader, got, asked: () => asked, become: (userId: string) => (person = { ...person, userId }) }
  }

  it('ignores an answer for somebody who is not here any more, and asks for who is', async () => {
    const { loader, got, become, asked } = setup(async (n) => {
      if (n === 0) become('u2')
      return answer(state(n))
    })
    await loader.refresh()
    expect(got.map(({ asOf }) => asOf)).toEqual([1])
    expect(asked()).toBe(2)
  })

  it('asks one question at a time, and once more when something changed meanwhile', async () => {
    const { loader, asked } = setup(async (n) => answer(state(n)))
    await Promise.all([loader.refresh(), loader.refresh(), loader.refresh()])
    expect(asked()).toBeLessThanOrEqual(2)
  })

  it('tries again with growing pauses, and gives up until something happens', async () => {
    const { loader, asked, clock } = setup(async () => answer(null, 0))
    await loader.refresh()
    await clock.advance(3_600_000)
    expect(asked()).toBe(7)
    expect(clock.armed()).toBe(0)
  })

  it('does not ask again after a refused key, and takes no half answer', async () => {
    const refused = setup(async () => answer({}, 401))
    await refused.loader.refresh()
    expect(refused.clock.armed()).toBe(0)
    const half = setup(async () => answer({ asOf: 1, user: {} }))
    await half.loader.refresh()
    expect(half.got).toEqual([])
  })

  it('keeps the last answer for a start without the collector', async () => {
    const { loader, become } = setup(async (n) => answer(state(n)))
    await loader.refresh()
    expect(await loader.restore()).toMatchObject({ asOf: 0 })
    become('u2')
    expect(await loader.restore()).toBeUndefined()
    await settle()
  })
})

describe('progress', () => {
  const progress = (more: Partial<Progress> = {}): Progress => ({ runId: 'r1', status: 'in_progress', updatedAt: 1, runs: 0, ...more })
  const anonymous = { anonymousId: 'anon-1', userId: null, accountId: null }
  const u1 = { ...anonymous, userId: 'u1' }

  it('belongs to the person, and a checklist to the person in this account', async () => {
    const records = createProgressRecords(createMemoryStore())
    await records.put({ ...u1, accountId: 'a1' }, tour, progress())
    await records.put({ ...u1, accountId: 'a1' }, list, progress())
    expect(records.get({ ...u1, accountId: 'a2' }, tour)).toBeDefined()
    expect(records.get({ ...u1, accountId: 'a2' }, list)).toBeUndefined()
    expect(records.get({ ...u1, userId: 'u2' }, tour)).toBeUndefined()
  })

  it('is never taken back by an older record', async () => {
    const store = createMemoryStore()
    const records = createProgressRecords(store)
    await records.put(u1, tour, progress({ status: 'completed', updatedAt: 9, runs: 1 }))
    await records.put(u1, tour, progress({ updatedAt: 5 }))
    expect(records.get(u1, tour)).toMatchObject({ status: 'completed', runs: 1 })
    const later = createProgressRecords(store)
    await later.load(u1)
    expect(later.get(u1, tour)).toMatchObject({ status: 'completed' })
  })

  it('gives the anonymous history to the person; the further state wins', async () => {
    const store = createMemoryStore()
    const records = createProgressRecords(store)
    await records.put(u1, list, progress({ updatedAt: 8, status: 'completed' }))
    await records.put(anonymous, list, progress({ updatedAt: 3 }))
    await records.put(anonymous, tour, progress({ stepId: 'a', updatedAt: 4 }))
    await records.load(u1)
    expect(records.get(u1, tour)).toMatchObject({ stepId: 'a' })
    expect(records.get(u1, list)).toMatchObject({ status: 'completed' })
    expect(records.get(anonymous, tour)).toBeUndefined()
    expect(await store.keys('p/anon')).toEqual([])
  })

  it('survives hostile ids and foreign records', async () => {
    const store = createMemoryStore()
    await store.setMany([['p/u1//welcome', 'nonsense'], ['p/u1//setup', { runId: 1 }]])
    const records = createProgressRecords(store)
    await records.load(u1)
    expect(records.get(u1, tour)).toBeUndefined()
    await records.put({ ...u1, userId: 'u1/' }, tour, progress())
    expect(records.get(u1, tour)).toBeUndefined()
  })
})
