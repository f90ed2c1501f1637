// The one evaluator of conditions: pure, total, three-valued (Kleene). Only `pass` shows, ticks or fires anything.
// Browser, collector and command line ask it the same questions through the Facts they can answer.
import { compareFact } from './compareFact.ts'
import type { Condition, ElementCondition, EventCondition, FactCondition } from './condition.schema.ts'

/** `undefined` from any of these means "not answered yet", which makes the leaf `unknown`. */
export interface Facts {
  /** ms since epoch. */
  readonly now: number
  /** A known fact's value, `null` when it is known to be absent. */
  readonly read: (name: string) => unknown
  /** How often the event of this condition happened; `atLeast` and `atMost` are compared here, not there. */
  readonly count: (condition: EventCondition) => number | undefined
  readonly milestone: (id: string) => 'reached' | 'pending' | 'lost' | undefined
  readonly goal: (id: string) => 'reached' | 'pending' | 'missed' | undefined
  readonly guide: (id: string) => 'not_started' | 'in_progress' | 'paused' | 'snoozed' | 'completed' | 'dismissed' | undefined
  /** Browser only; elsewhere elements are never answered. */
  readonly element?: ((target: ElementCondition['element'], state: ElementCondition['state']) => boolean | undefined) | undefined
}

export type Verdict = 'pass' | 'fail' | 'unknown'
/** One per leaf that was read; sentences (ja, en) are made where they are shown. `action_missing`: a call that the page registered no function for. */
export interface Reason {
  readonly code: 'fact' | 'event' | 'milestone' | 'goal' | 'guide' | 'element' | 'not_understood' | 'action_missing'
  readonly result: Verdict
  /** What was asked about: a fact's name, an event, an id. */
  readonly subject: string
  /** What was found; absent when unknown. */
  readonly actual?: unknown
}
export interface Evaluation {
  readonly result: Verdict
  readonly reasons: readonly Reason[]
}

const maxDepth = 20

export function evaluate(condition: Condition, facts: Facts): Evaluation {
  const reasons: Reason[] = []
  const leaf = (code: Reason['code'], subject: string, actual: unknown, holds: boolean | undefined): Verdict => {
    const result = actual === undefined || holds === undefined ? 'unknown' : holds ? 'pass' : 'fail'
    reasons.push(result === 'unknown' ? { code, result, subject } : { code, result, subject, actual })
    return result
  }
  const word = (code: Reason['code'], subject: string, actual: string | undefined, wanted: string): Verdict => leaf(code, subject, actual, actual === wanted)

  const walk = (c: Condition, depth: number): Verdict => {
    if (depth > maxDepth || typeof c !== 'object' || c === null) return leaf('not_understood', '', undefined, undefined)
    if ('all' in c) return fold(c.all, depth, 'fail', 'pass')
    if ('any' in c) return fold(c.any, depth, 'pass', 'fail')
    if ('not' in c) {
      const inner = walk(c.not, depth + 1)
      return inner === 'unknown' ? inner : inner === 'pass' ? 'fail' : 'pass'
    }
    if ('fact' in c) return readFact(c)
    if ('event' in c) {
      const count = facts.count(c)
      return leaf('event', c.event, count, count !== undefined && count >= (c.atLeast ?? (c.atMost === undefined ? 1 : 0)) && count <= (c.atMost ?? Infinity))
    }
    if ('milestone' in c) return word('milestone', c.milestone, facts.milestone(c.milestone), c.state ?? 'reached')
    if ('goal' in c) return word('goal', c.goal, facts.goal(c.goal), c.state ?? 'reached')
    if ('guide' in c) return word('guide', c.guide, facts.guide(c.guide), c.state)
    if ('element' in c) {
      const holds = facts.element?.(c.element, c.state)
      return leaf('element', JSON.stringify(c.element), holds, holds)
    }
    // Content of a newer release: a rule this one cannot read is not answered, never guessed.
    return leaf('not_understood', Object.keys(c)[0] ?? '', undefined, undefined)
  }

  // Kleene: one deciding verdict settles it, an unknown otherwise keeps it open.
  const fold = (list: readonly Condition[], depth: number, decides: Verdict, otherwise: Verdict): Verdict => {
    if (!Array.isArray(list)) return leaf('not_understood', '', undefined, undefined)
    let result = otherwise
    for (const c of list) {
      const v = walk(c, depth + 1)
      if (v === decides) return v
      if (v === 'unknown') result = v
    }
    return result
  }

  const readFact = (c: FactCondition): Verdict => {
    const actual = c.fact === 'now' ? facts.now : facts.read(c.fact)
    return leaf('fact', c.fact, actual, compareFact(c.op, actual ?? undefined, c.value, facts.now))
  }

  return { result: walk(condition, 0), reasons }
}
