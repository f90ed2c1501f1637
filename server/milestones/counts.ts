// How often what content asks for has happened, for one person and account.
import { derive } from 'shirube/protocol'
import { homeItself } from './counting.ts'
import type { ConditionRule, Rules } from './rules.ts'
import type { Standings } from './standings.ts'

export interface CountsPlace {
  environment: number
  /** `u:…` or, before anyone is named, `n:…`. */
  person: string
  /** `a:…`; null without an account. */
  account: string | null
  /** 16 bytes; empty while nobody is named. */
  user: Uint8Array
}

const nowhere = { accountStart: null, firstEvent: null, milestone: () => null }

/** `by` user: this person's own; else the account's, or the person's without an account. */
export function countsOf({ rules, standings }: { rules: Rules; standings: Pick<Standings, 'rowsOf'> }, place: CountsPlace, now: number): Record<string, number> {
  const { environment, person, account, user } = place
  const home = account ?? person
  const countOf = (rule: ConditionRule): number => derive(rule.body, standings.rowsOf({ environment, home, subject: rule.by === 'user' ? user : homeItself }, rule), nowhere, now).value
  return Object.fromEntries(rules.conditions.map((rule) => [rule.key, countOf(rule)]))
}
