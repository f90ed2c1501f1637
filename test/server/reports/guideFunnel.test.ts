// One guide's results: every run that reached a step is in exactly one part of it, whatever happened in whatever order.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { contentHash, guideFunnelSchema, guidesAnswerSchema, type GuideFunnel } from 'shirube/protocol'
import { project } from '../../../demo/guides/project.ts'
import { milestonesOf } from '../../../server/milestones/milestonesOf.ts'
import { told, walked } from './guideRuns.ts'
import { act, activated, day, now, openReportWorld, signUp, type ReportWorld } from './reportWorld.ts'

let world: ReportWorld
beforeAll(async () => {
  world = await openReportWorld()
})
afterAll(() => world.close())

const funnel = (guide: string, query = '') => world.ask(`/api/reports/guide-funnel?guide=${guide}${query}`, guideFunnelSchema)
const parts = (step: GuideFunnel['steps'][number]) => step.wentOn + Object.values(step.exits).reduce((a, b) => a + b, 0)
const minute = 60_000

describe('GET /api/reports/guide-funnel', () => {
  it('knows a published guide that nobody started', async () => {
    expect(await funnel('welcome')).toMatchObject({ kind: 'tour', name: 'Welcome tour', version: null, started: 0, people: 0, accounts: 0, engaged: 0, completed: 0, milestone: { id: 'teammates-invited', reached: 0, of: 0 }, versions: [], locales: [] })
    expect((await funnel('welcome')).steps.map((s) => [s.id, s.reached, s.medianMs])).toEqual([['hello', 0, null], ['add-channel', 0, null], ['name-channel', 0, null], ['say-hello', 0, null], ['invite', 0, null]])
  })

  it('puts every way of leaving where it belongs', async () => {
    const at = now - 20 * day
    const run = (account: string, more: object = {}) => ({ account, guide: 'welcome', run: `run-${account}`, ...more })
    const ended = (account: string, name: string, more: object = {}) => told(run(account), at + 10 * minute, name, more)
    const all = ['hello', 'add-channel', 'name-channel', 'say-hello', 'invite']
    await world.send([
      ...activated('done', at, at + day), ...walked(run('done'), at, all), ended('done', '$guide_completed'),
      ...walked(run('skipped', { locale: 'en' }), at, ['hello'], 'add-channel'), ended('skipped', '$guide_dismissed', { reason: 'skip' }),
      ...walked(run('never'), at, ['hello'], 'add-channel'), ended('never', '$guide_dismissed', { reason: 'never' }),
      ...walked(run('closed'), at, ['hello'], 'add-channel'), ended('closed', '$guide_dismissed', { reason: 'close' }),
      ...walked(run('blocked'), at, ['hello'], 'add-channel'), ended('blocked', '$guide_blocked', { reason: 'not_found' }),
      ...walked(run('replaced'), at, ['hello'], 'add-channel'), ended('replaced', '$guide_superseded'),
      // Passed over: its element was not there, the run went on at the next one and is still open.
      ...walked(run('missing', { version: 2 }), now - day, ['hello']), told(run('missing'), now - day + minute, '$target_missing', { stepId: 'add-channel', reason: 'not_found', waitedMs: 6_000 }), told(run('missing'), now - day + 2 * minute, '$step_shown', { stepId: 'name-channel', index: 2 }),
      // Jumped ahead and closed there: it left at one step only.
      ...walked(run('jumped'), at, [], 'hello'), told(run('jumped'), at + minute, '$step_shown', { stepId: 'say-hello', index: 3 }), ended('jumped', '$guide_dismissed', { reason: 'close' }),
      // Silent for more than fourteen days.
      ...walked(run('left'), at, ['hello'], 'add-channel'),
      // Closed before it was seen for a second: in no figure.
      told(run('unseen'), at, '$step_shown', { stepId: 'hello', index: 0 }), told(run('unseen'), at + 500, '$guide_dismissed', { reason: 'close' }),
    ])
    milestonesOf(world.store).tick(now)
    const report = await funnel('welcome')
    expect(report).toMatchObject({ started: 9, people: 9, accounts: 9, engaged: 8, completed: 1, milestone: { reached: 1, of: 9 } })
    const step = (id: string) => report.steps.find((s) => s.id === id)
    expect(step('hello')).toMatchObject({ reached: 9, wentOn: 9, medianMs: minute })
    expect(step('add-channel')).toMatchObject({ reached: 8, wentOn: 1, exits: { skipped: 2, closed: 1, blocked: 1, superseded: 1, abandoned: 1, missing: 1, open: 0 }, missing: 1 })
    expect(step('name-channel')).toMatchObject({ reached: 2, wentOn: 1, exits: { open: 1 } })
    expect(step('say-hello')).toMatchObject({ reached: 2, wentOn: 1, exits: { closed: 1 } })
    expect(step('invite')).toMatchObject({ reached: 1, wentOn: 1 })
    expect(report.versions).toEqual([{ version: 1, since: now, started: 8, completed: 1 }, { version: 2, since: null, started: 1, completed: 0 }])
    expect(report.locales).toEqual([{ locale: 'ja', started: 8, completed: 1 }, { locale: 'en', started: 1, completed: 0 }])
  })

  it('finds the version of a guide that a page carries in its code by what is in it', async () => {
    const own = await openReportWorld()
    onTestFinished(() => own.close())
    const [welcome] = project.guides ?? []
    const inline = (runId: string, hash: string) => act('acme', 'acme-owner', now - 3 * day, '$guide_started', { guideId: 'welcome', kind: 'tour', version: null, hash, runId, locale: 'en' })
    await own.send([signUp('acme', now - 4 * day), inline('r-known', contentHash(welcome)), inline('r-changed', contentHash({ ...welcome, priority: 1 }))])
    const { versions } = await own.ask('/api/reports/guide-funnel?guide=welcome', guideFunnelSchema)
    expect(versions.map(({ version, started }) => [version, started])).toEqual(expect.arrayContaining([[1, 1], [null, 1]]))
  })

  it('looks at one version when asked, and keeps the comparison of all', async () => {
    const report = await funnel('welcome', '&version=2')
    expect(report).toMatchObject({ version: 2, started: 1, completed: 0 })
    expect(report.versions).toHaveLength(2)
  })

  it('adds up for any runs in any order, and lets no run leave twice', async () => {
    const steps = ['a', 'b', 'c', 'd'] as const
    const happening = fc.record({ gap: fc.constantFrom(0, 1, 1_000), stepId: fc.constantFrom(...steps), name: fc.constantFrom('$step_shown', '$step_completed', '$target_missing', '$guide_engaged', '$guide_paused', '$guide_resumed') })
    const ending = fc.constantFrom(['$guide_completed', ''], ['$guide_dismissed', 'skip'], ['$guide_dismissed', 'close'], ['$guide_dismissed', 'api'], ['$guide_blocked', 'not_found'], ['$guide_superseded', ''], null)
    const one = fc.record({ isStarted: fc.boolean(), happenings: fc.array(happening, { maxLength: 10 }), ending })
    let turn = 0
    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 12 }), fc.integer(), async (runs, seed) => {
        const guide = `random-${++turn}`
        const events = runs.flatMap(({ isStarted, happenings, ending: end }, i) => {
          const run = { account: `funnel-${turn}-${i % 3}`, user: `u${i}`, guide, run: `${guide}-${i}` }
          let at = now - 10 * day
          const said = happenings.map(({ gap, stepId, name }) => told(run, (at += gap), name, { stepId, index: steps.indexOf(stepId), how: 'button', reason: 'not_found' }))
          return [...(isStarted ? [told(run, now - 10 * day, '$guide_started', { trigger: 'auto' })] : []), ...said, ...(end ? [told(run, at + 5_000, end[0] ?? '', { reason: end[1] })] : [])]
        })
        // Any order: the wire keeps none.
        const place = new Map(events.map((event, i) => [event, Math.imul(i + 1, seed | 1) >>> 0]))
        await world.send(events.sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0)))
        const started = runs.filter((r) => r.isStarted)
        if (!started.length) {
          expect(await world.refused(`/api/reports/guide-funnel?guide=${guide}`)).toMatchObject({ status: 404, code: 'unknown_guide' })
          return
        }
        const report = await funnel(guide)
        expect(report).toMatchObject({ started: started.length, completed: started.filter((r) => r.ending?.[0] === '$guide_completed').length })
        for (const step of report.steps) {
          expect(parts(step), step.id).toBe(step.reached)
          expect(step.reached).toBe(started.filter((r) => r.happenings.some((h) => h.stepId === step.id && (h.name === '$step_shown' || h.name === '$target_missing'))).length)
        }
        const exits = report.steps.reduce((sum, { exits: { missing: _missing, ...rest } }) => sum + Object.values(rest).reduce((a, b) => a + b, 0), 0)
        // Steps shown in the same millisecond cannot be told apart; each may be the last.
        if (runs.every((r) => r.happenings.every((h) => h.gap > 0))) expect(exits).toBeLessThanOrEqual(started.length)
        expect(report.versions.reduce((sum, v) => sum + v.started, 0)).toBe(started.length)
        expect(report.locales.reduce((sum, l) => sum + l.started, 0)).toBe(started.length)
      }),
      { numRuns: 60 },
    )
  })

  it('refuses a question without a guide, with an unknown one, or with a version that is none', async () => {
    expect(await world.refused('/api/reports/guide-funnel')).toEqual({ status: 400, code: 'bad_field', details: { field: 'guide' } })
    expect(await world.refused('/api/reports/guide-funnel?guide=nothing')).toMatchObject({ status: 404, code: 'unknown_guide' })
    expect(await world.refused('/api/reports/guide-funnel?guide=welcome&version=two')).toEqual({ status: 400, code: 'bad_field', details: { field: 'version' } })
  })
})

describe('GET /api/guides', () => {
  it('lists what is published and what pages run from their own code', async () => {
    const other = await openReportWorld()
    await other.send([
      signUp('a', now - day),
      ...walked({ account: 'a', guide: 'welcome', run: 'r1' }, now - day, ['hello']), told({ account: 'a', guide: 'welcome', run: 'r1' }, now - day + 5 * minute, '$guide_blocked', { reason: 'not_found' }),
      ...walked({ account: 'a', guide: 'welcome', run: 'r2', user: 'u2' }, now - day, ['hello']), told({ account: 'a', guide: 'welcome', run: 'r2', user: 'u2' }, now - day + 5 * minute, '$target_missing', { stepId: 'invite', reason: 'not_found' }), told({ account: 'a', guide: 'welcome', run: 'r2', user: 'u2' }, now - day + 6 * minute, '$guide_completed'),
      ...walked({ account: 'a', guide: 'of-the-page', run: 'r3', kind: 'checklist', version: null }, now - day, []),
    ])
    const { guides } = await other.ask('/api/guides', guidesAnswerSchema)
    expect(guides).toEqual([
      { id: 'set-up', kind: 'checklist', name: 'Set-up checklist', version: 1, publishedAt: now, started: 0, people: 0, completed: 0, blocked: 0, missing: 0, steps: 4, locales: ['en', 'ja'] },
      { id: 'welcome', kind: 'tour', name: 'Welcome tour', version: 1, publishedAt: now, started: 2, people: 2, completed: 1, blocked: 1, missing: 1, steps: 5, locales: ['en', 'ja'] },
      { id: 'of-the-page', kind: 'checklist', name: 'of-the-page', version: null, publishedAt: null, started: 1, people: 1, completed: 0, blocked: 0, missing: 0, steps: 0, locales: [] },
    ])
    // Taken back later: a version of its own, and no longer published.
    await other.publish({})
    expect((await other.ask('/api/guides', guidesAnswerSchema)).guides.map((g) => [g.id, g.version, g.publishedAt === null, g.started])).toEqual([['of-the-page', null, true, 1], ['welcome', 1, true, 2]])
    await other.close()
  })
})
