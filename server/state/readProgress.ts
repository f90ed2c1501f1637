// Runs of this person, one record per published guide: a tour follows the person everywhere, a checklist belongs to the account.
import { runStatuses, type Guide, type Progress, type RunStatus, type StateAnswer } from 'shirube/protocol'
import type { Reader } from '../store/Store.ts'
import type { Place } from './place.ts'

interface RunRow {
  home: string
  run_id: string
  guide: string
  started_at: number | null
  last_step: string | null
  last_at: number
  status: string
  snoozed_until: number | null
  outcome: string | null
  outcome_at: number | null
  trigger: string | null
  kind: string
}

/** Enough for every limit that content can set. */
const rememberedShown = 20

export function readProgress(reader: Reader, place: Place, guides: readonly Guide[], runs: readonly RunRow[]): StateAnswer['guides'] {
  const here = place.account ?? place.person
  const found = guides.flatMap((guide): [string, Progress][] => {
    const mine = runs.filter((run) => run.guide === guide.id && (guide.kind !== 'checklist' || run.home === here))
    const progress = toProgress(mine)
    const items = readTicks(reader, place, here, guide.id)
    return progress ? [[guide.id, items ? { ...progress, items } : progress]] : []
  })
  return Object.fromEntries(found)
}

/** When guides that interrupt started by themselves, the latest first. */
export function shownOf(runs: readonly RunRow[]): number[] {
  return runs
    .flatMap((run) => (run.trigger === 'auto' && run.kind === 'tour' && run.started_at !== null ? [run.started_at] : []))
    .sort((a, b) => b - a)
    .slice(0, rememberedShown)
}

/** Of this person, in any account. */
export function readRuns(reader: Reader, place: Place): RunRow[] {
  const memberships = reader.sql.all<{ account: string }>('SELECT account FROM user_home WHERE environment = ? AND home = ?', [place.environment, place.person])
  const homes = new Set([place.person, ...memberships.map((one) => one.account), ...(place.account === null ? [] : [place.account])])
  return [...homes].flatMap((home) =>
    reader.sql.all<RunRow>('SELECT home, run_id, guide, started_at, last_step, last_at, status, snoozed_until, outcome, outcome_at, trigger, kind FROM run WHERE environment = ? AND home = ? AND user = ?', [place.environment, home, place.user]),
  )
}

/** What anyone of the account ticked is ticked for all. */
function readTicks(reader: Reader, { environment, user }: Place, home: string, guide: string): Progress['items'] {
  const rows = reader.sql.all<{ ticks: string }>("SELECT ticks FROM account_guide WHERE environment = ? AND home = ? AND guide = ? AND ticks <> '{}'", [environment, home, guide])
  if (rows.length === 0) return undefined
  const me = Buffer.from(user).toString('hex')
  const items: NonNullable<Progress['items']> = {}
  for (const row of rows) {
    const ticks: Record<string, { at: number; by: string }> = JSON.parse(row.ticks)
    for (const [item, { at, by }] of Object.entries(ticks)) if (at < (items[item]?.at ?? Infinity)) items[item] = { at, by: by === me ? 'you' : 'teammate' }
  }
  return items
}

function toProgress(runs: readonly RunRow[]): Progress | undefined {
  const latest = runs.reduce<RunRow | undefined>((best, run) => (!best || run.last_at > best.last_at ? run : best), undefined)
  if (!latest) return undefined
  const outcomes = runs.flatMap((run) => (run.outcome_at === null ? [] : [run.outcome_at]))
  return {
    runId: latest.run_id,
    status: statusOf(latest.outcome ?? latest.status),
    ...(latest.last_step === null ? {} : { stepId: latest.last_step }),
    ...(latest.started_at === null ? {} : { startedAt: latest.started_at }),
    updatedAt: latest.last_at,
    ...(latest.snoozed_until === null ? {} : { snoozedUntil: latest.snoozed_until }),
    runs: runs.filter((run) => run.started_at !== null).length,
    ...(outcomes.length === 0 ? {} : { lastOutcomeAt: Math.max(...outcomes) }),
  }
}

function statusOf(status: string): RunStatus {
  return runStatuses.find((one) => one === status) ?? 'in_progress'
}
