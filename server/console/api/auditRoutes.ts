// Who did what, newest first, 50 a page.
import { HttpError } from '../../http/httpError.ts'
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
        const before = request.query.get('before') || undefined
        if (before !== undefined && !/^[0-9]{1,15}$/.test(before)) throw new HttpError(400, 'bad_field', `before: the “next” of the page before is expected, not ${JSON.stringify(before.slice(0, 50))}.`, { details: { field: 'before' } })
        const entries = await context.access.listAudit({ limit: pageSize, before: before === undefined ? undefined : Number(before) })
        return json({ entries, next: entries.length === pageSize ? (entries.at(-1)?.id ?? null) : null })
      },
    },
  ]
}
