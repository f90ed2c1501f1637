// The built server asks its reports in a worker thread on a database file, the sources ask them in this thread in memory.
// Fed alike they answer alike, and refuse alike.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startServe, type Serve } from '../../support/startServe.ts'
import { told, walked } from './guideRuns.ts'
import { act, activated, day, hour, openReportWorld, signUp, type ReportWorld } from './reportWorld.ts'

let serve: Serve
let world: ReportWorld
beforeAll(async () => {
  const events = story(Date.now())
  serve = await startServe()
  await serve.push('demo/guides/project.ts')
  await fetch(`${serve.ready.url}/v1/batch`, { method: 'POST', body: JSON.stringify({ writeKey: serve.serverKey, batch: events }) })
  world = await openReportWorld()
  world.clock.now = Date.now()
  await world.send(events)
}, 60_000)
afterAll(() => Promise.all([serve?.close(), world?.close()]))

const story = (now: number): object[] => [
  ...Array.from({ length: 30 }, (_, i) => [...activated(`in-${i}`, now - (20 + i) * day, now - (19 + i) * day), act(`in-${i}`, `in-${i}-owner`, now - hour * i - 1, 'Looked')]).flat(),
  ...Array.from({ length: 12 }, (_, i) => signUp(`out-${i}`, now - (i + 2) * day - hour, { plan: 'team' })),
  ...Array.from({ length: 25 }, (_, i) => walked({ account: `in-${i}`, guide: 'welcome', run: `r${i}`, locale: i % 2 ? 'ja' : 'en' }, now - (18 + i) * day, ['hello', 'add-channel'].slice(0, i % 3))).flat(),
  told({ account: 'in-1', guide: 'set-up', run: 'list', kind: 'checklist' }, now - 10 * day, '$guide_started'), told({ account: 'in-1', guide: 'set-up', run: 'list', kind: 'checklist' }, now - 9 * day, '$item_completed', { itemId: 'channel' }),
]

/** Without what follows the moment of asking or of publishing. */
const timeless = (answer: unknown): unknown => JSON.parse(JSON.stringify(answer), (key, value: unknown) => (['asOf', 'from', 'until', 'leftMs', 'sinceMs', 'since', 'publishedAt', 'requestId'].includes(key) ? 'some time' : value))

it.each([
  '/api/reports/activation?days=28', '/api/reports/activation?days=84', '/api/reports/onboarding', '/api/reports/milestones?goal=onboarding', '/api/reports/checklist', '/api/reports/stuck', '/api/reports/guide-funnel?guide=welcome',
  '/api/accounts', '/api/accounts?activation=open&sort=name', '/api/accounts?page=9', '/api/accounts/in-1', '/api/guides',
  '/api/accounts/nobody', '/api/accounts?sort=size', '/api/reports/guide-funnel', '/api/reports/stuck?goal=none', '/api/reports/activation?days=0', '/api/accounts/in-1?before=x',
])('answers the same from the worker as from this thread: %s', async (path) => {
  const built = await fetch(`${serve.ready.url}${path}`, { headers: { authorization: `Bearer ${serve.apiKey}` } })
  const here = await world.api('GET', path)
  expect(built.status).toBe(here.status)
  expect(timeless(await built.json())).toEqual(timeless(await here.json()))
})

it('compares two that know as much', async () => {
  const counted = async (answer: Promise<Response>): Promise<number> => (await (await answer).json()).counts.all
  expect(await counted(world.api('GET', '/api/accounts'))).toBe(42)
  expect(await serve.ask<{ total: number }>('/api/accounts')).toMatchObject({ total: 42 })
})

it('answers many questions at once, each its own', async () => {
  const ids = Array.from({ length: 30 }, (_, i) => `in-${i}`)
  const answers = await Promise.all(ids.map((id) => serve.ask<{ account: { accountId: string } }>(`/api/accounts/${id}`)))
  expect(answers.map((answer) => answer.account.accountId)).toEqual(ids)
})
