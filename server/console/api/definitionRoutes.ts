// Definitions: what is drafted and published, pushing a whole project, publishing it in one environment, going back.
import { checkProject } from 'shirube/protocol'
import { definitionsOf, projectOf } from '../../guides/definitions.ts'
import { createPublisher } from '../../guides/publisher.ts'
import { HttpError } from '../../http/httpError.ts'
import { json, type HttpRequest } from '../../http/message.ts'
import type { Route } from '../../http/router.ts'
import { definitionKinds, type DefinitionStore, type DefinitionVersion, type PublishedDefinition } from '../../store/DefinitionStore.ts'
import { audit, environmentOf, readApiBody, textField, type ApiContext } from './apiContext.ts'

export interface DefinitionRoutesDeps {
  context: ApiContext
  definitions: DefinitionStore
}

const listed = (one: DefinitionVersion | PublishedDefinition) => ({
  kind: one.kind,
  id: one.id,
  version: one.version,
  hash: one.hash,
  note: one.note,
  author: one.author,
  createdAt: one.createdAt,
  ...('since' in one ? { since: one.since } : {}),
})

export function definitionRoutes({ context, definitions }: DefinitionRoutesDeps): Route[] {
  const publisher = createPublisher(definitions)
  return [
    {
      method: 'GET',
      path: '/api/definitions',
      async handle(request) {
        const environment = environmentOf(context, request.query.get('environment'))
        const [draft, published] = await Promise.all([definitions.draft(), definitions.published(environment.id)])
        return json({ environment: environment.name, draft: draft.map(listed), published: published.map(listed), project: projectOf(draft), publishedProject: projectOf(published) })
      },
    },
    {
      method: 'PUT',
      path: '/api/definitions',
      async handle(request) {
        const body = await readApiBody(request)
        const checked = checkProject(body['project'])
        if (!checked.ok) throw new HttpError(400, 'bad_definitions', `${checked.problems.filter((one) => one.severity === 'error').length} problem(s); nothing was stored.`, { details: checked.problems })
        const pushed = await definitions.pushDraft(definitionsOf(checked.project), await signed(request, body))
        await audit(context, request, 'definitions.push', '', { created: pushed.created, removed: pushed.removed })
        return json({ ...pushed, problems: checked.problems })
      },
    },
    {
      method: 'GET',
      path: '/api/definitions/:kind/:id/versions',
      async handle(_request, { kind: asked = '', id = '' }) {
        const kind = definitionKinds.find((one) => one === asked)
        const versions = kind ? await definitions.versions(kind, id) : []
        if (versions.length === 0) throw new HttpError(404, 'unknown_definition', 'There is no such definition.')
        return json({ versions: versions.map((one) => ({ ...listed(one), body: one.body })) })
      },
    },
    {
      method: 'POST',
      path: '/api/publish',
      async handle(request) {
        const body = await readApiBody(request)
        const environment = environmentOf(context, body['environment'])
        const backTo = body['publication']
        if (backTo !== undefined && !Number.isSafeInteger(backTo)) throw new HttpError(400, 'bad_field', 'publication: the id of an earlier publication is expected.', { details: { field: 'publication' } })
        const publication = await publisher.publish(environment.id, { ...(await signed(request, body)), publication: typeof backTo === 'number' ? backTo : undefined })
        await audit(context, request, 'definitions.publish', environment.name, { publication: publication.id, backTo: backTo ?? null })
        return json({ publication: publication.id, environment: environment.name, at: publication.at, definitions: publication.pointers })
      },
    },
    {
      method: 'GET',
      path: '/api/publications',
      async handle(request) {
        const environment = environmentOf(context, request.query.get('environment'))
        return json({ publications: await definitions.publications(environment.id, 100) })
      },
    },
  ]

  async function signed(request: HttpRequest, body: Record<string, unknown>): Promise<{ author: string; note: string; at: number }> {
    return { author: (await context.caller(request)).actor, note: textField(body['note'], 'note'), at: context.now() }
  }
}
