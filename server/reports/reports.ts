// Every question the console and the API may ask, by name. One question per file.
import { accountReport } from './accountReport.ts'
import { accountsReport } from './accountsReport.ts'
import type { Ask } from './ask.ts'
import { checklistReport } from './checklistReport.ts'
import { goalReport } from './goalReport.ts'
import { guideFunnel } from './guideFunnel.ts'
import { guidesReport } from './guidesReport.ts'
import { milestonesReport } from './milestonesReport.ts'
import { stuckReport } from './stuckReport.ts'

/** `GET /api/reports/:name` */
export const reports = {
  activation: (ask: Ask) => goalReport(ask, 'activation'),
  onboarding: (ask: Ask) => goalReport(ask, 'onboarding'),
  milestones: milestonesReport,
  'guide-funnel': guideFunnel,
  checklist: checklistReport,
  stuck: stuckReport,
} as const

/** `GET /api/accounts`, `/api/accounts/:id` (parameter `id`), `/api/guides` */
export const lists = { accounts: accountsReport, account: accountReport, guides: guidesReport } as const

export const questions: Readonly<Record<string, (ask: Ask) => unknown>> = { ...reports, ...lists }
export type Question = keyof typeof reports | keyof typeof lists
export const isReport = (name: string): name is keyof typeof reports => Object.hasOwn(reports, name)
