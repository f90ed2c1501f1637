// Tsunagu (つなぐ), a small team chat, put together: database, routes, pages. Tests start it on port 0 with `:memory:`.
import express, { type ErrorRequestHandler, type Express } from 'express'
import { existsSync, mkdirSync } from 'node:fs'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { appPage } from './server/appPage.ts'
import { createChannels } from './server/channels.ts'
import { describeSession, visitor, type Context } from './server/context.ts'
import { readLocale, readTheme } from './server/cookies.ts'
import { refuseOtherOrigins, sendSecurityHeaders } from './server/guardRequests.ts'
import { HttpError } from './server/httpError.ts'
import { createInvitations } from './server/invitations.ts'
import { createLive } from './server/live.ts'
import { createMessages } from './server/messages.ts'
import { openDatabase } from './server/openDatabase.ts'
import { createOutbox } from './server/outbox.ts'
import { accountRoutes } from './server/routes/accountRoutes.ts'
import { channelRoutes } from './server/routes/channelRoutes.ts'
import { invitationRoutes } from './server/routes/invitationRoutes.ts'
import { workspaceRoutes } from './server/routes/workspaceRoutes.ts'
import { createSender } from './server/sender.ts'
import { createSessions } from './server/sessions.ts'
import { statusPage } from './server/statusPage.ts'
import { createUsers } from './server/users.ts'
import { createWorkspaces } from './server/workspaces.ts'

export interface TsunaguOptions {
  /** Folder of `tsunagu.db`, made when missing, or `:memory:`. */
  data: string
  /** The collector's address. Without it (or a key) nothing is sent from that side. */
  endpoint?: string | undefined
  /** Browser key, given to the pages. */
  writeKey?: string | undefined
  /** Server key, for facts only the server knows; never leaves this process. */
  serverKey?: string | undefined
  /** Folder of the built pages. @default the one beside this file */
  assets?: string | undefined
  fetch?: typeof fetch
  now?: () => Date
  onProblem?: (message: string) => void
}
export interface Tsunagu {
  handler: Express
  /** Resolves with the port; `EADDRINUSE` rejects. */
  listen(port: number, host?: string): Promise<number>
  /** Ends streams, stops sending, closes the database. Facts not yet sent stay in it. */
  close(): Promise<void>
}

export function createTsunagu(options: TsunaguOptions): Tsunagu {
  const now = options.now ?? (() => new Date())
  const onProblem = options.onProblem ?? (() => undefined)
  if (options.data !== ':memory:') mkdirSync(options.data, { recursive: true })
  const db = openDatabase(options.data === ':memory:' ? ':memory:' : join(options.data, 'tsunagu.db'))
  const deps = { db, now }
  const endpoint = options.endpoint?.replace(/\/+$/, '')
  const context: Context = {
    ...deps, facts: createFacts(), live: createLive(), users: createUsers(deps), sessions: createSessions(deps), workspaces: createWorkspaces(deps),
    channels: createChannels(deps), messages: createMessages(deps), invitations: createInvitations(deps),
  }
  const shirube = endpoint && options.writeKey ? { endpoint, writeKey: options.writeKey } : null
  const servers = new Set<Server>()

  function createFacts(): Context['facts'] {
    if (!endpoint || !options.serverKey) return undefined
    const outbox = createOutbox(deps)
    return { outbox, sender: createSender({ outbox, endpoint, serverKey: options.serverKey, fetch: options.fetch ?? fetch, onProblem }) }
  }

  const handler = express()
  handler.disable('x-powered-by')
  handler.use(sendSecurityHeaders(endpoint))
  handler.use('/assets', express.static(options.assets ?? findAssets(), { index: false }))
  const api = express.Router()
  api.use((_request, response, next) => {
    response.set('cache-control', 'no-store')
    next()
  })
  api.use(refuseOtherOrigins, express.json({ limit: '64kb' }))
  api.use(accountRoutes(context), workspaceRoutes(context), channelRoutes(context), invitationRoutes(context))
  api.use(() => {
    throw new HttpError(404, 'not_found')
  })
  handler.use('/api', api)
  handler.get('/status', (request, response) => {
    const since = new Date(now().getTime() - 86_400_000).toISOString()
    const row = db.get<{ count: number }>("SELECT count(*) AS count FROM messages WHERE kind = 'said' AND created_at > ?", since)
    const waiting = context.facts && (db.get<{ count: number }>('SELECT count(*) AS count FROM outbox')?.count ?? 0)
    const page = statusPage({ locale: readLocale(request), theme: readTheme(request), live: context.live.count(), messages: row?.count ?? 0, waiting, at: now(), shirube })
    response.set('cache-control', 'no-store').type('html').send(page)
  })
  // A pattern without names: an address with a broken escape is a page too, and not decoded here.
  handler.get(/^/, (request, response) => {
    const found = visitor(context, request)
    const boot = { session: found ? describeSession(context, found) : null, locale: readLocale(request), theme: readTheme(request), shirube }
    response.set('cache-control', 'no-store').type('html').send(appPage(boot))
  })
  handler.use(answerErrors(onProblem))
  context.facts?.sender.wake()

  return {
    handler,
    listen: (port, host = '127.0.0.1') =>
      new Promise((resolve, reject) => {
        const server = handler.listen(port, host)
        server.once('listening', () => {
          servers.add(server)
          const address = server.address()
          resolve(typeof address === 'object' && address ? address.port : port)
        })
        server.once('error', reject)
      }),
    async close() {
      context.live.close()
      await Promise.all([...servers].map((server) => new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })))
      await context.facts?.sender.close()
      db.close()
    },
  }
}

function answerErrors(onProblem: (message: string) => void): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error)
    if (error instanceof HttpError) return void response.status(error.status).json({ error: { code: error.code } })
    const status = error instanceof Error && 'status' in error ? Number(error.status) : 500
    if (status >= 400 && status < 500) return void response.status(status).json({ error: { code: 'bad_input' } })
    onProblem(error instanceof Error ? (error.stack ?? error.message) : String(error))
    response.status(500).json({ error: { code: 'unexpected' } })
  }
}

/** Beside the bundled server, or in `dist` when the sources run as they are. */
function findAssets(): string {
  const bundled = fileURLToPath(new URL('./app/', import.meta.url))
  return existsSync(join(bundled, 'main.js')) ? bundled : fileURLToPath(new URL('./dist/app/', import.meta.url))
}
