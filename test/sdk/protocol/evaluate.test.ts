import { describe, expect, it } from 'vitest'
import { evaluate, type Condition, type Facts } from 'shirube/protocol'

const aFacts = (over: Partial<Facts> = {}): Facts => ({
  now: Date.UTC(2026, 10, 22),
  read: (name) => ({ 'user.traits.plan': 'pro', 'page.path': '/c/general', 'user.traits.seats': 12, 'user.traits.gone': null })[name],
  count: (c) => ({ 'Message Posted': 3, 'Never Sent': 0 })[c.event],
  milestone: (id) => (id === 'first-message' ? 'reached' : id === 'teammates-invited' ? 'pending' : undefined),
  goal: (id) => (id === 'activation' ? 'pending' : undefined),
  guide: (id) => (id === 'welcome' ? 'completed' : undefined),
  ...over,
})
const verdict = (c: Condition, facts = aFacts()) => evaluate(c, facts).result
const yes: Condition = { fact: 'user.traits.plan', op: 'eq', value: 'pro' }
const no: Condition = { fact: 'user.traits.plan', op: 'eq', value: 'free' }
const open: Condition = { fact: 'user.traits.unasked', op: 'eq', value: 1 }

describe('evaluate', () => {
  it('answers each leaf from its facts', () => {
    expect(verdict(yes)).toBe('pass')
    expect(verdict(no)).toBe('fail')
    expect(verdict({ milestone: 'first-message' })).toBe('pass')
    expect(verdict({ milestone: 'teammates-invited' })).toBe('fail')
    expect(verdict({ milestone: 'teammates-invited', state: 'pending' })).toBe('pass')
    expect(verdict({ goal: 'activation' })).toBe('fail')
    expect(verdict({ guide: 'welcome', state: 'completed' })).toBe('pass')
  })

  it('keeps a fact that is not answered yet unknown, and a fact known to be absent failed', () => {
    expect(verdict(open)).toBe('unknown')
    expect(verdict({ milestone: 'unheard-of' })).toBe('unknown')
    expect(verdict({ fact: 'user.traits.gone', op: 'eq', value: 1 })).toBe('fail')
    expect(verdict({ fact: 'user.traits.gone', op: 'absent' })).toBe('pass')
    expect(verdict({ element: '#invite', state: 'visible' })).toBe('unknown')
  })

  it.each<[string, Condition, string]>([
    ['all with a failure fails though another is open', { all: [open, no] }, 'fail'],
    ['all with an open rule is open', { all: [yes, open] }, 'unknown'],
    ['all of nothing passes', { all: [] }, 'pass'],
    ['any with a pass passes though another is open', { any: [open, yes] }, 'pass'],
    ['any with an open rule and failures is open', { any: [no, open] }, 'unknown'],
    ['any of nothing fails', { any: [] }, 'fail'],
    ['not turns pass and fail round', { not: no }, 'pass'],
    ['not leaves unknown alone', { not: open }, 'unknown'],
  ])('follows Kleene: %s', (_, c, expected) => expect(verdict(c)).toBe(expected))

  it('compares counts with atLeast and atMost, one occurrence by default', () => {
    expect(verdict({ event: 'Message Posted' })).toBe('pass')
    expect(verdict({ event: 'Never Sent' })).toBe('fail')
    expect(verdict({ event: 'Message Posted', atLeast: 4 })).toBe('fail')
    expect(verdict({ event: 'Never Sent', atMost: 0 })).toBe('pass')
    expect(verdict({ event: 'Message Posted', atMost: 2 })).toBe('fail')
    expect(verdict({ event: 'Unasked' })).toBe('unknown')
  })

  it('gives one reason per leaf it read, with what it found', () => {
    expect(evaluate({ all: [yes, { not: { event: 'Message Posted', atLeast: 9 } }] }, aFacts()).reasons).toEqual([
      { code: 'fact', result: 'pass', subject: 'user.traits.plan', actual: 'pro' },
      { code: 'event', result: 'fail', subject: 'Message Posted', actual: 3 },
    ])
  })

  it('never throws on rules of a newer release or on circles of nesting', () => {
    const newer: unknown = { segment: 'champions' }
    expect(verdict(newer as Condition)).toBe('unknown') // a newer release's rule has no type here
    let deep: Condition = yes
    for (let i = 0; i < 5_000; i++) deep = { not: deep }
    expect(verdict(deep)).toBe('unknown')
    for (const junk of [null, 3, 'x', { all: 'no list' }, {}]) expect(verdict(junk as Condition)).toBe('unknown') // misuse on purpose
  })
})
