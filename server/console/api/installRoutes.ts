// GET /api/install: has anything arrived, what became of it, which keys are used and refused, what to paste.
import type { InstallAnswer } from 'shirube/protocol'
import { snippetLines } from '../../lib/snippet.ts'
import { json, type HttpRequest } from '../../http/message.ts'
import type { Route } from '../../http/router.ts'
import type { Store } from '../../store/Store.ts'
import type { RejectCount } from '../../store/TrafficStore.ts'
import { environmentOf, type ApiContext } from './apiContext.ts'
import { countUnassigned, firstMilestoneAt, hiddenGuides, recentRejects } from './installReads.ts'

const dayMs = 86_400_000

export interface InstallDeps {
  store: Store
  /** The collector as pages reach it; by default where the console is. */
  collectorUrl: (request: HttpRequest) => string
}

export function installRoutes(context: ApiContext, { store, collectorUrl }: InstallDeps): Route[] {
  return [
    {
      method: 'GET',
      path: '/api/install',
      async handle(request) {
        const { id: environment, name } = environmentOf(context, request.query.get('environment'))
        const asOf = context.now()
        const since = asOf - dayMs
        const [traffic, refusals, sightings, keys, published] = await Promise.all([
          store.traffic.readTraffic(environment, since),
          store.traffic.readRefusals(since),
          store.traffic.readSightings(environment),
          context.keys.list(),
          store.definitions.published(environment),
        ])
        const firstOf = (what: string): number | null => sightings.find((one) => one.what === what)?.firstAt ?? null
        const sum = (field: 'received' | 'stored' | 'duplicates' | 'suppressed' | 'rejected'): number => traffic.hours.reduce((total, hour) => total + hour[field], 0)
        const idsOf = (kind: string) => published.filter((one) => one.kind === kind).map((one) => one.id)
        const usable = keys.filter((key) => key.environment === environment || key.environment === null)
        const writeKey = usable.find((key) => key.kind === 'browser' && key.revokedAt === null)?.shown ?? 'YOUR_BROWSER_KEY'
        const reader = store.openReader()
        try {
          const answer: InstallAnswer = {
            asOf,
            environment: name,
            first: {
              event: sightings.length === 0 ? null : Math.min(...sightings.map((one) => one.firstAt)),
              page: firstOf('page'),
              identify: firstOf('identify'),
              group: firstOf('group'),
              milestone: firstMilestoneAt(reader, environment, idsOf('milestone')),
            },
            lastEventAt: sightings.length === 0 ? null : Math.max(...sightings.map((one) => one.lastAt)),
            delivery: { received: sum('received'), stored: sum('stored'), duplicates: sum('duplicates'), suppressed: sum('suppressed'), rejected: sum('rejected'), rejects: byCode(traffic.rejects) },
            unassigned: countUnassigned(reader, environment),
            recentRejects: recentRejects(reader, environment),
            refusals,
            keys: usable.map(({ id, kind, prefix, shown, name: label, createdAt, revokedAt }) => ({ id, kind, prefix, shown, name: label, createdAt, revokedAt })),
            hiddenGuides: hiddenGuides(reader, environment, published.filter((one) => one.kind === 'guide'), asOf - 7 * dayMs),
            snippet: snippetLines(collectorUrl(request), writeKey).join('\n'),
          }
          return json(answer)
        } finally {
          reader.close()
        }
      },
    },
  ]
}

function byCode(rejects: readonly RejectCount[]): { code: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { code, count } of rejects) counts.set(code, (counts.get(code) ?? 0) + count)
  return [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count)
}
