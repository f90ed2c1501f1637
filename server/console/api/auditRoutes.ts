// Who did what, newest first, 50 a page.
import { json } from '../../http/message.ts'
import type { Route } from '../../http/router.ts'
import type { ApiContext } from './apiContext.ts'

const pageSize = 50

export function auditRoutes(context: ApiContext): Route[] {
  return [
    {
      method: 'GET',
      path: '/api/audit',
      async handle(request) {
        const before = Number(request.query.get('before') ?? Number.NaN)
        const entries = await context.access.listAudit({ limit: pageSize, before: Number.isSafeInteger(before) ? before : undefined })
        return json({ entries, next: entries.length === pageSize ? (entries.at(-1)?.id ?? null) : null })
      },
    },
  ]
}
