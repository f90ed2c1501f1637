// One account: how its goals and milestones stand, who did what towards them, what happened, who is there.
import type { AccountAnswer } from 'shirube/protocol'
import { hasSample, readAccount, type AccountFacts } from './accountRows.ts'
import { accountState } from './accountState.ts'
import { BadQuestion, type Ask } from './ask.ts'
import { readGoalsOf, readMilestones } from './goalStates.ts'
import { partsOf } from './parts.ts'
import { readPeople, type PersonFacts } from './people.ts'
import { accountGoal, describeGoal, guideName, readPublished, requiredOf, windowMsOf, type PublishedSet } from './published.ts'
import { stuckReasons } from './stuckReport.ts'
import { timelinePage } from './timeline.ts'

export function accountReport(ask: Ask): AccountAnswer {
  const { params, now } = ask
  const account = readAccount(ask, params.id ?? '')
  if (!account) throw new BadQuestion(404, 'unknown_account', `There is no account “${params.id ?? ''}” here.`)
  const set = readPublished(ask)
  const people = readPeople(ask, account.home)
  const goalRows = readGoalsOf(ask, account.home)
  const milestones = readMilestones(ask, account.home)
  const activation = accountGoal(set, 'activation')
  const required = requiredOf(set)
  const name = (userId: string | null): string | null => (userId === null ? null : (people.get(userId)?.name ?? userId))
  const { entries, next } = timelinePage(ask, account, people, set)
  return {
    asOf: now,
    zone: set.zone,
    sample: hasSample(ask),
    account: {
      accountId: account.accountId,
      name: account.name,
      plan: account.plan,
      sample: account.sample,
      startedAt: account.startedAt,
      lastSeenAt: account.lastSeenAt,
      users: people.size,
      reached: required.filter((id) => milestones.get(id)?.status === 'reached').length,
      required: required.length,
      activation: activation ? accountState(goalRows.get('activation'), account.startedAt, now) : 'none',
      onboarding: accountGoal(set, 'onboarding') ? accountState(goalRows.get('onboarding'), account.startedAt, now) : 'none',
    },
    traits: account.traits,
    goals: set.goals
      .filter((g) => g.body.unit === 'account')
      .map((g) => {
        const row = goalRows.get(g.body.id)
        const window = windowMsOf(g.body)
        const state = accountState(row, account.startedAt, now)
        return {
          definition: describeGoal(set, g),
          state: state === 'reached' ? 'reached' : state === 'missed' || state === 'late' ? 'missed' : 'pending',
          reachedAt: row?.reachedAt ?? null,
          dueAt: row?.dueAt ?? null,
          mature: window === null || (account.startedAt !== null && account.startedAt + window <= now),
        } as const
      }),
    milestones: inGoalOrder(set)
      .filter((m) => m.body.unit === 'account')
      .map(({ body }) => {
        const row = milestones.get(body.id)
        return {
          id: body.id,
          name: body.name,
          goals: set.goals.filter((g) => g.body.requires.includes(body.id)).map((g) => g.body.id),
          state: row?.status === 'reached' || row?.status === 'lost' ? row.status : 'pending',
          value: row?.value ?? 0,
          atLeast: row?.atLeast ?? (typeof body.atLeast === 'number' ? body.atLeast : 1),
          reachedAt: row?.crossedAt ?? null,
          late: row?.inTime === 0,
          by: name(row?.by ?? null),
          parts: partsOf(ask, { milestone: body, home: account.home, zone: set.zone, reachedAt: row?.status === 'reached' ? row.crossedAt : null, nameOf: name }),
        } as const
      }),
    reasons: activation ? stuckReasons(account, goalRows.get('activation'), [...milestones.values()], now) : [],
    people: peopleLines(ask, account, people, set),
    timeline: entries,
    timelineNext: next,
  }
}

function peopleLines({ read, environment }: Ask, account: AccountFacts, people: ReadonlyMap<string, PersonFacts>, set: PublishedSet): AccountAnswer['people'] {
  const counts = new Map(
    read.all<{ userId: string; events: number }>("SELECT user_id AS userId, COUNT(*) AS events FROM event WHERE environment = ? AND home = ? AND type = 'track' AND user_id IS NOT NULL GROUP BY user_id", [environment, account.home]).map((r) => [r.userId, r.events]),
  )
  const open = read.all<{ userId: string; guide: string; step: string | null }>(
    `SELECT p.user_id AS userId, r.guide AS guide, r.last_step AS step FROM run r JOIN person p ON p.environment = r.environment AND p.home = r.home AND p.user = r.user
     WHERE r.environment = ? AND r.home = ? AND r.outcome IS NULL AND r.started_at IS NOT NULL ORDER BY r.last_at`,
    [environment, account.home],
  )
  return [...people.values()].map((person) => {
    const run = open.findLast((r) => r.userId === person.userId)
    const guide = set.guides.find((g) => g.body.id === run?.guide)?.body
    return { ...person, events: counts.get(person.userId) ?? 0, openGuide: run ? { id: run.guide, name: guide ? guideName(guide) : run.guide, stepId: run.step } : null }
  })
}

/** As the goals name them, the one that asks for most first; what no goal asks for comes last. */
function inGoalOrder({ milestones, goals }: PublishedSet): PublishedSet['milestones'] {
  const named = [...goals].sort((a, b) => b.body.requires.length - a.body.requires.length).flatMap((g) => g.body.requires)
  const place = (id: string): number => (named.includes(id) ? named.indexOf(id) : named.length)
  return [...milestones].sort((a, b) => place(a.body.id) - place(b.body.id))
}
