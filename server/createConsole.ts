// The private side: sessions, api keys, the JSON API and the console's pages. Mount it on a path or a host of its own.
import { identifyCaller } from './access/identifyCaller.ts'
import { createKeys } from './access/keys.ts'
import { requireJson, requireOwnPage } from './access/sameOrigin.ts'
import { createSessions } from './access/sessions.ts'
import type { ApiContext } from './console/api/apiContext.ts'
import { auditRoutes } from './console/api/auditRoutes.ts'
import { definitionRoutes } from './console/api/definitionRoutes.ts'
import { exportRoutes } from './console/api/exportRoutes.ts'
import { installRoutes } from './console/api/installRoutes.ts'
import { keyRoutes } from './console/api/keyRoutes.ts'
import { liveRoutes } from './console/api/liveRoutes.ts'
import { reportRoutes } from './console/api/reportRoutes.ts'
import { sampleRoutes } from './console/api/sampleRoutes.ts'
import { sessionRoutes } from './console/api/sessionRoutes.ts'
import { createConsolePages } from './console/consolePages.ts'
import { createDrain } from './http/drain.ts'
import { createFetchDoor, type FetchHandler } from './http/fetchDoor.ts'
import type { HttpRequest } from './http/message.ts'
import { createNodeDoor, type NodeHandler } from './http/nodeDoor.ts'
import { createPrivateCore, privateHeaders } from './http/privateCore.ts'
import { builtFolder } from './lib/builtFolder.ts'
import { openReports } from './reports/openReports.ts'
import type { Store } from './store/Store.ts'

export interface ConsoleOptions {
  store: Store
  /** Believe X-Forwarded-For, -Proto and -Host. Only behind a proxy that sets them. @default false */
  trustProxy?: boolean
  /** Where it is mounted, when the host does not strip that from the path. @default '' */
  basePath?: string
  /** The collector's public address, for the snippet. @default the address the console is asked at */
  collectorUrl?: string
  /** Folder of the built console. @default the one shipped with this package */
  consoleFolder?: string
  /** Called with what went wrong inside; the answer names the request id. @default nothing */
  onFault?: (error: unknown, requestId: string) => void
  /** ms since epoch. @default Date.now */
  now?: () => number
}

export interface Console extends NodeHandler {
  /** Web-standard door. */
  fetch: FetchHandler
  /** Ends streams and waits for what is under way. The store stays open: it is the caller's. */
  close(): Promise<void>
}

export function createConsole(options: ConsoleOptions): Console {
  const { store, now = Date.now, onFault = () => undefined } = options
  const keys = createKeys({ store: store.access, now })
  const sessions = createSessions({ store: store.access, now })
  const caller = (request: HttpRequest) => identifyCaller(request, { keys, sessions })
  const context: ApiContext = { keys, sessions, access: store.access, now, caller, environments: () => store.environments() }
  const live = liveRoutes(context, store.traffic)
  const reports = openReports(store, now)
  const drain = createDrain(privateHeaders)

  const core = createPrivateCore({
    routes: [
      ...sessionRoutes(context, sessionFacts(store)),
      ...definitionRoutes({ context, definitions: store.definitions }),
      ...keyRoutes(context),
      ...auditRoutes(context),
      ...installRoutes(context, { store, collectorUrl: (request) => options.collectorUrl ?? `${request.protocol}://${request.host}` }),
      ...reportRoutes(context, reports),
      ...live.routes,
      ...sampleRoutes(context, async (environment) => store.eraseSample(environment)),
      ...exportRoutes(context, store),
    ],
    guard: (request) => guard(request, caller),
    fallback: createConsolePages({ folder: options.consoleFolder ?? builtFolder('console') }),
    onFault,
  })
  const doorOptions = { trustProxy: options.trustProxy ?? false, basePath: (options.basePath ?? '').replace(/\/+$/, ''), headers: privateHeaders }
  const guarded = drain.guard(core)

  async function close(): Promise<void> {
    const done = drain.close()
    live.close()
    await done
    await reports.close()
  }

  return Object.assign(createNodeDoor(guarded, doorOptions), { fetch: createFetchDoor(guarded, doorOptions), close })
}

/** Everything but signing in needs a session or an api key; every write from a browser has to come from our own page. */
async function guard(request: HttpRequest, caller: (request: HttpRequest) => ReturnType<typeof identifyCaller>): Promise<void> {
  const writes = request.method !== 'GET'
  if (request.path === '/api/session' && request.method === 'POST') return requireOwnPage(request)
  const { kind } = await caller(request)
  if (writes && kind === 'session') requireOwnPage(request)
  if (writes && kind === 'key') requireJson(request)
}

function sessionFacts(store: Store) {
  return {
    project: async () => store.projectName(),
    zone: async (environment: number) => store.environments().find((one) => one.id === environment)?.zone ?? 'UTC',
    hasSample: async (environment: number) => store.sql.get("SELECT 1 AS found FROM account WHERE environment = ? AND home >= 'a:sample-' AND home < 'a:sample.' LIMIT 1", [environment]) !== undefined,
  }
}
