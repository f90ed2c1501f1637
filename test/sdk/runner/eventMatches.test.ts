// Which event leads a step on.
import { beforeAll, expect, test } from 'vitest'
import { prepareRules } from '../../../sdk/guides/rules.ts'
import type { Facts } from '../../../sdk/protocol/evaluate.ts'
import { eventMatches } from '../../../sdk/runner/eventMatches.ts'

beforeAll(() => prepareRules('"where":'))

const facts: Facts = { now: 0, read: (name) => ({ locale: 'ja', 'page.path': '/a' })[name] ?? null, count: () => undefined, milestone: () => undefined, goal: () => undefined, guide: () => undefined }
const saved = (where?: { fact: string; op: 'eq' | 'absent'; value?: string }[]) => ({ on: 'event' as const, event: 'Saved', where })

test.each([
  ['its name is enough without clauses', saved(), 'Saved', {}, true],
  ['another name is another event', saved(), 'Opened', {}, false],
  ['a property that fits', saved([{ fact: 'properties.kind', op: 'eq', value: 'x' }]), 'Saved', { kind: 'x' }, true],
  ['a property that does not', saved([{ fact: 'properties.kind', op: 'eq', value: 'x' }]), 'Saved', { kind: 'y' }, false],
  ['a property that is not there is absent', saved([{ fact: 'properties.kind', op: 'absent' }]), 'Saved', {}, true],
  ['a name from Object is nobody’s property', saved([{ fact: 'properties.constructor', op: 'absent' }]), 'Saved', {}, true],
  ['where it happened', saved([{ fact: 'context.page.path', op: 'eq', value: '/a' }, { fact: 'context.locale', op: 'eq', value: 'ja' }]), 'Saved', {}, true],
  ['a click is no event', { on: 'click' as const }, 'Saved', {}, false],
  ['a button neither', undefined, 'Saved', {}, false],
])('%s', (_, advance, name, properties, matches) => {
  expect(eventMatches(advance, name, properties, facts)).toBe(matches)
})
