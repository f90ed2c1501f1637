// How long each question of the first screen takes with 20,000 accounts and a million stored events. Reports read states, so the
// cost follows the accounts: half as many accounts, half the time, however many events they sent.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { project } from '../../demo/guides/project.ts'
import { welcome } from '../../demo/guides/welcome.ts'
import { createIngest } from '../../server/ingest/createIngest.ts'
import { milestonesOf } from '../../server/milestones/milestonesOf.ts'
import { questions } from '../../server/reports/reports.ts'
import { openStore } from '../../server/store/openStore.ts'
import { definitionsOf } from '../../server/guides/definitions.ts'
import { followPublished } from '../../server/guides/followPublished.ts'
import { createPublisher } from '../../server/guides/publisher.ts'

const accounts = 20_000
const eventsEach = 58
const turns = 9
const day = 86_400_000
const now = Date.UTC(2026, 10, 22)

interface Figure {
  name: string
  value: number
  unit: string
  promise?: string
}

/** One account’s events: sign-up, a tour, a checklist, teammates, and talk. */
function life(n: number): object[] {
  const startAt = now - Math.floor(((n * 7919) % accounts) * ((180 * day) / accounts))
  const account = `acct-${n}`
  const event = (i: number, user: number, after: number, more: object) => ({ type: 'track', messageId: `bench-${startAt + after}-${n}-${i}`, userId: `u${n}-${user}`, timestamp: new Date(Math.min(now, startAt + after)).toISOString(), context: { groupId: account, locale: 'ja' }, ...more })
  const run = (guide: string, kind: string) => ({ guideId: guide, kind, version: 1, hash: 'h', runId: `${n}-${guide}`, locale: n % 3 ? 'ja' : 'en' })
  const tour = welcome.steps.slice(0, 1 + (n % 5)).flatMap((step, index) => ['$step_shown', '$step_completed'].map((name, i) => ({ name, properties: { ...run('welcome', 'tour'), stepId: step.id, index, how: 'button' }, after: 60_000 * (index * 2 + i + 1) })))
  const told = [
    { name: '$guide_started', properties: { ...run('welcome', 'tour'), trigger: 'user' }, after: 60_000 },
    ...tour,
    ...(n % 5 === 4 ? [{ name: '$guide_completed', properties: run('welcome', 'tour'), after: 700_000 }] : n % 2 ? [{ name: '$guide_dismissed', properties: { ...run('welcome', 'tour'), reason: 'skip' }, after: 700_000 }] : []),
    { name: '$guide_started', properties: { ...run('set-up', 'checklist'), trigger: 'auto' }, after: 800_000 },
    ...['profile', 'channel', 'message'].slice(0, n % 4).map((itemId, i) => ({ name: '$item_completed', properties: { ...run('set-up', 'checklist'), itemId }, after: 900_000 + i })),
    ...Array.from({ length: n % 4 }, (_, i) => ({ name: 'Teammate Joined', properties: { inviteeId: `${n}-i${i}` }, after: (i + 1) * day })),
  ]
  const acts = told.map(({ name, properties, after }, i) => event(i, i % 3, after, { event: name, properties }))
  const talk = Array.from({ length: n % 6 === 0 ? 0 : eventsEach - 1 - acts.length }, (_, i) => event(100 + i, i % 4, day + i * 8 * 3_600_000, { event: 'Message Posted', properties: { length: 40 } }))
  return [event(99, 0, 0, { type: 'group', groupId: account, traits: { name: `Customer ${n} 株式会社`, plan: n % 2 ? 'team' : 'trial', createdAt: new Date(startAt).toISOString(), seats: n % 50, owner: `owner-${n}@customer.example`, industry: 'software' } }), ...acts, ...talk]
}

export async function benchReports(): Promise<Figure[]> {
  const folder = process.env['SHIRUBE_BENCH_KEEP'] ?? mkdtempSync(join(tmpdir(), 'shirube-bench-'))
  const store = await openStore(`sqlite:${join(folder, 'bench.db')}`, { now: () => now })
  try {
    const engine = milestonesOf(store)
    const following = followPublished({ definitions: store.definitions, environments: [1], setZone: () => undefined, setCounted: engine.setPublished })
    await following.started
    const reader = store.openReader()
    let stored = reader.sql.get<{ n: number }>('SELECT COUNT(*) AS n FROM event', [])?.n ?? 0
    const began = performance.now()
    if (stored === 0) {
      await store.definitions.pushDraft(definitionsOf(project), { author: 'bench', note: '', at: now })
      await createPublisher(store.definitions).publish(1, { author: 'bench', note: '', at: now, publication: undefined })
      const door = createIngest({ store, now: () => now })
      for (let from = 0; from < accounts; from += 400) {
        const results = await Promise.all(Array.from({ length: 8 }, (_, lane) => door.ingest({ environment: 1, keyKind: 'server', body: { batch: Array.from({ length: 50 }, (__, i) => life(from + lane * 50 + i)).flat() } })))
        for (const result of results) if (result.ok) stored += result.receipt.stored
      }
    }
    engine.tick(now)
    const figures: Figure[] = [{ name: `made: ${accounts} accounts, ${stored} events`, value: Math.round((performance.now() - began) / 1000), unit: 's' }]
    const asked: [string, Record<string, string>, boolean][] = [
      ['activation', { days: '56' }, true], ['milestones', { days: '56' }, true], ['checklist', { days: '56' }, true], ['stuck', {}, true],
      ['activation', { days: '84' }, false], ['onboarding', { days: '84' }, false], ['accounts', {}, false], ['accounts', { query: '1234' }, false], ['accounts', { sort: 'name' }, false], ['account', { id: 'acct-77' }, false], ['guides', {}, false], ['guide-funnel', { guide: 'welcome' }, false],
    ]
    for (const [question, params, first] of asked) {
      const times = Array.from({ length: turns }, () => {
        const from = performance.now()
        questions[question]?.({ read: reader.sql, environment: 1, now, params })
        return performance.now() - from
      }).sort((a, b) => a - b)
      figures.push({ name: `${question} ${new URLSearchParams(params).toString()}${first ? ' (first screen)' : ''}`, value: Math.round((times[Math.floor(turns / 2)] ?? 0) * 10) / 10, unit: 'ms', ...(first ? { promise: '< 50 ms' } : {}) })
    }
    following.stop()
    reader.close()
    return figures
  } finally {
    await store.close()
    if (process.env['SHIRUBE_BENCH_KEEP'] === undefined) rmSync(folder, { recursive: true, force: true })
  }
}
