// Invitations: make a link, take it back, open it.
import { Router } from 'express'
import { inWorkspace, recordFact, signedIn, visitor, type Context } from '../context.ts'
import { HttpError } from '../httpError.ts'
import { readEmail } from './accountRoutes.ts'
import { removeMember } from './workspaceRoutes.ts'
import type { InvitationRow } from '../invitations.ts'

export function invitationRoutes(context: Context): Router {
  const router = Router()
  function byCode(code: string): InvitationRow {
    const invitation = context.invitations.byCode(code)
    if (!invitation) throw new HttpError(404, 'invite_unknown')
    return invitation
  }

  router.post('/invitations', (request, response) => {
    const { me, workspace } = inWorkspace(context, request)
    const email = request.body?.email ? readEmail(request.body) : null
    const invitation = context.invitations.create({ workspaceId: workspace.id, email, userId: me.id })
    context.live.tell(workspace.id, { type: 'changed' })
    response.status(201).json(invitation)
  })

  router.post('/invitations/:id/revoke', (request, response) => {
    const { me, workspace } = inWorkspace(context, request)
    const invitation = context.invitations.find(workspace.id, request.params.id)
    if (!invitation) throw new HttpError(404, 'not_found')
    const { acceptedBy } = invitation
    if (acceptedBy) {
      // Taking back a used link takes back what it gave.
      if (workspace.ownerId !== me.id) throw new HttpError(403, 'not_owner')
      removeMember(context, { workspaceId: workspace.id, userId: acceptedBy, by: me.id })
    } else {
      context.db.transaction(() => {
        if (context.invitations.revoke(invitation.id)) recordFact(context, 'Invite Revoked', { userId: me.id, accountId: workspace.id }, { inviteeId: invitation.id })
      })
      context.facts?.sender.wake()
      context.live.tell(workspace.id, { type: 'changed' })
    }
    response.status(204).end()
  })

  router.get('/join/:code', (request, response) => {
    const invitation = byCode(request.params.code)
    const found = visitor(context, request)
    const workspace = context.workspaces.find(invitation.workspaceId)
    const inviter = context.users.find(invitation.invitedBy)
    const refused = context.invitations.refusal(invitation, found?.me.email)
    response.json({
      workspace: workspace?.name ?? '',
      inviter: inviter?.name ?? '',
      email: invitation.email,
      refused: refused ?? null,
      member: found ? context.workspaces.has(invitation.workspaceId, found.me.id) : false,
    })
  })

  router.post('/join/:code', (request, response) => {
    const { session, me } = signedIn(context, request)
    const joined = context.db.transaction(() => {
      const invitation = byCode(request.params.code)
      const { id, workspaceId } = invitation
      const refused = context.invitations.refusal(invitation, me.email)
      if (refused) throw new HttpError(refused === 'invite_other_person' ? 403 : 410, refused)
      if (context.workspaces.has(workspaceId, me.id)) throw new HttpError(409, 'already_member')
      context.workspaces.add(workspaceId, me.id, id)
      context.invitations.accept(id, me.id)
      recordFact(context, 'Teammate Joined', { userId: me.id, accountId: workspaceId }, { inviteeId: id, invitedBy: invitation.invitedBy })
      context.sessions.enter(session.key, workspaceId)
      const channel = context.channels.first(workspaceId)
      const message = channel && context.messages.post({ workspaceId, channelId: channel.id, userId: me.id, kind: 'joined', text: me.name })
      return { workspaceId, message }
    })
    context.facts?.sender.wake()
    if (joined.message) context.live.tell(joined.workspaceId, { type: 'message', message: joined.message })
    context.live.tell(joined.workspaceId, { type: 'changed' })
    response.status(204).end()
  })
  return router
}
