// Signing in with a one-time link, asking who is signed in, signing out.
import { sessionCookie, readSessionCookie } from '../../access/sessionCookie.ts'
import { HttpError } from '../../http/httpError.ts'
import { empty, json } from '../../http/message.ts'
import type { Route } from '../../http/router.ts'
import { audit, environmentOf, readApiBody, textField, type ApiContext } from './apiContext.ts'

export interface SessionFacts {
  /** The project's name. */
  project(): Promise<string>
  /** IANA zone of the published settings. */
  zone(environment: number): Promise<string>
  /** Whether sample accounts are stored. */
  hasSample(environment: number): Promise<boolean>
}

export function sessionRoutes(context: ApiContext, facts: SessionFacts): Route[] {
  return [
    {
      method: 'POST',
      path: '/api/session',
      async handle(request) {
        const body = await readApiBody(request)
        const opened = await context.sessions.open(textField(body['link'], 'link'))
        if (!opened) throw new HttpError(401, 'bad_link', 'This link was used or is too old. Make another with `shirube keys link`.')
        await context.access.addAudit({ at: context.now(), actor: 'admin', action: 'session.open', subject: '', detail: null })
        const maxAge = Math.floor((opened.expiresAt - context.now()) / 1000)
        return json({ ok: true }, 200, { 'set-cookie': sessionCookie(request, opened.token, maxAge) })
      },
    },
    {
      method: 'GET',
      path: '/api/session',
      async handle(request) {
        const environment = environmentOf(context, request.query.get('environment'))
        const { actor } = await context.caller(request)
        return json({
          project: await facts.project(),
          environment: environment.name,
          environments: context.environments().map((one) => one.name),
          zone: await facts.zone(environment.id),
          name: actor,
          sample: await facts.hasSample(environment.id),
        })
      },
    },
    {
      method: 'POST',
      path: '/api/links',
      async handle(request) {
        const link = await context.sessions.createLink()
        await audit(context, request, 'link.create', '')
        return json({ link }, 201)
      },
    },
    {
      method: 'DELETE',
      path: '/api/session',
      async handle(request) {
        await audit(context, request, 'session.close', '')
        const token = readSessionCookie(request)
        if (token) await context.sessions.close(token)
        return empty(204, { 'set-cookie': sessionCookie(request, '', 0) })
      },
    },
  ]
}
