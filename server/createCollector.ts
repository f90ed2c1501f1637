// The public side: ingest, guides, state, stream and the SDK's files, as one handler for Express, Connect, plain Node and
// `fetch`. Write keys only, no cookies, any origin. Installs no process handlers; `close()` drains.
import { createAdmission } from './access/admission.ts'
import { createKeys } from './access/keys.ts'
import { createWriteKeyDoor } from './access/writeKeyDoor.ts'
import { guidesRoute } from './guides/guidesRoute.ts'
import { followPublished } from './guides/followPublished.ts'
import { createPublishedSource } from './guides/publishedSource.ts'
import { publicHeaders } from './http/cors.ts'
import { createDrain } from './http/drain.ts'
import { createFetchDoor, type FetchHandler } from './http/fetchDoor.ts'
import { healthRoutes } from './http/healthRoutes.ts'
import { createNodeDoor, type NodeHandler } from './http/nodeDoor.ts'
import { createPublicCore } from './http/publicCore.ts'
import { sdkRoute } from './http/sdkFiles.ts'
import { createIngest } from './ingest/createIngest.ts'
import { ingestRoutes } from './ingest/ingestRoutes.ts'
import { builtFolder } from './lib/builtFolder.ts'
import { packageVersion } from './lib/packageVersion.ts'
import { createTicker } from './lib/ticker.ts'
import { milestonesOf } from './milestones/milestonesOf.ts'
import { createChangeFeed } from './state/changeFeed.ts'
import { createStateReader } from './state/readState.ts'
import { stateRoute } from './state/stateRoute.ts'
import { createStreams } from './state/streamRoute.ts'
import type { Store } from './store/Store.ts'

export interface CollectorOptions {
  store: Store
  /** Believe X-Forwarded-For, -Proto and -Host. Only behind a proxy that sets them. @default false */
  trustProxy?: boolean
  /** Where it is mounted, when the host does not strip that from the path. @default '' */
  basePath?: string
  /** Folder of the built browser files. @default the ones shipped with this package */
  sdkFolder?: string
  /** How long a body may take to arrive, ms. @default 15000 */
  bodyDeadlineMs?: number
  /** Called with what went wrong inside; the answer names the request id. @default nothing */
  onFault?: (error: unknown, requestId: string) => void
  /** ms since epoch. @default Date.now */
  now?: () => number
}

export interface Collector extends NodeHandler {
  /** Web-standard door. */
  fetch: FetchHandler
  /** Refuses new requests with 503, ends streams, waits for what is under way. The store stays open: it is the caller's. */
  close(): Promise<void>
}

const flushEveryMs = 5_000

export function createCollector(options: CollectorOptions): Collector {
  const { store, now = Date.now, onFault = () => undefined, bodyDeadlineMs = 15_000 } = options
  const door = createWriteKeyDoor({ keys: createKeys({ store: store.access, now }), traffic: store.traffic, now })
  const source = createPublishedSource({ store: store.definitions, environmentName: (id) => store.environments().find((one) => one.id === id)?.name ?? '' })
  const ingest = createIngest({ store, now })
  const feed = createChangeFeed(store)
  const milestones = milestonesOf(store)
  const reader = createStateReader(store, milestones.counts)
  const following = followPublished({
    definitions: store.definitions,
    environments: store.environments().map((one) => one.id),
    setZone: (environment, zone) => void store.setZone(environment, zone),
    setCounted: milestones.setPublished,
  })
  following.started.catch((error: unknown) => onFault(error, ''))
  const streams = createStreams({ door, source, feed, reader, now, bodyDeadlineMs })
  const drain = createDrain(publicHeaders)
  const ticker = createTicker(flushEveryMs, () => flush())

  const core = createPublicCore({
    routes: [
      ...ingestRoutes({ door, admission: createAdmission(), ingest, traffic: store.traffic, now, bodyDeadlineMs }),
      guidesRoute({ door, source }),
      stateRoute({ door, source, reader, now, bodyDeadlineMs }),
      { method: 'POST', path: '/v1/stream', handle: streams.answer },
      sdkRoute({ folder: options.sdkFolder ?? builtFolder('sdk'), version: packageVersion() }),
      ...healthRoutes({ isReady: async () => {
        await following.started
        return !drain.draining() && store.isReady()
      } }),
    ],
    onFault,
  })
  const doorOptions = { trustProxy: options.trustProxy ?? false, basePath: (options.basePath ?? '').replace(/\/+$/, ''), headers: publicHeaders }
  const guarded = drain.guard(core)

  // Figures for a health page: with a broken disk they are lost like everything else, and that is reported elsewhere.
  const flush = () => store.traffic.flush(now()).catch((error: unknown) => onFault(error, ''))

  async function close(): Promise<void> {
    const done = drain.close()
    streams.close()
    await done
    ticker.stop()
    following.stop()
    source.close()
    feed.close()
    reader.close()
    await flush()
  }

  return Object.assign(createNodeDoor(guarded, doorOptions), { fetch: createFetchDoor(guarded, doorOptions), close })
}
