// From rows to how an account or a person stands, written down with the transitions between. Pure rules, see protocol/reach.
import { derive, deriveGoal, type Anchors, type Milestone, type Rows, type Standing } from 'shirube/protocol'
import { bytesOf, type CountTable } from '../store/sqlite/countTable.ts'
import type { RuleTable } from '../store/sqlite/ruleTable.ts'
import type { Reached, StandingKey, StandingTable, Transition } from '../store/sqlite/standingTable.ts'
import { homeItself } from './counting.ts'
import type { HomeReads, RollingHistory } from './rollingHistory.ts'
import type { MilestoneRule, Rules } from './rules.ts'
import type { Starts } from './starts.ts'

/** By milestone, its earliest new event, ms since epoch: -Infinity when anything may be otherwise now, Infinity when only time has passed. */
export type Touches = ReadonlyMap<string, number>

export interface Standings {
  /** Looks again at these milestones, at what is anchored on them and at the goals that need them. `'all'`: everything. True when something changed. */
  refresh(key: StandingKey, rules: Rules, touched: Touches | 'all', cause: Transition['cause'], now: number, reads?: HomeReads): boolean
  rowsOf(key: StandingKey, rule: { body: Milestone; source: MilestoneRule['source']; trait?: string | null }): Rows
}

export interface StandingsDeps {
  counts: CountTable
  rules: RuleTable
  standings: StandingTable
  starts: Starts
  historyOf: RollingHistory
}

export function createStandings({ counts, rules: ruleTable, standings, starts, historyOf }: StandingsDeps): Standings {
  function rowsOf(key: StandingKey, { source, trait }: { source: MilestoneRule['source']; trait?: string | null }): Rows {
    const countKey = { ...key, source: source.key }
    return {
      tally: source.rows === 'tally' && !source.rolling ? counts.tally(countKey) : undefined,
      members: source.rows === 'members' ? counts.members(countKey) : [],
      recent: source.rows === 'tally' && source.rolling ? counts.recent(countKey) : [],
      traits: trait ? ruleTable.traits(key.environment, key.home, trait) : [],
    }
  }

  function refresh(key: StandingKey, rules: Rules, touched: Touches | 'all', cause: Transition['cause'], now: number, reads: HomeReads = new Map()): boolean {
    const unit = key.subject.length === 0 ? 'account' : 'user'
    const stored = new Map(standings.reached(key).map((row) => [row.milestone, row]))
    const start = starts.of(key)
    const anchors: Anchors = {
      accountStart: start.account,
      firstEvent: start.first,
      milestone: (id) => (rules.milestones.get(id)?.body.unit === 'account' && unit === 'user' ? (standings.reached({ ...key, subject: homeItself }).find((row) => row.milestone === id)?.crossedAt ?? null) : (stored.get(id)?.crossedAt ?? null)),
    }
    const isAnew = touched === 'all' || cause === 'late' || cause === 'publish'
    const open = new Set(touched === 'all' ? [...rules.milestones.keys()].filter((id) => rules.milestones.get(id)?.body.unit === unit) : touched.keys())
    const settledIds = new Set<string>()
    const dues = new Map<string, number | null>()
    let changed = false

    const settle = (id: string): void => {
      const rule = rules.milestones.get(id)
      if (!rule || settledIds.has(id) || rule.body.unit !== unit) return
      settledIds.add(id)
      // What this one is anchored on comes first; circles are cut by `settledIds`.
      const anchor = anchorOf(rule.body)
      if (anchor !== null && open.has(anchor)) settle(anchor)
      const before = stored.get(id)
      const rows = rowsOf(key, rule)
      const since = isAnew || (before && before.version !== rule.version) ? -Infinity : (touched.get(id) ?? Infinity)
      const standing = derive(rule.body, rule.source.rolling ? { ...rows, ...historyOf(key, rule, rows, { from: since, known: before, reads }) } : rows, anchors, now)
      // Nothing counted is no row, whether or not there once was one: what was before must not show.
      const isEmpty = standing.state === 'pending' && standing.value === 0
      if (!before && isEmpty) return
      const after = toReached(key, rule, standing, anchors, cause === 'late' || cause === 'publish' ? undefined : before)
      dues.set(id, standing.dueAt)
      if (before && !isEmpty && sameReached(before, after)) return
      changed = true
      if (isEmpty) {
        stored.delete(id)
        standings.dropReached(key, id)
      } else {
        stored.set(id, after)
        standings.putReached(key, after)
      }
      logMilestone(key, before, after, cause, now)
      for (const [other, { body }] of rules.milestones) {
        if (anchorOf(body) !== id) continue
        settledIds.delete(other)
        settle(other)
      }
    }
    for (const id of open) settle(id)
    for (const [id, dueAt] of dues) if (dueAt !== null || rules.milestones.get(id)?.source.rolling) standings.setDue(key, 'milestone', id, dueAt)
    return refreshGoals(key, rules, touched === 'all' ? 'all' : settledIds, stored, start.own, cause, now) || changed
  }

  function refreshGoals(key: StandingKey, rules: Rules, touched: ReadonlySet<string> | 'all', stored: ReadonlyMap<string, Reached>, startAt: number | null, cause: Transition['cause'], now: number): boolean {
    const unit = key.subject.length === 0 ? 'account' : 'user'
    let before: Map<string, ReturnType<StandingTable['goals']>[number]> | null = null
    let changed = false
    for (const [id, { version, body }] of rules.goals) {
      if (body.unit !== unit || (touched !== 'all' && !body.requires.some((one) => touched.has(one)))) continue
      before ??= new Map(standings.goals(key).map((row) => [row.goal, row]))
      const { state, reachedAt, dueAt } = deriveGoal(body, (milestone) => standingOf(stored.get(milestone)), startAt, now)
      const old = before.get(id)
      // Nobody began here: only rows that are there already are kept right.
      if (!old && startAt === null && state === 'pending') continue
      if (old && old.version === version && old.status === state && old.reachedAt === reachedAt && old.dueAt === dueAt) continue
      changed = true
      standings.putGoal(key, { goal: id, version, status: state, reachedAt, dueAt })
      standings.setDue(key, 'goal', id, state === 'pending' && dueAt !== null ? dueAt + 1 : null)
      if ((old?.status ?? 'pending') !== state) standings.log(key, { at: state === 'reached' && reachedAt !== null ? reachedAt : (dueAt ?? now), recordedAt: now, kind: 'goal', ref: id, version, from: old?.status ?? null, to: state, cause, evidence: null })
    }
    return changed
  }

  function toReached(key: StandingKey, rule: MilestoneRule, standing: Standing, anchors: Anchors, known: Reached | undefined): Reached {
    const { crossed } = standing
    const same = known?.crossedAt === crossed?.ts && known?.crossedId === crossed?.id
    const { within } = rule.body
    const anchorAt = !within || !('of' in within) ? null : within.of === 'account_start' ? anchors.accountStart : within.of === 'first_event' ? anchors.firstEvent : anchors.milestone(within.of)
    return {
      milestone: rule.body.id,
      version: rule.version,
      status: standing.state,
      value: standing.value,
      atLeast: standing.atLeast,
      crossedAt: crossed?.ts ?? null,
      crossedId: crossed?.id ?? null,
      crossedBy: same ? (known?.crossedBy ?? null) : crossed?.id ? starts.actor(key.environment, key.home, crossed.ts, bytesOf(crossed.id)) : null,
      anchorAt,
      inTime: crossed && within && 'of' in within ? !standing.late : null,
    }
  }

  function logMilestone(key: StandingKey, before: Reached | undefined, after: Reached, cause: Transition['cause'], now: number): void {
    const from = before?.status ?? null
    const moved = after.status === 'reached' && before?.crossedAt !== after.crossedAt
    if ((from ?? 'pending') === after.status && !moved) return
    // The first crossing is when it was reached; that it fell, or is met again, is a matter of now.
    const at = after.status === 'reached' && from !== 'lost' ? (after.crossedAt ?? now) : now
    standings.log(key, { at, recordedAt: now, kind: 'milestone', ref: after.milestone, version: after.version, from, to: after.status, cause, evidence: after.crossedId === null ? null : { messageId: after.crossedId, value: after.value } })
  }

  return { refresh, rowsOf }
}

const nobody = new Uint8Array(0)

const anchorOf = ({ within }: Milestone): string | null => (within && 'of' in within && within.of !== 'account_start' && within.of !== 'first_event' ? within.of : null)

const standingOf = (row: Reached | undefined): Standing | undefined =>
  row && { state: row.status, value: row.value, atLeast: row.atLeast, crossed: row.crossedAt === null ? null : { ts: row.crossedAt, id: row.crossedId }, late: row.inTime === false, dueAt: null }

const sameReached = (a: Reached, b: Reached): boolean =>
  a.version === b.version && a.status === b.status && a.value === b.value && a.atLeast === b.atLeast && a.crossedAt === b.crossedAt && a.crossedId === b.crossedId && a.anchorAt === b.anchorAt && a.inTime === b.inTime &&
  Buffer.compare(a.crossedBy ?? nobody, b.crossedBy ?? nobody) === 0
