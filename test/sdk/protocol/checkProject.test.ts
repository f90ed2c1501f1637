import { describe, expect, it } from 'vitest'
import { checkProject, type Problem } from 'shirube/protocol'

const aTour = { id: 'welcome', kind: 'tour', steps: [{ id: 'hello', type: 'modal', title: 'Hello' }] }
const aMilestone = { id: 'first-message', name: 'First message', unit: 'account', event: 'Message Posted', count: 'events', atLeast: 1 }
const problemsOf = (input: unknown): readonly Problem[] => checkProject(input).problems
const first = (input: unknown): Problem | undefined => problemsOf(input)[0]

describe('checkProject', () => {
  it('warns that a goal of people is in no figure of the console', () => {
    const of = (id: string, unit: 'account' | 'user') => checkProject({ milestones: [{ id: 'posted', name: 'P', unit, event: 'Posted', count: 'events', atLeast: 1 }], goals: [{ id, name: 'A', unit, requires: ['posted'] }] })
    expect(of('activation', 'user')).toMatchObject({ ok: true, problems: [{ severity: 'warning', code: 'goal_of_people', path: 'goals[0].unit' }] })
    expect([of('activation', 'account'), of('hooked', 'user')].map((check) => check.problems)).toEqual([[], []])
  })

  it('takes a whole project', () => {
    const check = checkProject({ guides: [{ ...aTour, milestone: 'first-message' }], milestones: [aMilestone], goals: [{ id: 'activation', name: 'Activation', unit: 'account', requires: ['first-message'], within: '14d' }] })
    expect(check).toMatchObject({ ok: true, problems: [] })
  })

  it('names path, value, nearest known name and the fix of an unknown key', () => {
    const problem = first({ guides: [{ ...aTour, steps: [{ id: 'hello', type: 'modal', titel: 'Hello' }] }] })
    expect(problem).toMatchObject({ severity: 'error', code: 'unknown_key', path: 'guides[0].steps[0].titel', fix: 'Rename “titel” to “title”.' })
    expect(problem?.message).toContain('Did you mean “title”?')
  })

  it.each<[string, unknown, string, RegExp]>([
    ['an unknown step type', { guides: [{ ...aTour, steps: [{ id: 'a', type: 'tooltipp', title: 'x' }] }] }, 'guides[0].steps[0].type', /tooltipp.*Did you mean “tooltip”/],
    ['an unknown kind', { guides: [{ id: 'a', kind: 'tuor', steps: [] }] }, 'guides[0].kind', /tuor/],
    ['a kind of a later release', { guides: [{ id: 'a', kind: 'survey', questions: [] }] }, 'guides[0].kind', /not drawn by this release/],
    ['a bad id', { guides: [{ ...aTour, id: 'Welcome Tour' }] }, 'guides[0].id', /Welcome Tour/],
    ['a bad duration', { goals: [{ id: 'a', name: 'a', unit: 'account', requires: ['b'], within: '14 days' }] }, 'goals[0].within', /14 days.*14|duration/],
    ['a missing field', { milestones: [{ ...aMilestone, count: undefined }] }, 'milestones[0].count', /required|fits none/],
    ['too few steps', { guides: [{ ...aTour, steps: [] }] }, 'guides[0].steps', /at least 1/],
  ])('refuses %s and says where', (_, input, path, message) => {
    const problem = problemsOf(input).find((p) => p.path === path)
    expect(problem, JSON.stringify(problemsOf(input))).toMatchObject({ severity: 'error' })
    expect(problem?.message).toMatch(message)
  })

  it.each<[string, unknown, string, RegExp]>([
    ['a goal without its milestone', { milestones: [aMilestone], goals: [{ id: 'activation', name: 'a', unit: 'account', requires: ['first-mesage'] }] }, 'goals[0].requires[0]', /Did you mean “first-message”\?/],
    ['an audience with an unknown milestone', { guides: [{ ...aTour, audience: { all: [{ not: { milestone: 'nope' } }] } }] }, 'guides[0].audience.all[0].not.milestone', /no milestone “nope”/],
    ['two guides of one id', { guides: [aTour, aTour] }, 'guides[1].id', /used twice/],
    ['goTo a step that is not there', { guides: [{ ...aTour, steps: [{ id: 'a', type: 'modal', title: 'x', buttons: [{ label: 'y', do: [{ goTo: 'b' }] }] }] }] }, 'guides[0].steps[0].buttons[0].do[0].goTo', /no step “b”/],
    ['a tooltip without target', { guides: [{ ...aTour, steps: [{ id: 'a', type: 'tooltip', title: 'x' }] }] }, 'guides[0].steps[0].target', /needs the element/],
    ['a wait step nothing ends', { guides: [{ ...aTour, steps: [{ id: 'a', type: 'wait' }] }] }, 'guides[0].steps[0].advance', /nothing could end it/],
    ['an item nothing ticks', { guides: [{ id: 'c', kind: 'checklist', title: 't', items: [{ id: 'a', title: 'x' }] }] }, 'guides[0].items[0].done', /nothing could ever tick/],
    ['minus without distinct', { milestones: [{ ...aMilestone, minus: { event: 'x', match: 'properties.a' } }] }, 'milestones[0].minus', /distinct count only/],
    ['a javascript address', { guides: [{ ...aTour, steps: [{ id: 'a', type: 'modal', title: 'x', buttons: [{ label: 'y', do: [{ navigate: 'java\tscript:alert(1)' }] }] }] }] }, 'guides[0].steps[0].buttons[0].do[0].navigate', /may not be opened/],
    ['windows in a circle', { milestones: [{ ...aMilestone, within: { of: 'b', for: '1d' } }, { ...aMilestone, id: 'b', within: { of: 'first-message', for: '1d' } }] }, 'milestones[0].within.of', /waits for itself/],
  ])('refuses %s', (_, input, path, message) => {
    const problem = problemsOf(input).find((p) => p.path === path)
    expect(problem, JSON.stringify(problemsOf(input))).toMatchObject({ severity: 'error' })
    expect(problem?.message).toMatch(message)
  })

  it('warns, and still passes, where a language is missing or a text is long', () => {
    const check = checkProject({ guides: [{ ...aTour, steps: [{ id: 'a', type: 'modal', title: { en: 'Hello', ja: 'こんにちは' }, body: { en: 'Only English' } }] }] })
    expect(check.ok).toBe(true)
    expect(check.problems).toMatchObject([{ severity: 'warning', code: 'missing_translation', path: 'guides[0].steps[0].body' }])
    expect(problemsOf({ guides: [{ ...aTour, steps: [{ id: 'a', type: 'modal', title: 'x'.repeat(80) }] }] })).toMatchObject([{ code: 'long_text' }])
  })

  it.each([null, undefined, 3, 'text', [], { guides: 'x' }, { guides: [null] }])('answers %j with problems instead of throwing', (input) => {
    const check = checkProject(input)
    expect(check.ok).toBe(false)
    expect(check.problems.length).toBeGreaterThan(0)
  })
})
