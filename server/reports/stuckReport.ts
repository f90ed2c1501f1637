// "Who needs me today?": accounts whose goal is still open and that stopped moving, the one with the least time left first.
import type { StuckAccount, StuckReport } from 'shirube/protocol'
import { hasSample, readAccountsAt, type AccountFacts } from './accountRows.ts'
import type { Ask } from './ask.ts'
import { readCrossings, type CrossingRow, type GoalRow } from './goalStates.ts'
import { readOpenMembers } from './members.ts'
import { describeGoal, goalNamed, readPublished, type PublishedSet } from './published.ts'

const day = 86_400_000
/** No milestone this long after the start. */
const neverStartedMs = 3 * day
/** No further milestone for this long. */
const stalledMs = 7 * day
/** No event for this long. */
const silentMs = 5 * day

export type StuckFacts = Pick<AccountFacts, 'startedAt' | 'lastSeenAt'>

/** The most telling reason first. Empty: it moves, or its goal is closed. */
export function stuckReasons(account: StuckFacts, goal: { readonly status: GoalRow['status'] | null; readonly dueAt: number | null } | undefined, crossings: readonly CrossingRow[], now: number): StuckAccount['reasons'] {
  const { startedAt, lastSeenAt } = account
  const open = goal?.status !== 'reached' && goal?.status !== 'missed' && (goal?.dueAt == null || goal.dueAt > now)
  if (startedAt === null || !open) return []
  const reasons: StuckAccount['reasons'] = []
  const last = Math.max(...crossings.map((c) => c.crossedAt ?? -Infinity))
  if (last === -Infinity && now - startedAt > neverStartedMs) reasons.push({ code: 'never_started', sinceMs: now - startedAt })
  if (last !== -Infinity && now - last > stalledMs) reasons.push({ code: 'stalled', sinceMs: now - last })
  if (lastSeenAt !== null && now - lastSeenAt > silentMs) reasons.push({ code: 'silent', sinceMs: now - lastSeenAt })
  return reasons
}

/** The first required milestone that is not reached, with how far it got. */
function stuckAt(set: PublishedSet, requires: readonly string[], crossings: readonly CrossingRow[]): StuckAccount['stuckAt'] {
  for (const id of requires) {
    const row = crossings.find((c) => c.milestone === id)
    if (row?.status === 'reached') continue
    const milestone = set.milestones.find((m) => m.body.id === id)?.body
    return { id, name: milestone?.name ?? id, value: row?.value ?? 0, atLeast: row?.atLeast ?? (typeof milestone?.atLeast === 'number' ? milestone.atLeast : 1) }
  }
  return null
}

export function stuckReport(ask: Ask): StuckReport {
  const set = readPublished(ask)
  const goal = goalNamed(set, ask.params.goal ?? 'activation')
  const members = readOpenMembers(ask, goal.body.id)
  const crossings = readCrossings(ask, members.map((m) => m.home))
  const stuck = members.flatMap((member) => {
    const mine = crossings.get(member.home) ?? []
    const reasons = stuckReasons(member, member, mine, ask.now)
    return reasons.length ? [{ member, mine, reasons }] : []
  })
  const facts = readAccountsAt(ask, stuck.map((s) => s.member.home))
  const accounts = stuck.flatMap(({ member, mine, reasons }): StuckAccount[] => {
    const account = facts.get(member.home)
    if (!account) return []
    const { startedAt, dueAt } = member
    return [
      {
        accountId: account.accountId,
        name: account.name,
        plan: account.plan,
        sample: account.sample,
        startedAt,
        day: Math.floor((ask.now - startedAt) / day) + 1,
        leftMs: dueAt === null ? null : dueAt - ask.now,
        reached: goal.body.requires.filter((id) => mine.some((c) => c.milestone === id && c.status === 'reached')).length,
        required: goal.body.requires.length,
        stuckAt: stuckAt(set, goal.body.requires, mine),
        reasons,
        lastSeenAt: account.lastSeenAt,
      },
    ]
  })
  accounts.sort((a, b) => (a.leftMs ?? Infinity) - (b.leftMs ?? Infinity) || a.startedAt - b.startedAt || (a.accountId < b.accountId ? -1 : 1))
  return { asOf: ask.now, zone: set.zone, sample: hasSample(ask), goal: describeGoal(set, goal), accounts }
}
