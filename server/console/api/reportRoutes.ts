// Reports, accounts and the list of guides: questions answered by reports/ on a connection of their own.
import { HttpError } from '../../http/httpError.ts'
import { json, type HttpRequest, type HttpResponse } from '../../http/message.ts'
import type { Route } from '../../http/router.ts'
import { BadQuestion } from '../../reports/ask.ts'
import type { Reports } from '../../reports/openReports.ts'
import { isReport, type Question } from '../../reports/reports.ts'
import { environmentOf, type ApiContext } from './apiContext.ts'

export function reportRoutes(context: ApiContext, reports: Reports): Route[] {
  async function ask(request: HttpRequest, question: Question, params: Record<string, string> = {}): Promise<HttpResponse> {
    const environment = environmentOf(context, request.query.get('environment'))
    const answer = await reports.ask(question, environment.id, { ...Object.fromEntries(request.query), ...params }).catch((error: unknown) => {
      if (error instanceof BadQuestion) throw new HttpError(error.status, error.code, error.message, error.field === null ? {} : { details: { field: error.field } })
      throw error
    })
    return json(answer ?? null)
  }

  return [
    {
      method: 'GET',
      path: '/api/reports/:name',
      handle(request, { name = '' }) {
        if (!isReport(name)) throw new HttpError(404, 'unknown_report', 'There is no such report.')
        return ask(request, name)
      },
    },
    { method: 'GET', path: '/api/accounts', handle: (request) => ask(request, 'accounts') },
    { method: 'GET', path: '/api/accounts/:id', handle: (request, { id = '' }) => ask(request, 'account', { id }) },
    { method: 'GET', path: '/api/guides', handle: (request) => ask(request, 'guides') },
  ]
}
