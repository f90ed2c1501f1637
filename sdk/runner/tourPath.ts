// The way through a tour's steps: which can show now, what comes next, what Back means. Pure.
import { passes } from '../guides/rules.ts'
import type { Facts } from '../protocol/evaluate.ts'
import type { Step, Tour } from '../protocol/guide.schema.ts'
import { matchesPath } from '../protocol/pathGlob.ts'

const canShow = (step: Step, facts: Facts): boolean => !step.showIf || passes(step.showIf, facts)

/** Its condition already holds: nothing is left to do there. */
export const isAlready = ({ advance }: Step, facts: Facts): boolean => advance?.on === 'condition' && passes(advance.when, facts)

/** A wait has no place: nothing of it is drawn. */
export const isOnPage = ({ type, page }: Step, facts: Facts): boolean => type === 'wait' || !page || matchesPath(page, String(facts.read('page.path')))

export interface Way {
  /** Index of the next step that can show, or -1. */
  readonly next: number
  /** Steps on the way there whose condition already holds. */
  readonly passed: readonly Step[]
}

export function wayOn({ steps }: Tour, from: number, facts: Facts): Way {
  const passed: Step[] = []
  for (let next = from; next < steps.length; next++) {
    const step = steps[next]
    if (!step || !canShow(step, facts)) continue
    if (!isAlready(step, facts)) return { next, passed }
    passed.push(step)
  }
  return { next: -1, passed }
}

/** Index of the step that Back shows, or -1. */
export const wayBack = ({ steps }: Tour, from: number, facts: Facts): number => steps.findLastIndex((step, i) => i < from && step.type !== 'wait' && canShow(step, facts) && !isAlready(step, facts))

/** Place among the steps that can show, from 0. */
export function placeOf({ steps }: Tour, at: number, facts: Facts): { index: number; count: number } {
  const shown = steps.filter((step, i) => i === at || (step.type !== 'wait' && canShow(step, facts)))
  const here = steps[at]
  return { index: here ? shown.indexOf(here) : 0, count: shown.length }
}
