// Conditions are judged by a chunk of their own: content without any does not fetch it. Until it is here every answer is
// `unknown`, which shows, ticks and fires nothing.
import type { Evaluation, Facts } from '../protocol/evaluate.ts'
import type { Condition } from '../protocol/condition.schema.ts'

type Rules = typeof import('./judging.ts')
let rules: Rules | undefined

/** Await before `judge`, with the JSON of the content. */
export async function prepareRules(json: string): Promise<void> {
  if (!rules && /"(audience|when|where|showIf|done)":/.test(json)) rules = await import('./judging.ts')
}

export const judge = (condition: Condition, facts: Facts): Evaluation => rules?.evaluate(condition, facts) ?? { result: 'unknown', reasons: [] }
export const passes = (condition: Condition, facts: Facts): boolean => judge(condition, facts).result === 'pass'

/** What only `judge` asks the facts for. */
export const counting = (): Rules | undefined => rules
