// Channels and what is said in them.
import { Router, type Request } from 'express'
import { channelName } from '../channels.ts'
import { line, paragraph, within } from '../clean.ts'
import { inWorkspace, type Context, type Visitor } from '../context.ts'
import { HttpError } from '../httpError.ts'
import type { Workspace } from '../../shapes.ts'

const messageLetters = 4000

export function channelRoutes(context: Context): Router {
  const router = Router()
  function place(request: Request<{ id: string }>): Visitor & { workspace: Workspace; channelId: string } {
    const found = inWorkspace(context, request)
    const channel = context.channels.find(found.workspace.id, request.params.id)
    if (!channel) throw new HttpError(404, 'not_found')
    return { ...found, channelId: channel.id }
  }

  router.post('/channels', (request, response) => {
    const { me, workspace } = inWorkspace(context, request)
    const name = channelName(line(request.body, 'name'))
    const topic = within(line(request.body, 'topic'), 120, 'topic_too_long')
    const channel = context.channels.create({ workspaceId: workspace.id, name, topic, userId: me.id })
    context.messages.post({ workspaceId: workspace.id, channelId: channel.id, userId: me.id, kind: 'created', text: name })
    context.live.tell(workspace.id, { type: 'changed' })
    response.status(201).json(channel)
  })

  router.post('/channels/:id/topic', (request, response) => {
    const { workspace, channelId } = place(request)
    context.channels.setTopic(channelId, within(line(request.body, 'topic'), 120, 'topic_too_long'))
    context.live.tell(workspace.id, { type: 'changed' })
    response.status(204).end()
  })

  router.get('/channels/:id/messages', (request, response) => {
    const before = Number(request.query['before'])
    response.json(context.messages.list(place(request).channelId, Number.isSafeInteger(before) && before > 0 ? before : undefined))
  })

  router.post('/channels/:id/messages', (request, response) => {
    const { me, workspace, channelId } = place(request)
    const text = within(paragraph(request.body, 'text'), messageLetters, 'message_too_long')
    if (text === '') throw new HttpError(400, 'message_empty')
    const message = context.messages.post({ workspaceId: workspace.id, channelId, userId: me.id, kind: 'said', text })
    context.channels.markSeen(channelId, me.id, message.id)
    context.live.tell(workspace.id, { type: 'message', message })
    response.status(201).json(message)
  })

  router.post('/channels/:id/seen', (request, response) => {
    const { me, channelId } = place(request)
    const lastId: unknown = request.body?.lastId
    if (typeof lastId !== 'number' || !Number.isSafeInteger(lastId)) throw new HttpError(400, 'bad_input')
    context.channels.markSeen(channelId, me.id, lastId)
    response.status(204).end()
  })
  return router
}
