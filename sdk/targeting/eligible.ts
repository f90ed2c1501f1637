// May this guide start by itself now? Pure and total; the reason feeds `explain()`.
import { isOpen } from '../guides/progress.ts'
import { judge } from '../guides/rules.ts'
import type { Facts, Reason } from '../protocol/evaluate.ts'
import type { Guide } from '../protocol/guide.schema.ts'
import { matchesPath } from '../protocol/pathGlob.ts'
import type { Progress } from '../protocol/state.schema.ts'
import { inAudience } from './audience.ts'
import { mayStartAgain, type Moment } from './frequency.ts'

export type IneligibleReason = 'no_trigger' | 'not_yet' | 'over' | 'open' | 'milestone_reached' | 'frequency' | 'trigger' | 'audience' | 'audience_unknown'
export type Eligibility = { readonly ok: true; readonly reasons: readonly Reason[] } | { readonly ok: false; readonly reason: IneligibleReason; readonly reasons: readonly Reason[] }

export interface EligibleInput extends Omit<Moment, 'now'> {
  readonly progress: Progress | undefined
  readonly facts: Facts
  /** Did this event happen in this page? */
  readonly happened: (event: string) => boolean
}

export function eligible(guide: Guide, { progress, facts, happened, sessionStart }: EligibleInput): Eligibility {
  const { trigger, between } = guide
  const no = (reason: IneligibleReason, reasons: readonly Reason[] = []): Eligibility => ({ ok: false, reason, reasons })
  if (!trigger) return no('no_trigger')
  if (between?.from && facts.now < Date.parse(between.from)) return no('not_yet')
  if (between?.until && facts.now >= endOf(between.until)) return no('over')
  if (isOpen(progress)) return no('open')
  if (guide.milestone && facts.milestone(guide.milestone) === 'reached') return no('milestone_reached')
  if (!mayStartAgain(guide.frequency, progress, { now: facts.now, sessionStart })) return no('frequency')

  if (trigger.on === 'event' && !happened(trigger.event)) return no('trigger')
  if (trigger.on === 'url' && !matchesPath(trigger.path, String(facts.read('page.path')))) return no('trigger')
  if (trigger.on === 'condition') {
    const { result, reasons } = judge(trigger.when, facts)
    if (result !== 'pass') return no('trigger', reasons)
  }
  return inAudience(guide, facts)
}

/** A day is until its end. */
const endOf = (date: string): number => Date.parse(date) + (date.length === 10 ? 86_400_000 : 0)
