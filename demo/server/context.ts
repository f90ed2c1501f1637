// What every route is given, and the one question all of them ask: who is this?
import type { Request } from 'express'
import { readCookie, sessionCookie } from './cookies.ts'
import { HttpError } from './httpError.ts'
import type { Channels } from './channels.ts'
import type { Database } from './openDatabase.ts'
import type { Invitations } from './invitations.ts'
import type { Live } from './live.ts'
import type { Messages } from './messages.ts'
import type { Outbox } from './outbox.ts'
import type { Sender } from './sender.ts'
import type { SessionRow, Sessions } from './sessions.ts'
import type { Users } from './users.ts'
import type { Workspaces } from './workspaces.ts'
import type { Me, Session, Workspace } from '../shapes.ts'

export interface Context {
  db: Database
  users: Users
  sessions: Sessions
  workspaces: Workspaces
  channels: Channels
  messages: Messages
  invitations: Invitations
  live: Live
  /** Absent when no collector is set up: then facts are not kept either. */
  facts: { outbox: Outbox; sender: Sender } | undefined
  now: () => Date
}

export interface Visitor { session: SessionRow; me: Me; workspace: Workspace | undefined }

export function visitor(context: Context, request: Request): Visitor | undefined {
  const session = context.sessions.find(readCookie(request, sessionCookie) ?? '')
  const me = session && context.users.find(session.userId)
  if (!session || !me) return undefined
  const inside = session.workspaceId !== null && context.workspaces.has(session.workspaceId, me.id)
  return { session, me, workspace: inside && session.workspaceId ? context.workspaces.find(session.workspaceId) : undefined }
}

/** Throws 401 `signed_out`. */
export function signedIn(context: Context, request: Request): Visitor {
  const found = visitor(context, request)
  if (!found) throw new HttpError(401, 'signed_out')
  return found
}

/** Signed in and inside a workspace. Throws 401 `signed_out` or 403 `workspace_missing`. */
export function inWorkspace(context: Context, request: Request): Visitor & { workspace: Workspace } {
  const { workspace, ...rest } = signedIn(context, request)
  if (!workspace) throw new HttpError(403, 'workspace_missing')
  return { ...rest, workspace }
}

export function describeSession(context: Context, found: Visitor): Session {
  return { me: found.me, workspace: found.workspace ?? null, workspaces: context.workspaces.of(found.me.id) }
}

/** Server-side facts; written beside the change they speak of, in its transaction. */
export function recordFact(context: Context, event: string, who: { userId: string; accountId: string }, properties: Record<string, string>): void {
  context.facts?.outbox.add({ event, ...who, properties })
}
