import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { absorbMember } from '../../sdk/protocol/reach/absorb.ts'
import { compareMoments, type MemberRow } from '../../sdk/protocol/reach/types.ts'
import { realParts, type Parts } from '../sdk/protocol/reach/engine.ts'
import { aCase, difference } from '../sdk/protocol/reach/property.ts'

// Each is one plausible mistake. The property of the real engine must fail on every one, else it would not have caught it there.
const mutants: Record<string, Partial<Parts>> = {
  'counts a message that comes twice': { dedupes: false },
  'never takes a member back': { absorbMember: (row, at, change) => (change.kind === 'minus' ? (row ?? { member: change.member, first: null, lastAdd: null, lastMinus: null }) : absorbMember(row, at, change)) },
  'lets the last arrival decide about a member': { absorbMember: (row, at, change) => (change.kind === 'add' ? { member: change.member, first: row?.first ?? at, lastAdd: at, lastMinus: row?.lastMinus ?? null } : absorbMember(row, at, change)) },
  'crosses in the order of arrival': { absorbAmount: (tally, at, amount, bar) => (tally.crossed ? tally : { value: tally.value + amount, max: at, crossed: tally.value + amount >= bar ? { ts: at.ts, id: at.id } : null }) },
  'ignores the messageId in ties': { recountTally: (amounts, bar) => realParts.recountTally(amounts.map((a, i) => ({ ...a, id: `${String(9_000 - i)}` })), bar) },
  'adds late events without a recount': { absorbAmount: (tally, at, amount, bar) => (tally.crossed && compareMoments(at, tally.crossed) < 0 ? tally : realParts.absorbAmount(tally, at, amount, bar)) },
  'sums floats': { contribution: (source, event) => (typeof source.count === 'object' && 'sum' in source.count && typeof event.properties.amount === 'number' && source.events.includes(event.name) ? { kind: 'amount', amount: event.properties.amount } : realParts.contribution(source, event)) },
  'keeps only as many members as the bar asks for': {
    derive: (milestone, rows, ...rest) => realParts.derive(milestone, typeof milestone.atLeast === 'number' ? { ...rows, members: firstOf(rows.members).slice(0, milestone.atLeast) } : rows, ...rest),
  },
  'counts whoever left': { derive: (milestone, rows, ...rest) => realParts.derive(milestone, { ...rows, members: rows.members.map((row) => ({ ...row, lastMinus: null })) }, ...rest) },
  'gives the last of several simultaneous members the crossing': { derive: (milestone, rows, ...rest) => realParts.derive(milestone, { ...rows, members: rows.members.map((row) => ({ ...row, first: row.first && { ...row.first, id: `~${String.fromCharCode(200 - row.first.id.charCodeAt(2))}` } })) }, ...rest) },
  'tells a rolling crossing from the newest times alone': { derive: (milestone, rows, ...rest) => realParts.derive(milestone, { ...rows, recent: rows.history ?? [], history: undefined }, ...rest) },
  'forgets what latch is': { derive: (milestone, ...rest) => realParts.derive({ ...milestone, latch: true }, ...rest) },
  'measures windows from the crossing': { derive: (milestone, rows, anchors, now) => realParts.derive(milestone, rows, { ...anchors, accountStart: now }, now) },
  'lets a share of seats look at today’s seats': { derive: (milestone, rows, anchors, now) => realParts.derive(milestone, { ...rows, traits: rows.traits.slice(-1).map((t) => ({ ...t, ts: -1 })) }, anchors, now) },
}

const firstOf = (rows: readonly MemberRow[]): MemberRow[] => [...rows].sort((a, b) => (a.first?.ts ?? Infinity) - (b.first?.ts ?? Infinity))

describe('the property fails on an engine that', () => {
  it.each(Object.entries(mutants))('%s', { timeout: 60_000 }, (_, part) => {
    // Fixed seed: a mutant must be caught every time, not most of the time.
    const outcome = fc.check(fc.property(aCase, (c) => difference(c, { ...realParts, ...part }) === null), { numRuns: 5_000, seed: 20261122, endOnFailure: true })
    expect(outcome.failed).toBe(true)
  })

  it('is not simply always failing: the real engine passes with the same seed', { timeout: 60_000 }, () => {
    expect(fc.check(fc.property(aCase, (c) => difference(c) === null), { numRuns: 5_000, seed: 20261122 }).failed).toBe(false)
  })
})
