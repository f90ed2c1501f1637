// Workspaces: create, enter, see everything in one, remove a member; and the live stream.
import { Router } from 'express'
import { line, within } from '../clean.ts'
import { describeSession, inWorkspace, recordFact, signedIn, visitor, type Context } from '../context.ts'
import { readLocale } from '../cookies.ts'
import { HttpError } from '../httpError.ts'
import type { Snapshot } from '../../shapes.ts'

const firstChannel = {
  en: { channel: 'general', topic: 'Announcements and everyday talk' },
  ja: { channel: '全体', topic: 'お知らせと、ふだんの会話' },
} as const

export function workspaceRoutes(context: Context): Router {
  const router = Router()

  router.post('/workspaces', (request, response) => {
    const found = signedIn(context, request)
    const name = within(line(request.body, 'name'), 60, 'name_too_long')
    if (name === '') throw new HttpError(400, 'name_missing')
    const workspace = context.workspaces.create({ name, ownerId: found.me.id, ...firstChannel[readLocale(request)] })
    context.sessions.enter(found.session.key, workspace.id)
    response.status(201).json(describeSession(context, signedIn(context, request)))
  })

  router.post('/workspaces/:id/enter', (request, response) => {
    const found = signedIn(context, request)
    const { id } = request.params
    if (!context.workspaces.has(id, found.me.id)) throw new HttpError(404, 'not_found')
    context.sessions.enter(found.session.key, id)
    response.json(describeSession(context, signedIn(context, request)))
  })

  router.get('/workspace', (request, response) => {
    const { me, workspace } = inWorkspace(context, request)
    const snapshot: Snapshot = {
      workspace,
      channels: context.channels.list(workspace.id, me.id),
      members: context.workspaces.members(workspace.id),
      invitations: context.invitations.open(workspace.id),
    }
    response.json(snapshot)
  })

  router.post('/members/:id/remove', (request, response) => {
    const { me, workspace } = inWorkspace(context, request)
    if (workspace.ownerId !== me.id) throw new HttpError(403, 'not_owner')
    removeMember(context, { workspaceId: workspace.id, userId: request.params.id, by: me.id })
    response.status(204).end()
  })

  router.get('/live', (request, response) => {
    const found = visitor(context, request)
    // 204 tells an EventSource not to try again; anything else would knock for ever.
    if (!found?.workspace) return void response.status(204).end()
    context.live.join(response, { workspaceId: found.workspace.id, userId: found.me.id, sessionKey: found.session.key })
  })
  return router
}

/** The member leaves, the invitation that brought them no longer counts, their open pages close. Throws 404. */
export function removeMember(context: Context, { workspaceId, userId, by }: { workspaceId: string; userId: string; by: string }): void {
  context.db.transaction(() => {
    const removed = context.workspaces.remove(workspaceId, userId)
    if (!removed) throw new HttpError(404, 'not_found')
    context.sessions.leave(userId, workspaceId)
    const who = { userId: by, accountId: workspaceId }
    const inviteeId = removed.invitationId ?? userId
    if (removed.invitationId && context.invitations.revoke(removed.invitationId)) recordFact(context, 'Invite Revoked', who, { inviteeId, memberId: userId })
    recordFact(context, 'Teammate Removed', who, { inviteeId, memberId: userId })
  })
  context.live.dismiss({ workspaceId, userId })
  context.live.tell(workspaceId, { type: 'changed' })
  context.facts?.sender.wake()
}
