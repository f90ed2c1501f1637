// A checklist, counted by account: of those that saw it, how many have each item and all of it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checklistReportSchema } from 'shirube/protocol'
import { told } from './guideRuns.ts'
import { day, hour, now, openReportWorld, signUp, type ReportWorld } from './reportWorld.ts'

let world: ReportWorld
beforeAll(async () => {
  world = await openReportWorld()
})
afterAll(() => world.close())

const ask = (query = '') => world.ask(`/api/reports/checklist?days=56${query}`, checklistReportSchema)
const list = (account: string, user = `${account}-owner`) => ({ account, user, guide: 'set-up', run: `${account}/${user}`, kind: 'checklist' })
const saw = (account: string, at: number, user?: string): object => told(list(account, user), at, '$guide_started', { trigger: 'auto' })
const ticked = (account: string, at: number, itemId: string, user?: string): object => told(list(account, user), at, '$item_completed', { itemId })

describe('GET /api/reports/checklist', () => {
  it('takes the published one and shows its items when nobody saw it', async () => {
    const report = await ask()
    expect(report).toMatchObject({ guideId: 'set-up', name: 'Set-up checklist', title: { en: 'Get your team talking' }, current: { numerator: 0, denominator: 0, range: null }, hidden: 0 })
    expect(report.items.map((i) => [i.id, i.done, i.of])).toEqual([['profile', 0, 0], ['channel', 0, 0], ['message', 0, 0], ['teammates', 0, 0]])
  })

  it('counts accounts, whoever of the team did what', async () => {
    const start = now - 20 * day
    await world.send([
      // Two people, each with half of it, one of them at its end.
      signUp('done', start), saw('done', start), ticked('done', start + hour, 'profile'), ticked('done', start + hour, 'channel'),
      saw('done', start + day, 'mate'), ticked('done', start + day, 'message', 'mate'), ticked('done', start + day, 'teammates', 'mate'), told(list('done', 'mate'), start + day + 1, '$guide_completed'),
      signUp('half', start), saw('half', start), ticked('half', start + hour, 'profile'),
      signUp('hid', start), saw('hid', start), told(list('hid'), start + hour, '$guide_dismissed', { reason: 'skip' }),
      signUp('hid-too', start), saw('hid-too', start), told(list('hid-too'), start + hour, '$guide_dismissed', { reason: 'skip' }),
      signUp('never-saw', start),
      // Ticked before anybody saw a list: no run of it was started.
      signUp('unseen', start), ticked('unseen', start + hour, 'profile'),
      signUp('before', now - 60 * day), saw('before', start), told(list('before'), start, '$guide_completed'),
    ])
    const report = await ask()
    expect(report.current).toMatchObject({ numerator: 1, denominator: 4, immature: 0, excluded: {} })
    expect(report.previous).toMatchObject({ numerator: 1, denominator: 1 })
    expect(report.items.map((i) => [i.id, i.done, i.of])).toEqual([['profile', 2, 4], ['channel', 1, 4], ['message', 1, 4], ['teammates', 1, 4]])
    expect(report.hidden).toBe(2)
  })

  it('is null without a checklist, and 404 for one nobody published', async () => {
    const bare = await openReportWorld({})
    expect(await (await bare.api('GET', '/api/reports/checklist')).json()).toBeNull()
    await bare.close()
    expect(await world.refused('/api/reports/checklist?guide=welcome')).toMatchObject({ status: 404, code: 'unknown_guide' })
  })
})
