// The way through the steps: what can show, what is passed over, where Back leads.
import { beforeAll, expect, test } from 'vitest'
import { prepareRules } from '../../../sdk/guides/rules.ts'
import type { Facts } from '../../../sdk/protocol/evaluate.ts'
import type { Condition } from '../../../sdk/protocol/condition.schema.ts'
import type { Step, Tour } from '../../../sdk/protocol/guide.schema.ts'
import { isOnPage, placeOf, wayBack, wayOn } from '../../../sdk/runner/tourPath.ts'

beforeAll(() => prepareRules('"showIf":'))

const facts: Facts = { now: 0, read: (name) => ({ 'page.path': '/c/general', yes: 1 })[name] ?? (name === 'unknown' ? undefined : null), count: () => undefined, milestone: () => undefined, goal: () => undefined, guide: () => undefined }
const yes: Condition = { fact: 'yes', op: 'exists' }
const no: Condition = { fact: 'no', op: 'exists' }
const step = (id: string, more: Partial<Step> = {}): Step => ({ id, type: 'modal', ...more })
const tour: Tour = {
  id: 't',
  kind: 'tour',
  steps: [step('a'), step('hidden', { showIf: no }), step('unanswered', { showIf: { event: 'x' } }), step('wait', { type: 'wait' }), step('already', { advance: { on: 'condition', when: yes } }), step('b', { showIf: yes }), step('last', { showIf: no })],
}

test('goes on to the next step that can show and names those already done', () => {
  expect(wayOn(tour, 1, facts)).toMatchObject({ next: 3, passed: [] })
  const { next, passed } = wayOn(tour, 4, facts)
  expect([next, passed.map(({ id }) => id)]).toEqual([5, ['already']])
  expect(wayOn(tour, 6, facts).next).toBe(-1)
})
test('Back leads over what cannot show, waits or is already done', () => {
  expect(wayBack(tour, 5, facts)).toBe(0)
  expect(wayBack(tour, 0, facts)).toBe(-1)
})
test('progress counts only the steps that can show', () => {
  expect(placeOf(tour, 5, facts)).toEqual({ index: 2, count: 3 })
  expect(placeOf(tour, 0, facts)).toEqual({ index: 0, count: 3 })
})
test('a step lives on its page', () => {
  expect([isOnPage(step('x'), facts), isOnPage(step('x', { page: '/c/*' }), facts), isOnPage(step('x', { page: '/settings' }), facts)]).toEqual([true, true, false])
})
