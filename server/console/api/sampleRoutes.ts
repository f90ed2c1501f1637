// DELETE /api/sample: every simulated account (`sample-…`) with all its facts is erased, and the log says who did it.
import { json } from '../../http/message.ts'
import type { Route } from '../../http/router.ts'
import { audit, environmentOf, type ApiContext } from './apiContext.ts'

export function sampleRoutes(context: ApiContext, eraseSample: (environment: number) => Promise<unknown>): Route[] {
  return [
    {
      method: 'DELETE',
      path: '/api/sample',
      async handle(request) {
        const environment = environmentOf(context, request.query.get('environment'))
        const erased = await eraseSample(environment.id)
        await audit(context, request, 'sample.erase', environment.name, erased)
        return json({ erased })
      },
    },
  ]
}
