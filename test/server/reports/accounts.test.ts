// The list of accounts: filters, order, pages; bad questions name the field.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountsAnswerSchema } from 'shirube/protocol'
import { act, activated, day, hour, join, now, openReportWorld, signUp, type ReportWorld } from './reportWorld.ts'

let world: ReportWorld
beforeAll(async () => {
  world = await openReportWorld()
  await world.send([
    ...activated('reached', now - 20 * day, now - 19 * day),
    ...activated('late', now - 20 * day, now - 5 * day),
    signUp('missed', now - 15 * day),
    signUp('open', now - 2 * day, { name: '株式会社つばめ', plan: 'team' }), act('open', 'second', now - hour, 'Message Posted'),
    // Named after nothing at all: the id stands in.
    join('sample-x', 'sample-user', now - day, { name: '  ' }),
    ...activated('way-back', now - 30 * day, now - 29 * day),
  ])
})
afterAll(() => world.close())

const ask = (query = '') => world.ask(`/api/accounts${query}`, accountsAnswerSchema)
const ids = async (query = '') => (await ask(query)).rows.map((r) => r.accountId)

describe('GET /api/accounts', () => {
  it('gives each account its state in one line, the newest first', async () => {
    const answer = await ask()
    expect(answer).toMatchObject({ total: 6, page: 1, pages: 1, sample: true, zone: 'Asia/Tokyo', counts: { all: 6, reached: 2, late: 1, missed: 1, open: 2 } })
    expect(answer.rows.map((r) => [r.accountId, r.activation, r.onboarding, r.reached, r.users])).toEqual([
      ['sample-x', 'open', 'open', 0, 1],
      ['open', 'open', 'open', 1, 2],
      ['missed', 'missed', 'open', 0, 1],
      ['late', 'late', 'missed', 2, 4],
      ['reached', 'reached', 'open', 2, 4],
      ['way-back', 'reached', 'open', 2, 4],
    ])
    expect(answer.rows[1]).toMatchObject({ name: '株式会社つばめ', plan: 'team', sample: false, startedAt: now - 2 * day, lastSeenAt: now - hour, required: 2 })
    expect(answer.rows[0]).toMatchObject({ name: 'sample-x', plan: null, sample: true, startedAt: now - day })
  })

  it('filters by how activation stands and by name or id, whatever the case', async () => {
    expect(await ids('?activation=late')).toEqual(['late'])
    expect(await ids('?activation=none')).toEqual([])
    expect(await ids('?query=%E3%81%A4%E3%81%B0')).toEqual(['open'])
    expect(await ids('?query=%20SAMPLE-X%20')).toEqual(['sample-x'])
    expect(await ids('?query=m&activation=open')).toEqual(['sample-x'])
    expect((await ask('?query=zzz')).counts.all).toBe(6)
    // Letters of patterns are letters.
    expect(await ids('?query=%25')).toEqual([])
  })

  it.each([
    ['name', ['late', 'missed', 'reached', 'sample-x', 'way-back', 'open']],
    ['-started', ['sample-x', 'open', 'missed', 'late', 'reached', 'way-back']],
    ['started', ['way-back', 'late', 'reached', 'missed', 'open', 'sample-x']],
    ['-users', ['late', 'reached', 'way-back', 'open', 'missed', 'sample-x']],
    ['reached', ['missed', 'sample-x', 'open', 'late', 'reached', 'way-back']],
    ['-seen', ['open', 'sample-x', 'late', 'missed', 'reached', 'way-back']],
  ])('sorts by %s, equal ones by id', async (sort, expected) => {
    expect(await ids(`?sort=${sort}`)).toEqual(expected)
  })

  it.each([
    ['sort', 'size'], ['sort', 'constructor'], ['activation', 'immature'], ['page', '0'], ['page', 'two'], ['page', '1.5'],
  ])('refuses %s=%s and names the field', async (field, value) => {
    expect(await world.refused(`/api/accounts?${field}=${value}`)).toEqual({ status: 400, code: 'bad_field', details: { field } })
  })

  it('knows no other environment', async () => {
    expect(await world.refused('/api/accounts?environment=moon')).toMatchObject({ status: 404, code: 'unknown_environment' })
  })

  it('loses and doubles none over its pages', async () => {
    const other = await openReportWorld()
    await other.send(Array.from({ length: 120 }, (_, i) => signUp(`acc-${String(i).padStart(3, '0')}`, now - (i % 7) * day)))
    const pages = await Promise.all(['1', '2', '3', '4'].map((page) => other.ask(`/api/accounts?sort=started&page=${page}`, accountsAnswerSchema)))
    expect(pages.map((p) => [p.page, p.pages, p.total, p.rows.length])).toEqual([[1, 3, 120, 50], [2, 3, 120, 50], [3, 3, 120, 20], [3, 3, 120, 20]])
    expect(new Set(pages.flatMap((p) => p.rows.map((r) => r.accountId))).size).toBe(120)
    await other.close()
  })
})
