// Keys: listed with what may be shown, made, revoked. A secret is answered once, when it is made.
import { HttpError } from '../../http/httpError.ts'
import { empty, json } from '../../http/message.ts'
import type { Route } from '../../http/router.ts'
import { keyKinds, type KeyRecord } from '../../store/AccessStore.ts'
import { audit, environmentOf, readApiBody, textField, type ApiContext, type EnvironmentRef } from './apiContext.ts'

export function keyRoutes(context: ApiContext): Route[] {
  return [
    { method: 'GET', path: '/api/keys', handle: async () => json({ keys: (await context.keys.list()).map((key) => describeKey(key, context.environments())) }) },
    {
      method: 'POST',
      path: '/api/keys',
      async handle(request) {
        const body = await readApiBody(request)
        const kind = keyKinds.find((one) => one === body['kind'])
        if (!kind) throw new HttpError(400, 'bad_field', `kind: one of ${keyKinds.join(', ')} is expected.`, { details: { field: 'kind' } })
        const environment = environmentOf(context, body['environment'])
        const name = textField(body['name'], 'name', { maxLength: 100 })
        const made = await context.keys.create({ kind, environment: environment.id, name })
        await audit(context, request, 'key.create', made.key.prefix, { kind, environment: environment.name, name })
        return json({ ...describeKey(made.key, context.environments()), secret: made.secret }, 201)
      },
    },
    {
      method: 'DELETE',
      path: '/api/keys/:id',
      async handle(request, { id = '' }) {
        if (!/^[0-9]{1,9}$/.test(id) || !(await context.keys.revoke(Number(id)))) throw new HttpError(404, 'unknown_key', 'There is no such key, or it is revoked already.')
        await audit(context, request, 'key.revoke', id)
        return empty(204)
      },
    },
  ]
}

export function describeKey(key: KeyRecord, environments: readonly EnvironmentRef[]) {
  const environment = environments.find((one) => one.id === key.environment)?.name ?? null
  return { id: key.id, kind: key.kind, environment, prefix: key.prefix, shown: key.shown, name: key.name, createdAt: key.createdAt, revokedAt: key.revokedAt }
}
