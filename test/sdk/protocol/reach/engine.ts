// The engine as a store drives it: fresh events only, rows per source, a recount when one is asked for. Parts can be swapped,
// which is how the broken variants in test/mutants are made.
import type { Goal, Milestone } from 'shirube/protocol'
import { absorbAmount, absorbMember, emptyTally, recountTally } from '../../../../sdk/protocol/reach/absorb.ts'
import { contribution, subjectOf } from '../../../../sdk/protocol/reach/contribution.ts'
import { derive } from '../../../../sdk/protocol/reach/derive.ts'
import { deriveGoal, type GoalStanding } from '../../../../sdk/protocol/reach/goal.ts'
import { sourceOf } from '../../../../sdk/protocol/reach/source.ts'
import type { Occurrence } from '../../../../sdk/protocol/reach/rolling.ts'
import type { MemberRow, SourceEvent, Standing, Tally, TraitPoint } from '../../../../sdk/protocol/reach/types.ts'

export const realParts = { absorbAmount, absorbMember, recountTally, contribution, derive, dedupes: true }
export type Parts = typeof realParts

export interface World {
  readonly traits: readonly TraitPoint[]
  readonly accountStart: number
  readonly now: number
  /** Whose standings are asked for, with unit `user`. */
  readonly user: string
}
export interface Result {
  readonly standings: ReadonlyMap<string, Standing>
  readonly goal: GoalStanding
  readonly recounts: number
}

export function runEngine(milestones: readonly Milestone[], goal: Goal, batches: readonly (readonly SourceEvent[])[], world: World, parts: Parts = realParts): Result {
  const stored = new Map<string, SourceEvent>()
  let recounts = 0
  const states = milestones.map((milestone) => ({ milestone, source: sourceOf(milestone), tally: emptyTally as Tally, members: new Map<string, MemberRow>() })) // widened: rows change
  const concerns = (source: ReturnType<typeof sourceOf>, event: SourceEvent): boolean => subjectOf(source, event) === (source.unit === 'user' ? world.user : '')
  for (const event of batches.flat()) {
    if (parts.dedupes && stored.has(event.id)) continue
    stored.set(event.id, event)
    for (const state of states) {
      if (!concerns(state.source, event)) continue
      const part = parts.contribution(state.source, event)
      if (part === null || part.kind === 'not_a_number') continue
      if (part.kind !== 'amount') state.members.set(part.member, parts.absorbMember(state.members.get(part.member), event, part))
      else if (!state.source.rolling) {
        const next = parts.absorbAmount(state.tally, event, part.amount, state.source.bar ?? Infinity)
        if (next === 'recount') recounts++
        state.tally = next === 'recount' ? parts.recountTally(amounts(state.source, stored), state.source.bar ?? Infinity) : next
      }
    }
  }
  const amounts_ = (source: ReturnType<typeof sourceOf>) => amounts(source, stored)
  const firstEvent = stored.size ? Math.min(...[...stored.values()].map((e) => e.ts)) : null
  const standings = new Map<string, Standing>()
  for (const { milestone, source, tally, members } of states) {
    const rows = { tally: source.rows === 'tally' && !source.rolling ? tally : undefined, members: [...members.values()], recent: source.rolling ? amounts_(source) : [], history: source.rolling ? amounts_(source) : undefined, traits: world.traits }
    standings.set(milestone.id, parts.derive(milestone, rows, { accountStart: world.accountStart, firstEvent, milestone: (id) => standings.get(id)?.crossed?.ts ?? null }, world.now))
  }
  return { standings, goal: deriveGoal(goal, (id) => standings.get(id), world.accountStart, world.now), recounts }

  function amounts(source: ReturnType<typeof sourceOf>, all: ReadonlyMap<string, SourceEvent>): Occurrence[] {
    return [...all.values()].flatMap((e) => {
      const part = concerns(source, e) ? parts.contribution(source, e) : null
      return part?.kind === 'amount' ? [{ ts: e.ts, id: e.id, amount: part.amount }] : part?.kind === 'add' ? [{ ts: e.ts, id: e.id, amount: 1, member: part.member }] : []
    })
  }
}
